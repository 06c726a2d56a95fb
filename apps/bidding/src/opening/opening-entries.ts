import { type OpeningEntry, type Organisation } from '@mingtang/contracts';
import { type TradedProject } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { deadlineOf } from '../projections/known-project';
import { type BidOpening } from './bid-opening.entity';
import { type OpeningRef } from './lot-opening';

type Recorded = Pick<TradedProject, 'law' | 'published'>;

type OpenedEnvelope = Pick<BidOpening, 'envelope' | 'state' | 'sheet' | 'failure' | 'fault'> & {
  readonly wrong: readonly string[];
  readonly faulted: readonly string[];
};

interface EntryRow extends Pick<BidOpening, 'bid' | 'version'> {
  readonly envelopes: readonly OpenedEnvelope[];
  readonly bidder: Organisation;
  readonly received_at: Date;
  readonly manifest_digest: string;
  readonly paid: boolean;
}

/** Most bytes of price schedules in one opening record: Kafka carries it as one message. */
const MOST_SCHEDULES = 2 ** 20;

/** What the record says: {@link openingEntries}, without price schedules where those would be too many. */
export async function recordEntries(
  manager: EntityManager,
  project: Recorded,
  of: OpeningRef,
): Promise<OpeningEntry[]> {
  const entries = await openingEntries(manager, project, of);
  const size = entries.reduce((sum, { priceSchedule }) => sum + (JSON.stringify(priceSchedule) ?? '').length, 0);
  return size <= MOST_SCHEDULES ? entries : entries.map(({ priceSchedule: _, ...entry }) => entry);
}

/** What there is to say of every bid that is opened in an opening of a lot, in the order in which they were received. */
async function openingEntries(
  manager: EntityManager,
  { law, published }: Recorded,
  { project, lot, begunBy }: OpeningRef,
): Promise<OpeningEntry[]> {
  const rows = await manager.query<EntryRow[]>(
    `SELECT opening.bid, opening.version, envelopes, bidder, received_at, manifest_digest,
            EXISTS (SELECT FROM security_payment AS payment
                    WHERE payment.registration = bid.registration AND payment.recorded_at < $3
                      AND (payment.settled_at IS NULL OR payment.settled_at >= $3)) AS paid
     FROM (SELECT bid, version, json_agg(json_build_object('envelope', envelope, 'state', state, 'sheet', sheet,
             'failure', failure, 'fault', fault, 'wrong', wrong_shares, 'faulted', faulted_shares)) AS envelopes
           FROM bid_opening WHERE project = $1 AND lot = $2 AND begun_by = $4 GROUP BY bid, version) AS opening
     JOIN bid ON bid.id = opening.bid
     JOIN bid_version ON bid_version.bid = opening.bid AND bid_version.version = opening.version
     ORDER BY received_at, opening.bid`,
    [project, lot, deadlineOf({ published }), begunBy],
  );
  const order = law.definition.envelopes.map((envelope) => envelope.id);
  const inOrder = (envelopes: readonly OpenedEnvelope[]): OpenedEnvelope[] =>
    [...envelopes].sort((a, b) => order.indexOf(a.envelope) - order.indexOf(b.envelope));
  return rows.map((row) => toEntry({ ...row, envelopes: inOrder(row.envelopes) }, published.bidSecurity !== undefined));
}

/** A bid is open when all its envelopes are that were to be opened; one that stays shut keeps the bid shut. */
function toEntry(row: EntryRow, securityAsked: boolean): OpeningEntry {
  const { bid, version, bidder, envelopes } = row;
  const shut = envelopes.find(({ state }) => state !== 'opened');
  const sheets = shut ? [] : envelopes.flatMap(({ envelope, sheet }) => (sheet ? [{ ...sheet, envelope }] : []));
  const priced = sheets.find(({ price }) => price !== undefined);
  const wrongShares = together(envelopes, 'wrong');
  const faultedShares = together(envelopes, 'faulted');
  return {
    bid,
    version,
    bidder,
    receivedAt: row.received_at.toISOString(),
    manifestDigest: row.manifest_digest,
    outcome: shut ? 'unopened' : 'opened',
    ...(priced?.price && { price: priced.price }),
    ...(priced?.priceSchedule !== undefined && { priceSchedule: priced.priceSchedule }),
    ...(shut?.failure && { reason: shut.failure }),
    ...(shut?.fault && { fault: shut.fault }),
    ...(wrongShares.length > 0 && { wrongShares }),
    ...(faultedShares.length > 0 && { faultedShares }),
    securityPaid: !securityAsked || row.paid,
    documents: sheets.flatMap(({ envelope, documents }) =>
      documents.map(({ file, sha256, size }) => ({ envelope, id: String(file), sha256, size })),
    ),
  };
}

function together(envelopes: readonly OpenedEnvelope[], which: 'wrong' | 'faulted'): string[] {
  return [...new Set(envelopes.flatMap((envelope) => envelope[which]))];
}
