import { type GuardName } from '@mingtang/procedure/procedures';

/** A fact of the log by which it is decided whose envelopes are opened. */
export interface OpeningResult {
  /** Type of its event. */
  readonly type: string;
  /** What its payload says: of which lot, and which bids passed. */
  readonly passed: (payload: unknown) => PassedBids;
}

export interface PassedBids {
  readonly lot: string;
  readonly bids: readonly { readonly bid: string; readonly version: number }[];
}

/** By the guard that an envelope names in `onlyFor`. */
export type OpeningResults = Readonly<Partial<Record<GuardName, OpeningResult>>>;

/**
 * The results that this agent knows. No procedure opens envelopes for some bids only so far: one that does names its guard here, and until
 * then no share of such an envelope is ever released.
 */
export const OPENING_RESULTS: OpeningResults = {};
