import { type OpeningFailure } from '@mingtang/procedure/bidding';
import { type BidSheet } from '@mingtang/sealing';

/** What came of trying to open an envelope of a bid, before it is written down. */
export type Attempt = {
  readonly bid: string;
  readonly version: number;
  readonly envelope: string;
  /** How many released shares there were to try. */
  readonly attemptedWith: number;
} & (
  | {
      readonly outcome: 'opened';
      readonly identity: string;
      readonly by: 'custodians' | 'bidder';
      /** Whose shares were combined. */
      readonly custodians: readonly string[];
      readonly sheet: BidSheet;
    }
  /** Its key is known and nothing more will help. */
  | {
      readonly outcome: 'unopened';
      readonly failure: OpeningFailure;
      readonly identity: string | null;
      readonly custodians: readonly string[];
    }
  /** Another share, its bidder or a repaired disk may still help. */
  | { readonly outcome: 'not-yet'; readonly failure: OpeningFailure }
);

/** Failures that more shares or time do not cure. */
export function isFinalFailure(failure: OpeningFailure): boolean {
  return failure === 'price-unreadable' || failure === 'manifest-mismatch';
}

/**
 * Why an envelope is shut for which there are not enough right shares: whether custodians could still open it who have not said that the
 * share dealt to them is no good. One who gives a wrong share owes the right one, as one who gives none does.
 */
export function shareFailure(counts: {
  readonly threshold: number;
  readonly custodians: number;
  /** Released as no good. */
  readonly faults: number;
}): 'share-invalid' | 'shares-missing' {
  return counts.custodians - counts.faults >= counts.threshold ? 'shares-missing' : 'share-invalid';
}
