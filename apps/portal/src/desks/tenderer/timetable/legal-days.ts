import { type Timetable } from '@mingtang/procedure/notice';
import { periodOf, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import {
  type Calendar,
  endOfPeriod,
  epochMilliseconds,
  isWorkingDay,
  laterOf,
  latestBefore,
  type LegalPeriod,
} from '@mingtang/procedure/time';

const DAY_MS = 24 * 60 * 60_000;
/** Beijing is eight hours ahead of UTC all year. */
const BEIJING_MS = 8 * 60 * 60_000;

/** A span of time as a part of the drawn one, from 0 to 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is drawn of a timetable: how long each thing lasts, and how long it must at least. */
export interface Bar {
  readonly kind: 'documents' | 'questions' | 'bids';
  readonly span: Span;
  /** The shortest that the law allows. */
  readonly least: Span;
  readonly period: LegalPeriod;
}

export interface Drawing {
  readonly bars: readonly Bar[];
  /** Legal days on which nobody works; none are told apart under a sandbox's calendar. */
  readonly daysOff: readonly (Span & { readonly date: string })[];
  /** Days at whose beginning a mark stands. */
  readonly ticks: readonly { readonly at: number; readonly date: string }[];
  readonly openingAt: number;
}

/** Most marks that can be read beside each other. */
const MOST_TICKS = 8;

/** Draws a timetable that begins when it is published: in legal days, or for a sandbox in seconds. */
export function drawingOf(
  timetable: Timetable,
  publishAt: string,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Drawing {
  const issued = laterOf(timetable.documentsAvailableFrom, publishAt);
  const start = epochMilliseconds(issued);
  const leastBids = endOfPeriod(issued, periodOf(definition, 'submission'), calendar);
  const end = Math.max(
    ...[timetable.submissionDeadline, timetable.documentsAvailableUntil, leastBids].map(epochMilliseconds),
  );
  const length = Math.max(1, end - start);
  const at = (instant: string | number) =>
    Math.min(1, Math.max(0, ((typeof instant === 'number' ? instant : epochMilliseconds(instant)) - start) / length));
  const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) });
  return {
    bars: [
      {
        kind: 'documents',
        span: span(issued, timetable.documentsAvailableUntil),
        least: span(issued, endOfPeriod(issued, periodOf(definition, 'documentsAvailable'), calendar)),
        period: periodOf(definition, 'documentsAvailable'),
      },
      {
        kind: 'questions',
        span: span(issued, timetable.clarificationDeadline),
        least: {
          from: at(latestBefore(timetable.submissionDeadline, periodOf(definition, 'clarificationBefore'), calendar)),
          to: at(timetable.submissionDeadline),
        },
        period: periodOf(definition, 'clarificationBefore'),
      },
      {
        kind: 'bids',
        span: span(issued, timetable.submissionDeadline),
        least: span(issued, leastBids),
        period: periodOf(definition, 'submission'),
      },
    ],
    daysOff:
      calendar.mode === 'sandbox'
        ? []
        : daysIn(start, end)
            .filter(({ date }) => !isWorkingDay(date, calendar.holidays))
            .map(({ date, from, to }) => ({ date, from: at(from), to: at(to) })),
    ticks: calendar.mode === 'sandbox' ? [] : ticksIn(start, end).map(({ date, from }) => ({ date, at: at(from) })),
    openingAt: at(timetable.openingAt),
  };
}

interface Day {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/** The legal days that a span touches. */
function daysIn(start: number, end: number): Day[] {
  const first = Math.floor((start + BEIJING_MS) / DAY_MS);
  const last = Math.floor((end + BEIJING_MS) / DAY_MS);
  return Array.from({ length: Math.min(last - first + 1, 400) }, (_, day) => {
    const from = (first + day) * DAY_MS - BEIJING_MS;
    return { date: new Date(from + BEIJING_MS).toISOString().slice(0, 10), from, to: from + DAY_MS };
  });
}

function ticksIn(start: number, end: number): Day[] {
  const days = daysIn(start, end).filter(({ from }) => from >= start);
  const every = Math.max(1, Math.ceil(days.length / MOST_TICKS));
  return days.filter((_, day) => day % every === 0);
}
