import { type RuleId } from '../rules/rules';
import { compareInstants, type Instant, isBefore } from '../time/instant';
import { type ActDefinition } from './definition';
import { impediments, isItsTurn } from './impediments';
import { type CaseLaw } from './law';
import { periodOf } from './parts';
import { periodEnd } from './period-end';
import { binding, isWaived } from './scope';
import { isSuspended, type OpenItem, type Stand } from './stand';
import { type ActId } from './vocabulary/acts';
import { type Capacity } from './vocabulary/capacities';
import { type PeriodId } from './vocabulary/periods';
import { type ReliefId } from './vocabulary/reliefs';

/** Capacities that several have in one case. */
const SEVERAL: readonly Capacity[] = ['member', 'custodian'];

/** What somebody is to do next in a case. */
export interface Owed {
  readonly act: ActId;
  readonly by: readonly Capacity[];
  /** From when on it is possible, where it is not yet. */
  readonly from?: Instant;
  /** The first instant at which it is late; none where it is owed as soon as it is possible, or while the case is suspended. */
  readonly due?: Instant;
  /** The period by whose end it is due. */
  readonly period?: PeriodId;
  readonly overdue: boolean;
  /** What is open and keeps it back. */
  readonly waitsFor: readonly ReliefId[];
  /** What it answers or decides. */
  readonly item?: string;
  readonly rules: readonly RuleId[];
}

/**
 * What comes next in a case, who owes it, by when and under which rule; first what is due first, then what has no time.
 * @param now UTC instant.
 */
export function owed(law: CaseLaw, stand: Stand, now: Instant): readonly Owed[] {
  const acts = Object.entries(law.definition.acts) as [ActId, ActDefinition][];
  const all = acts.flatMap(([id, act]) =>
    act.answers === undefined ? ofAct(law, stand, id, act, now) : ofItems(law, stand, id, act, now),
  );
  return all.sort((a, b) => byDue(a, b));
}

function ofAct(law: CaseLaw, stand: Stand, id: ActId, act: ActDefinition, now: Instant): Owed[] {
  if (act.owed === undefined || !(act.owedIn ?? act.in).includes(stand.stage)) return [];
  if (isDone(stand, id, act)) return [];
  const period = act.owed === 'when-possible' ? undefined : act.owed;
  const begins = act.notBefore && periodEnd(law, stand, act.notBefore);
  const due = period && !isSuspended(stand) ? periodEnd(law, stand, period) : undefined;
  const free =
    period !== undefined &&
    stand.ends[period] === undefined &&
    isWaived(law.definition, periodOf(law.definition, period));
  return [
    {
      act: id,
      by: act.by,
      ...(begins !== undefined && isBefore(now, begins) && { from: begins }),
      ...(due !== undefined && { due }),
      ...(period && !free && { period }),
      overdue: due !== undefined && !isBefore(now, due),
      waitsFor: waitsFor(stand, act),
      rules: binding(law.definition, act),
    },
  ];
}

/** What several owe is owed until the case goes on; what one owes, until it is done: since what comes before it, or since the case came to its stage. */
function isDone(stand: Stand, id: ActId, act: ActDefinition): boolean {
  if (act.after) return !isItsTurn(id, act, stand);
  const own = stand.done[id]?.nth ?? 0;
  return own > 0 && own >= stand.entered && !act.by.some((capacity) => SEVERAL.includes(capacity));
}

/** An answer or decision is owed for each item that waits for it. */
function ofItems(law: CaseLaw, stand: Stand, id: ActId, act: ActDefinition, now: Instant): Owed[] {
  const relief = act.answers && law.definition.reliefs[act.answers];
  if (!relief || !act.in.includes(stand.stage)) return [];
  const deciding = relief.decidedBy === id;
  const wanted = ({ relief: of, upheld }: OpenItem) => of === act.answers && deciding === (upheld === true);
  return stand.open.filter(wanted).map(({ item, due }) => {
    const until = deciding || isSuspended(stand) ? undefined : due;
    return {
      act: id,
      by: act.by,
      ...(until !== undefined && { due: until }),
      ...(until !== undefined && relief.answer && { period: relief.answer }),
      overdue: until !== undefined && !isBefore(now, until),
      waitsFor: waitsFor(stand, act),
      item,
      rules: binding(law.definition, act),
    };
  });
}

function waitsFor({ open }: Stand, { stoppedBy }: ActDefinition): readonly ReliefId[] {
  return [...new Set(open.map(({ relief }) => relief).filter((relief) => stoppedBy.includes(relief)))];
}

function byDue(a: Owed, b: Owed): number {
  const [left, right] = [a.due ?? a.from, b.due ?? b.from];
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  return compareInstants(left, right);
}

/** Whether an act could be done now, whoever does it. */
export function isPossible(law: CaseLaw, stand: Stand, act: ActId, now: Instant): boolean {
  return impediments(law, stand, { act, at: now }).length === 0;
}
