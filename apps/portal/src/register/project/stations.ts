import { kindOfStage, type StageKind } from '@mingtang/procedure/procedures';
import { type Facts, type LotFacts } from './facts';

export type StationName =
  | 'published'
  | 'clarification'
  | 'deadline'
  | 'opened'
  | 'failed'
  | 'evaluated'
  | 'candidates'
  | 'objections'
  | 'award'
  | 'notice'
  | 'contract';

/** A point on the way of a tender. */
export interface Station {
  readonly name: StationName;
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
export function projectStations({ notice, timetable }: Pick<Facts, 'notice' | 'timetable'>, now: number): Station[] {
  const timed = (name: StationName, at: string): Station => ({ name, at, reached: Date.parse(at) <= now });
  return [
    timed('published', notice.publishedAt),
    timed('clarification', timetable.clarificationDeadline),
    timed('deadline', timetable.submissionDeadline),
  ];
}

/** Stages in which nothing of a lot from its opening on goes on: not yet, or not any more. */
const RESTING: readonly StageKind[] = ['draft', 'offers', 'success', 'failure', 'cancelled'];

/** How far a lot is from its opening on; one that could not be opened ends there. */
export function lotStations(lot: LotFacts, now: number): Station[] {
  const { opening, openingFailure, evaluation, candidates, award, contract } = lot;
  if (openingFailure) return [{ name: 'failed', at: openingFailure.failedAt, reached: true }];
  const stations: Station[] = [
    done('opened', opening?.openedAt),
    done('evaluated', evaluation?.signedAt),
    { ...done('candidates', candidates?.publishedAt, candidates?.due), ...(candidates?.late && { late: true }) },
    {
      ...done('objections', candidates?.objectionsUntil),
      reached: candidates !== undefined && Date.parse(candidates.objectionsUntil) <= now,
    },
    done('award', award?.determinedAt),
    done('notice', award?.noticedAt),
    { ...done('contract', contract?.signedAt, award?.contractDue), ...(contract?.late && { late: true }) },
  ];
  const next = stations.findIndex(({ reached }) => !reached);
  return stations.map((station, index) => ({
    ...station,
    underWay: index === next && !RESTING.includes(kindOfStage(lot.stage)),
  }));
}

function done(name: StationName, at?: string, due?: string): Station {
  return { name, ...(at !== undefined && { at }), ...(due !== undefined && { due }), reached: at !== undefined };
}
