import { type OpenedLot } from '../lot/opened-lot';

/**
 * When the report of a lot became public: with the candidates or, where a procedure publishes none, with the result (GP-07); or, where all bids were rejected, with its own last signature, for then it is the result
 * (EVA-10). Undefined before.
 */
export function publicSince({
  case: { stand },
  evaluation: { document },
}: Pick<OpenedLot, 'case' | 'evaluation'>): string | undefined {
  if (document?.result.outcome === 'all-rejected') return stand.done['conclude-report']?.at;
  return (stand.done['publish-candidates'] ?? stand.done['publish-result'])?.at;
}
