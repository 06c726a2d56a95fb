import { type Organisation } from '@mingtang/contracts';
import { type BidManifest, type Release } from '@mingtang/sealing';
import { type EvidenceLine, rowsOf } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { toSignedRelease } from '../custody/release-batch';
import { ReleasedShare } from '../custody/release.entity';
import { BidOpening } from '../opening/bid-opening.entity';
import { OpeningRecord } from '../opening/opening-record.entity';
import { Receipt } from '../receipts/receipt.entity';
import { BidShare } from '../submission/bid.entity';

interface BidRow {
  readonly bid: string;
  readonly version: number;
  readonly lot: string;
  readonly received_at: Date;
  readonly withdrawn_at: Date | null;
  readonly withdrawal_signature: string | null;
  readonly previous_signature: string | null;
  /** It is the version on the closing list of a lot whose record is published. */
  readonly recorded: boolean;
  readonly bidder: Organisation;
  readonly manifest: BidManifest;
  readonly signature: string;
}

/** A line of `bidding/bids.ndjson`. */
export interface BidEvidence {
  readonly bid: string;
  readonly version: number;
  readonly lot: string;
  readonly receivedAt: string;
  readonly withdrawnAt?: string;
  /** The bidder's own word of it. */
  readonly withdrawalSignature?: string;
  /** By which the version before gave the bid on to this one's signer. */
  readonly previousSignature?: string;
  readonly bidder?: Organisation;
  readonly manifest?: BidManifest;
  readonly signature?: string;
  readonly receipts?: readonly string[];
  readonly envelopes?: readonly EnvelopeEvidence[];
}

/** What there is of an envelope that was to be opened. */
export interface EnvelopeEvidence {
  readonly id: string;
  readonly shares: readonly { readonly custodian: string; readonly ciphertext: string }[];
  readonly releases: readonly Release[];
  readonly opened?: { readonly by: string; readonly custodians: readonly string[]; readonly identity: string };
  /** Custodians who gave a wrong share; those who did so after the record was published apart. */
  readonly wrongShares?: readonly string[];
  readonly lateWrongShares?: readonly string[];
}

/**
 * Every bid version of the closed lots. What was on a closing list is shown once the record is published, with the envelopes that were
 * to be opened; others stay shut. Of other versions it is only said that they were: a bid that was withdrawn or replaced stays sealed, and
 * its bidder unnamed.
 */
export async function* bidLines(
  manager: EntityManager,
  project: string,
  closed: readonly string[],
  isTold: (lot: string, round: number) => boolean,
): AsyncGenerator<EvidenceLine> {
  for await (const row of rowsOf<BidRow>(
    manager,
    `SELECT bid.id AS bid, version.version, bid.lot, received_at, bid.bidder, manifest, signature,
            CASE WHEN bid.version = version.version THEN bid.withdrawn_at END AS withdrawn_at,
            CASE WHEN bid.version = version.version THEN bid.withdrawal_signature END AS withdrawal_signature,
            previous_signature,
            EXISTS (SELECT FROM bid_opening AS opening JOIN opening_record USING (project, lot, begun_by)
              WHERE opening.bid = bid.id AND opening.version = version.version) AS recorded
     FROM bid
     JOIN bid_version AS version ON version.bid = bid.id
     WHERE bid.project = $1 AND bid.lot = ANY($2) ORDER BY received_at, bid.id, version.version`,
    [project, closed],
  ))
    if (row.manifest.round === 1 || isTold(row.lot, row.manifest.round))
      yield { path: 'bidding/bids.ndjson', line: await evidenceOf(manager, row) };
}

async function evidenceOf(manager: EntityManager, row: BidRow): Promise<BidEvidence> {
  const { bid, version, lot, received_at, withdrawn_at, withdrawal_signature, previous_signature } = row;
  const header = {
    bid,
    version,
    lot,
    receivedAt: received_at.toISOString(),
    ...(withdrawn_at && { withdrawnAt: withdrawn_at.toISOString() }),
    ...(withdrawal_signature !== null && { withdrawalSignature: withdrawal_signature }),
    ...(previous_signature !== null && { previousSignature: previous_signature }),
  };
  if (!row.recorded) return header;
  const { bidder, manifest, signature } = row;
  const of = { bid, version };
  const receipts = await manager.find(Receipt, { where: of, order: { receivedAt: 'ASC' } });
  const openings = await recordedOpenings(manager, of);
  const envelopes: EnvelopeEvidence[] = [];
  for (const { id } of manifest.envelopes) {
    const opening = openings.find(({ envelope }) => envelope === id);
    if (opening) envelopes.push(await envelopeEvidence(manager, opening));
  }
  return { ...header, bidder, manifest, signature, receipts: receipts.map(({ note }) => note), envelopes };
}

/** The envelopes of a bid version whose opening is complete: of others not even the key is told. */
async function recordedOpenings(
  manager: EntityManager,
  { bid, version }: { readonly bid: string; readonly version: number },
): Promise<BidOpening[]> {
  const openings = await manager.findBy(BidOpening, { bid, version });
  const records = await manager.find(OpeningRecord, {
    select: { project: true, lot: true, begunBy: true },
    where: openings.map(({ project, lot, begunBy }) => ({ project, lot, begunBy })),
  });
  return openings.filter(({ begunBy }) => records.some((record) => record.begunBy === begunBy));
}

async function envelopeEvidence(manager: EntityManager, opening: BidOpening): Promise<EnvelopeEvidence> {
  const { bid, version, envelope, openedBy: by, custodians, identity, wrongShares } = opening;
  const of = { bid, version, envelope };
  const shares = await manager.find(BidShare, { where: of, order: { custodian: 'ASC' } });
  const releases = await manager.find(ReleasedShare, { where: of, order: { receivedAt: 'ASC', custodian: 'ASC' } });
  const late = releases.filter(({ custodian, wrong }) => wrong && !wrongShares.includes(custodian));
  return {
    id: envelope,
    shares: shares.map(({ custodian, ciphertext }) => ({ custodian, ciphertext: ciphertext.toString('base64') })),
    releases: releases.map(toSignedRelease),
    ...(by && identity && { opened: { by, custodians, identity } }),
    ...(wrongShares.length > 0 && { wrongShares }),
    ...(late.length > 0 && { lateWrongShares: late.map(({ custodian }) => custodian) }),
  };
}
