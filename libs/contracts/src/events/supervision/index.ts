import { suspensionLifted, suspensionOrdered, suspensionServedOn } from './suspension';

export const supervisionEvents = [
  suspensionOrdered,
  suspensionLifted,
  suspensionServedOn('announcement'),
  suspensionServedOn('bidding'),
  suspensionServedOn('evaluation'),
  suspensionServedOn('disclosure'),
] as const;
