import { type EventData } from '@mingtang/contracts';
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

/** The results that this agent knows. Of an envelope whose guard is not among them no share is ever released. */
export const OPENING_RESULTS: OpeningResults = {
  'passed-technical-review': {
    type: 'evaluation.technical-concluded.v1',
    passed: (payload) => {
      const { lot, passed } = payload as EventData<'evaluation.technical-concluded.v1'>;
      return { lot, bids: passed };
    },
  },
};
