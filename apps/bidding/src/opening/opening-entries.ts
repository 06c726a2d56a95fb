import { type OpeningEntry } from '@mingtang/contracts';
import { type EntityManager } from 'typeorm';
import { type Organisation } from '@mingtang/contracts';
import { type LockedProject } from '../projections/lock-project';
import { type BidOpening } from './bid-opening.entity';

type Recorded = Pick<LockedProject, 'id' | 'deadline' | 'published'>;

interface EntryRow extends Pick<BidOpening, 'bid' | 'version' | 'state' | 'sheet' | 'failure' | 'fault'> {
  readonly wrong_shares: string[];
  readonly bidder: Organisation;
  readonly received_at: Date;
  readonly manifest_digest: string;
  readonly paid: boolean;
}

/** Most bytes of price schedules in one opening record: Kafka carries it as one message. */
const MOST_SCHEDULES = 2 ** 20;

/** What the record says: {@link openingEntries}, without price schedules where those would be too many. */
export async function recordEntries(manager: EntityManager, project: Recorded, lot: string): Promise<OpeningEntry[]> {
  const entries = await openingEntries(manager, project, lot);
  const size = entries.reduce((sum, { priceSchedule }) => sum + (JSON.stringify(priceSchedule) ?? '').length, 0);
  return size <= MOST_SCHEDULES ? entries : entries.map(({ priceSchedule: _, ...entry }) => entry);
}

/** What there is to say of every bid of a lot's closing list, in the order in which they were received. */
async function openingEntries(
  manager: EntityManager,
  { id, deadline, published }: Recorded,
  lot: string,
): Promise<OpeningEntry[]> {
  const rows = await manager.query<EntryRow[]>(
    `SELECT opening.bid, opening.version, opening.state, sheet, failure, fault, wrong_shares, bidder, received_at,
            manifest_digest,
            EXISTS (SELECT FROM security_payment AS payment
                    WHERE payment.registration = bid.registration AND payment.recorded_at < $3
                      AND (payment.settled_at IS NULL OR payment.settled_at >= $3)) AS paid
     FROM bid_opening AS opening
     JOIN bid ON bid.id = opening.bid
     JOIN bid_version ON bid_version.bid = opening.bid AND bid_version.version = opening.version
     WHERE opening.project = $1 AND opening.lot = $2 ORDER BY received_at, opening.bid`,
    [id, lot, deadline],
  );
  return rows.map((row) => toEntry(row, published.bidSecurity !== undefined));
}

function toEntry(row: EntryRow, securityAsked: boolean): OpeningEntry {
  const { bid, version, bidder, sheet, failure, fault, wrong_shares: wrongShares } = row;
  const opened = row.state === 'opened' && sheet;
  return {
    bid,
    version,
    bidder,
    receivedAt: row.received_at.toISOString(),
    manifestDigest: row.manifest_digest,
    outcome: opened ? 'opened' : 'unopened',
    ...(opened && { price: sheet.price }),
    ...(opened && sheet.priceSchedule !== undefined && { priceSchedule: sheet.priceSchedule }),
    ...(!opened && failure && { reason: failure }),
    ...(!opened && fault && { fault }),
    ...(wrongShares.length > 0 && { wrongShares }),
    securityPaid: !securityAsked || row.paid,
    documents: opened ? sheet.documents.map(({ file, sha256, size }) => ({ id: String(file), sha256, size })) : [],
  };
}
