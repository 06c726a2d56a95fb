import { holdsPrice } from '../bidding/envelopes';
import { type ProcedureDefinition } from '../definition/definition';

/**
 * Before which step of an evaluation the prices are known: with the offers themselves; before they are scored, if they are, where they come in a later round; or
 * only before they are ranked, where they lie in an envelope that is opened of those alone that passed all before.
 */
export type PricedBefore = 'review' | 'scoring' | 'ranking';

/** What a definition says of it: by the stages in which the envelope of the price is opened, and its round. */
export function pricedBefore({ acts, envelopes, stages }: ProcedureDefinition): PricedBefore {
  const priced = envelopes.filter(holdsPrice).at(-1);
  const opened = priced ? (acts[priced.openedBy]?.in ?? []) : [];
  const last = Math.max(...opened.map((stage) => stages.indexOf(stage)));
  if (last < stages.indexOf('review')) return 'review';
  return priced !== undefined && priced.round > 1 ? 'scoring' : 'ranking';
}
