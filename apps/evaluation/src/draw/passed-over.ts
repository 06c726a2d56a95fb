import { type ExclusionReason } from '@mingtang/procedure/evaluation';

/** Why someone whose turn it is takes no seat: gone from the pool since the request, on the committee by another draw, or interested. */
export type PassingOver = 'left-pool' | 'seated-already' | ExclusionReason;

/** Someone of a draw's orders whose turn came and who took no seat. */
export interface PassedOver {
  /** Its pseudonym in the draw. */
  readonly candidate: string;
  readonly reason: PassingOver;
}
