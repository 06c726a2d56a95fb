import { type OpeningFailure } from '@mingtang/procedure';
import { type BidSheet } from '@mingtang/sealing';

/** What came of trying to open a bid, before it is written down. */
export type Attempt = {
  readonly bid: string;
  /** Custodians whose shares were found wrong. */
  readonly wrongShares: readonly string[];
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
 * Why shares did not open a bid: whether those still missing could have. Of the released ones at most `threshold - 1` can be
 * right, else they would have opened it.
 */
export function shareFailure(counts: {
  readonly threshold: number;
  readonly custodians: number;
  /** Released as good. */
  readonly shares: number;
  /** Released as no good. */
  readonly faults: number;
}): 'share-invalid' | 'shares-missing' {
  const missing = counts.custodians - counts.shares - counts.faults;
  const right = Math.min(counts.shares, counts.threshold - 1);
  return right + missing >= counts.threshold ? 'shares-missing' : 'share-invalid';
}
