import { kindOfStage } from '@mingtang/procedure/procedures';
import { type Schema } from '../../../api/api';

/** A seat on a committee, as its member sees it. */
export type Seat = Schema<'evaluation.AssignmentDto'>;
/** Where the evaluation of a lot stands. */
export type LotStand = Schema<'evaluation.LotDto'>;

/** What a member of a committee can owe, in the order in which it comes. */
export const DUTIES = ['declare', 'review', 'score', 'sign'] as const;
export type Duty = (typeof DUTIES)[number];

/**
 * What a member owes now, if anything.
 * @param stand the lot as the member sees it; without it only a declaration can be told.
 */
export function dutyOf({ memberState }: Pick<Seat, 'memberState'>, stand: Stand | undefined): Duty | undefined {
  if (memberState === 'recused') return undefined;
  if (memberState === 'seated') return 'declare';
  if (stand?.stage === 'review' && !stand.own?.reviewed) return 'review';
  if (stand?.stage === 'scoring' && !stand.own?.scored) return 'score';
  if (stand?.stage === 'report' && !stand.own?.signed) return 'sign';
  return undefined;
}

type Stand = Pick<LotStand, 'stage' | 'own'>;

/** Whether nothing more is to come on this committee. */
export function isOver({ stage, concluded }: Pick<Seat, 'stage' | 'concluded'>): boolean {
  return concluded || ['failure', 'cancelled'].includes(kindOfStage(stage));
}

/** Where a member evaluates a lot. */
export function roomOf({ project, lot }: Pick<Seat, 'project' | 'lot'>): string {
  return `/desk/expert/projects/${project}/lots/${encodeURIComponent(lot)}`;
}
