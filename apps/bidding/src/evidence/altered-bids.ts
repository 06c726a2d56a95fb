import { type Organisation, organisationKey } from '@mingtang/contracts';
import { type Money } from '@mingtang/procedure';
import { type BidManifest, type BidSheet, manifestDigest, verifyManifest } from '@mingtang/sealing';
import { alteredLines, type EvidenceLine, nodeEd25519, rowsOf } from '@mingtang/service-kit';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';

interface FileRow {
  readonly sha256: string;
  readonly size: number;
  /** Where the file came as an upload: that its row says the same of it as the bid's does. */
  readonly uploaded: boolean | null;
}

interface VersionRow {
  readonly bid: string;
  readonly version: number;
  readonly act: 'submitted' | 'replaced';
  readonly project: string;
  readonly lot: string;
  readonly bidder_key: string;
  readonly bidder: Organisation;
  readonly registered_in: string;
  readonly registered_as: string;
  /** The version in force. */
  readonly present: boolean;
  readonly withdrawn: boolean;
  readonly state: 'submitted' | 'withdrawn';
  readonly manifest: BidManifest;
  readonly manifest_digest: string;
  readonly signature: string;
  /** That every encrypted share has the digest that stands beside it. */
  readonly shares_whole: boolean;
  /** In the order of the manifest. */
  readonly files: readonly FileRow[];
  readonly opened: { readonly price: Money | null; readonly sheet: BidSheet | null } | null;
}

/**
 * Columns of bids that contradict the manifest which their bidder signed, or each other: acts are decided by them, and who bid is
 * looked up by them. Tells which columns, not what they say: a bid that was withdrawn stays without a name.
 */
export async function* alteredBids(manager: EntityManager, project: string): AsyncGenerator<EvidenceLine> {
  for await (const row of rowsOf<VersionRow>(
    manager,
    `SELECT bid.id AS bid, version.version, version.act, bid.project, bid.lot, bid.bidder_key, bid.bidder, bid.state,
            registration.project AS registered_in, registration.bidder_key AS registered_as,
            bid.version = version.version AS present, bid.withdrawn_at IS NOT NULL AS withdrawn,
            manifest, manifest_digest, signature, shares_whole, files,
            CASE WHEN opening.bid IS NOT NULL THEN json_build_object('price', price, 'sheet', sheet) END AS opened
     FROM bid
     JOIN registration ON registration.id = bid.registration
     JOIN bid_version AS version ON version.bid = bid.id
     LEFT JOIN bid_opening AS opening ON opening.bid = bid.id AND opening.version = version.version
     CROSS JOIN LATERAL (
       SELECT coalesce(bool_and(sha256 = encode(sha256(ciphertext), 'hex')), true) AS shares_whole
       FROM bid_share WHERE bid_share.bid = bid.id AND bid_share.version = version.version) AS share
     CROSS JOIN LATERAL (
       SELECT coalesce(json_agg(json_build_object('sha256', file.sha256, 'size', file.size, 'uploaded',
         (SELECT (upload.owner_key, upload.project, upload.lot, upload.sha256, upload.size, upload.state)
               = (bid.bidder_key, bid.project, bid.lot, file.sha256, file.size, 'kept')
          FROM upload WHERE upload.id = file.upload)) ORDER BY index), '[]') AS files
       FROM sealed_file AS file WHERE file.bid = bid.id AND file.version = version.version) AS file
     WHERE bid.project = $1 ORDER BY bid.id, version.version`,
    [project],
  ))
    yield* alteredLines('bidding', `bidding.bid-${row.act}.v1`, row.bid, [...ofBid(row), ...ofVersion(row)]);
}

/** Whose a bid is follows from its manifest, its name, and its registration. */
function ofBid(row: VersionRow): string[] {
  const { manifest, bidder_key, bidder, registered_in, registered_as } = row;
  return [
    ...(bidder_key === manifest.bidder ? [] : ['bid.bidder_key']),
    ...(organisationKey(bidder) === manifest.bidder ? [] : ['bid.bidder']),
    ...(registered_in === row.project && registered_as === manifest.bidder ? [] : ['bid.registration']),
    ...((row.state === 'withdrawn') === row.withdrawn ? [] : ['bid.state']),
  ];
}

function ofVersion(row: VersionRow): string[] {
  const { manifest, files, opened } = row;
  const own =
    manifest.bid === row.bid &&
    manifest.version === row.version &&
    manifest.project === row.project &&
    manifest.lot === row.lot;
  const filesSame = manifest.files.every(
    ({ sha256, size }, index) => files[index]?.sha256 === sha256 && files[index].size === size,
  );
  // A file that is gone altogether is told as missing.
  return [
    ...(own ? [] : ['bid_version.manifest']),
    ...(manifestDigest(manifest) === row.manifest_digest ? [] : ['bid_version.manifest_digest']),
    // Also of versions that were replaced or withdrawn, which no bundle shows.
    ...(verifyManifest(manifest, row.signature, nodeEd25519) ? [] : ['bid_version.signature']),
    ...(row.shares_whole ? [] : ['bid_share.sha256']),
    ...(filesSame || files.length < manifest.files.length ? [] : ['sealed_file.sha256, sealed_file.size']),
    ...(files.some(({ uploaded }) => uploaded === false) ? ['upload'] : []),
    ...(isDeepStrictEqual(opened?.price ?? null, opened?.sheet?.price ?? null) ? [] : ['bid_opening.price']),
  ];
}
