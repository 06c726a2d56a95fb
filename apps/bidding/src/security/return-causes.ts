import { type SecurityReturnCause } from '@mingtang/procedure/bidding';

/** Why a security goes back, as the API says it. */
export const RETURN_CAUSES = [
  'withdrawn-in-time',
  'consultation-left',
  'contract-signed',
  'tender-terminated',
  'bid-not-opened',
] as const satisfies readonly SecurityReturnCause[];
