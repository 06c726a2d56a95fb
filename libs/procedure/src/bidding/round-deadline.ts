import { type CaseLaw } from '../definition/law';
import { periodOf } from '../definition/parts';
import { actsFrom, lastDone } from '../definition/period-end';
import { type Stand } from '../definition/stand';
import { type Instant } from '../time/instant';
import { type OfferRound } from './offer-rounds';

/**
 * From when on an offer of a round is late in a case, as it was announced last: while that is waited for, and once it was reached. Undefined of a
 * round for which nobody has called, or nobody calls any more: the case ended before, or went back behind the call.
 */
export function deadlineInForce(
  { definition }: Pick<CaseLaw, 'definition'>,
  stand: Stand,
  { until, reach }: OfferRound,
): Instant | undefined {
  const announced = stand.ends[until]?.end;
  if (announced === undefined) return undefined;
  if (definition.acts[reach]?.in.includes(stand.stage)) return announced;
  const begun = lastDone(actsFrom(periodOf(definition, until).from), stand);
  const reached = stand.done[reach];
  return begun !== undefined && reached !== undefined && reached.nth > begun.nth ? announced : undefined;
}
