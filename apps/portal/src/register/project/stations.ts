import { openingsOf } from '@mingtang/procedure/bidding';
import {
  type ActId,
  actName,
  kindOfStage,
  type ProcedureDefinition,
  type StageKind,
  stageName,
} from '@mingtang/procedure/procedures';
import { type Facts, type LotFacts } from './facts';

interface Said {
  readonly zh: string;
  readonly en: string;
}

export type StationName =
  'clarification' | 'deadline' | 'failed' | 'evaluated' | 'objections' | 'award' | 'challenges' | 'contract';

/** A point on the way of a tender. */
export interface Station {
  /** What its procedure calls it; or the name under which the page does. */
  readonly called: StationName | Said;
  /** When it was, or is to be at that very time; absent while nobody knows. */
  readonly at?: string;
  /** By when it has to be. */
  readonly due?: string;
  /** Whether it has happened, or its time is only to come. */
  readonly reached: boolean;
  /** Whether it is what goes on now. */
  readonly underWay?: boolean;
  /** Done after it was due. */
  readonly late?: boolean;
}

/** How far the whole project is, on the timetable of its notice. */
export function projectStations(
  { notice, timetable }: Pick<Facts, 'notice' | 'timetable'>,
  definition: ProcedureDefinition,
  now: number,
): Station[] {
  const timed = (called: Station['called'], at: string): Station => ({ called, at, reached: Date.parse(at) <= now });
  return [
    timed(noticeOf(definition, 'publish') ?? actName(definition, 'publish'), notice.publishedAt),
    timed('clarification', timetable.clarificationDeadline),
    timed('deadline', timetable.submissionDeadline),
  ];
}

/** Stages in which nothing of a lot from its opening on goes on: not yet, or not any more. */
const RESTING: readonly StageKind[] = ['draft', 'offers', 'success', 'failure', 'cancelled'];

/** When something was or is to be, by when it had to be, and whether it came later. */
interface Moment {
  readonly at?: string | undefined;
  readonly due?: string | undefined;
  readonly late?: boolean | undefined;
}

/** The acts of a lot that its way shows beside its openings, in their order. */
const MARKED = [
  'call-final-offers',
  'conclude-technical',
  'conclude-report',
  'publish-candidates',
  'file-objection',
  'award',
  'notice-award',
  'publish-result',
  'file-challenge',
  'publish-contract',
] as const satisfies readonly ActId[];

/** Acts of which the way shows until when they may be done. */
const ENDING: readonly ActId[] = ['file-objection', 'file-challenge'];

/** How far a lot is from its opening on, by its procedure; one that could not be opened ends there. */
export function lotStations(lot: LotFacts, definition: ProcedureDefinition, now: number): Station[] {
  const { openingFailure } = lot;
  if (openingFailure) return [{ called: 'failed', at: openingFailure.failedAt, reached: true }];
  const moments = momentsOf(lot);
  const opened = openingsOf(definition).map(({ completedBy }) => completedBy);
  const first = (act: ActId) => definition.stages.indexOf(definition.acts[act]?.in[0] ?? 'draft');
  const marked = [...opened, ...MARKED]
    .filter((act) => definition.acts[act] !== undefined)
    .sort((a, b) => first(a) - first(b));
  const stations = marked.map((act) => {
    const { at, due, late } = moments[act] ?? {};
    const reached = at !== undefined && (!ENDING.includes(act) || Date.parse(at) <= now);
    return {
      called: calledOf(act, definition),
      reached,
      ...(at !== undefined && { at }),
      ...(due !== undefined && { due }),
      ...(late && { late }),
    };
  });
  const next = stations.findIndex(({ reached }) => !reached);
  return stations.map((station, index) => ({
    ...station,
    underWay: index === next && !RESTING.includes(kindOfStage(lot.stage)),
  }));
}

/** When each act of a lot was done. */
function momentsOf(lot: LotFacts): Readonly<Partial<Record<ActId, Moment>>> {
  const { evaluation, candidates, award, contract, laterOpenings } = lot;
  return {
    ...Object.fromEntries(laterOpenings.map(({ act, openedAt }) => [act, { at: openedAt }])),
    'complete-opening': { at: lot.opening?.openedAt },
    'conclude-technical': { at: lot.technical?.concludedAt },
    'call-final-offers': { at: lot.finalOffersCalledAt },
    'conclude-report': { at: evaluation?.signedAt },
    'publish-candidates': { at: candidates?.publishedAt, due: candidates?.due, late: candidates?.late },
    'file-objection': { at: candidates?.objectionsUntil },
    award: { at: award?.determinedAt },
    'notice-award': { at: award?.noticedAt },
    'publish-result': { at: award?.resultPublishedAt },
    'file-challenge': { at: award?.challengesUntil },
    'publish-contract': { at: contract?.signedAt, due: award?.contractDue, late: contract?.late },
  };
}

const NAMES: Readonly<Partial<Record<ActId, StationName>>> = {
  'conclude-report': 'evaluated',
  'file-objection': 'objections',
  award: 'award',
  'file-challenge': 'challenges',
  'publish-contract': 'contract',
};

/** What an act is called on the way: as its notice, else as the stage that it ends where that is an opening or the consultation, else by itself. */
function calledOf(act: ActId, definition: ProcedureDefinition): Station['called'] {
  const [stage] = definition.acts[act]?.in ?? [];
  const ofItsStage = stage !== undefined && act !== 'conclude-technical';
  const ofDefinition = ofItsStage ? stageName(definition, stage) : actName(definition, act);
  return NAMES[act] ?? noticeOf(definition, act) ?? ofDefinition;
}

/** The document that the law has published by an act. */
function noticeOf({ notices }: ProcedureDefinition, act: ActId): Said | undefined {
  return notices.find(({ of }) => of === act)?.title;
}
