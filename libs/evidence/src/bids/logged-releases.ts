import { type Records, type Shown } from '../log/records';
import { keyOf } from './submitted-bids';

type Batch = Shown<'bidding.shares-released.v1'>;

/** One release, as its batch was logged. */
export interface LoggedRelease {
  readonly batch: Batch;
  readonly custodian: string;
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
  readonly releasedAt: string;
  /** Of the canonical release, signature included. */
  readonly digest: string;
}

/** What custodians released, envelope by envelope. */
export class LoggedReleases {
  private readonly byEnvelope = new Map<string, LoggedRelease[]>();

  constructor(records: Records) {
    for (const batch of records.of('bidding.shares-released.v1'))
      for (const release of batch.payload.releases) {
        const key = placeOf(release);
        this.byEnvelope.set(key, [
          ...(this.byEnvelope.get(key) ?? []),
          { ...release, batch, custodian: batch.payload.custodian },
        ]);
      }
  }

  all(): readonly LoggedRelease[] {
    return [...this.byEnvelope.values()].flat();
  }

  of(envelope: Pick<LoggedRelease, 'bid' | 'version' | 'envelope'>): readonly LoggedRelease[] {
    return this.byEnvelope.get(placeOf(envelope)) ?? [];
  }
}

function placeOf({ bid, version, envelope }: Pick<LoggedRelease, 'bid' | 'version' | 'envelope'>): string {
  return `${keyOf(bid, version)} ${envelope}`;
}
