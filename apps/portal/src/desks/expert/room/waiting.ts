import { type Stage } from '@mingtang/procedure/procedures';
import { type LotStand } from '../committee/duty';

/** What a member can wait for, or that nothing more comes. */
export const WAITING = [
  'opening',
  'draw',
  'vacant',
  'declaring',
  'review',
  'consulting',
  'final-offers',
  'final-opening',
  'scoring',
  'price-opening',
  'pricing',
  'report',
  'concluded',
  'ended',
] as const;
export type Waiting = (typeof WAITING)[number];

const AT: Readonly<Partial<Record<Stage, Waiting>>> = {
  draft: 'opening',
  published: 'opening',
  'bidding-closed': 'opening',
  opening: 'opening',
  committee: 'draw',
  drawing: 'draw',
  declaring: 'declaring',
  review: 'review',
  consulting: 'consulting',
  'final-offers': 'final-offers',
  'final-offers-closed': 'final-opening',
  'final-opening': 'final-opening',
  scoring: 'scoring',
  'price-opening': 'price-opening',
  pricing: 'pricing',
  report: 'report',
};

/** What a member that has done its own part waits for, by where the lot stands. */
export function waitingFor({ stage, vacant, concluded }: Pick<LotStand, 'stage' | 'vacant' | 'concluded'>): Waiting {
  if (concluded) return 'concluded';
  if (vacant) return 'vacant';
  return AT[stage] ?? 'ended';
}
