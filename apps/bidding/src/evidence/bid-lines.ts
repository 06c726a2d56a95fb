import { type Organisation } from '@mingtang/contracts';
import { type BidManifest, type Release } from '@mingtang/sealing';
import { type EvidenceLine, rowsOf } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { toSignedRelease } from '../custody/release-batch';
import { ReleasedShare } from '../custody/release.entity';
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
  readonly opened_by: 'custodians' | 'bidder' | null;
  readonly custodians: string[] | null;
  readonly identity: string | null;
  readonly wrong_shares: string[];
  readonly late_wrong_shares: string[];
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
  readonly shares?: readonly { readonly custodian: string; readonly ciphertext: string }[];
  readonly releases?: readonly Release[];
  readonly receipts?: readonly string[];
  readonly opened?: { readonly by: string; readonly custodians: readonly string[]; readonly identity: string };
  /** Custodians whose shares are known to be wrong; those found out after the record was published apart. */
  readonly wrongShares?: readonly string[];
  readonly lateWrongShares?: readonly string[];
}

/**
 * Every bid version of the closed lots. What was on a closing list is shown whole once the record is published. Of the others it is
 * only said that they were: a bid that was withdrawn or replaced stays sealed, and its bidder unnamed.
 */
export async function* bidLines(manager: EntityManager, project: string): AsyncGenerator<EvidenceLine> {
  for await (const row of rowsOf<BidRow>(
    manager,
    `SELECT bid.id AS bid, version.version, bid.lot, received_at, bid.bidder, manifest, signature,
            CASE WHEN bid.version = version.version THEN bid.withdrawn_at END AS withdrawn_at,
            CASE WHEN bid.version = version.version THEN bid.withdrawal_signature END AS withdrawal_signature,
            previous_signature,
            opening.bid IS NOT NULL AND record.lot IS NOT NULL AS recorded,
            opened_by, custodians, identity, wrong_shares, late_wrong_shares
     FROM bid
     JOIN lot ON lot.project = bid.project AND lot.id = bid.lot
     JOIN bid_version AS version ON version.bid = bid.id
     LEFT JOIN bid_opening AS opening ON opening.bid = bid.id AND opening.version = version.version
     LEFT JOIN opening_record AS record ON record.project = bid.project AND record.lot = bid.lot
     WHERE bid.project = $1 AND closed_at IS NOT NULL ORDER BY received_at, bid.id, version.version`,
    [project],
  ))
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
  const { bidder, manifest, signature, identity, opened_by: by, custodians } = row;
  const of = { bid, version };
  const shares = await manager.find(BidShare, { where: of, order: { custodian: 'ASC' } });
  const releases = await manager.find(ReleasedShare, { where: of, order: { receivedAt: 'ASC', custodian: 'ASC' } });
  const receipts = await manager.find(Receipt, { where: of, order: { receivedAt: 'ASC' } });
  return {
    ...header,
    bidder,
    manifest,
    signature,
    shares: shares.map(({ custodian, ciphertext }) => ({ custodian, ciphertext: ciphertext.toString('base64') })),
    releases: releases.map(toSignedRelease),
    receipts: receipts.map(({ note }) => note),
    ...(by && identity && { opened: { by, custodians: custodians ?? [], identity } }),
    ...(row.wrong_shares.length > 0 && { wrongShares: row.wrong_shares }),
    ...(row.late_wrong_shares.length > 0 && { lateWrongShares: row.late_wrong_shares }),
  };
}
