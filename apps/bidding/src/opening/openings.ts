import { openingsOf } from '@mingtang/procedure/bidding';
import { PROCEDURES } from '@mingtang/procedure/procedures';

/** The acts by which an opening begins in any way to trade. */
export const OPENINGS = [...new Set(PROCEDURES.flatMap(openingsOf).map(({ begunBy }) => begunBy))];
