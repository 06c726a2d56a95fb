import { type ActId } from '@mingtang/procedure/procedures';
import { type Instant } from '@mingtang/procedure/time';
import { type Recipient } from './recipient';

/** What notices tell of. */
export const NOTICE_KINDS = [
  'registration-noted',
  'security-recorded',
  'security-returned',
  'security-forfeited',
  'bid-recorded',
  'bid-withdrawn',
  'tender-changed',
  'change-voided',
  'tender-cancelled',
  'question-asked',
  'question-answered',
  'due-near',
  'act-possible',
  'bidding-closed',
  'shares-due',
  'release-refused',
  'opening-delayed',
  'opening-ended',
  'lot-opened',
  'lot-failed',
  'draw-possible',
  'draw-to-reveal',
  'draw-voided',
  'seat-drawn',
  'member-recused',
  'committee-formed',
  'review-due',
  'evaluation-completed',
  'report-to-sign',
  'all-rejected',
  'candidates-due',
  'candidates-published',
  'objection-filed',
  'objection-answered',
  'objection-decided',
  'award-determined',
  'award-voided',
  'award-noticed',
  'contract-due',
  'contract-refused',
  'lot-declared-failed',
  'contract-published',
  'invited',
  'technical-concluded',
  'prices-opened',
  'consultation-begun',
  'consultation-due',
  'requirements-changed',
  'final-offers-called',
  'final-offer-recorded',
  'consultation-left',
  'final-offers-closed',
  'final-offers-opened',
  'scores-due',
  'award-due',
  'result-published',
  'challenge-filed',
  'challenge-answered',
  'act-overtaken',
  'suspended',
  'resumed',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One thing that one recipient is told. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly recipient: Recipient;
  readonly lot?: string;
  /** The act that it tells of, where its kind does not say which. */
  readonly act?: ActId;
  /** What overtook that act. */
  readonly overtakenBy?: ActId;
  /** Until when (exclusive) something is to be done. */
  readonly dueAt?: Instant;
}
