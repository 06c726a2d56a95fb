import { eventsOfRound, type Organisation, organisationKey } from '@mingtang/contracts';
import { type Money } from '@mingtang/procedure/money';
import { type BidManifest, type BidSheet, filesOfBid, manifestDigest, verifyManifest } from '@mingtang/sealing';
import { alteredLines, type EvidenceLine, nodeEd25519, rowsOf } from '@mingtang/service-kit';
import { type Bid } from '../submission/bid.entity';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';

interface FileRow {
  readonly envelope: string;
  readonly index: number;
  readonly sha256: string;
  readonly size: number;
  /** Where the file came as an upload: that its row says the same of it as the bid's does. */
  readonly uploaded: boolean | null;
}

interface ShareRow {
  readonly envelope: string;
  readonly custodian: string;
  readonly commitment: string;
  /** That the ciphertext has the digest that stands beside it. */
  readonly whole: boolean;
}

interface OpenedRow {
  readonly round: number;
  readonly price: Money | null;
  readonly sheet: BidSheet | null;
  /** Custodians named in the record as having given a wrong share, or called theirs no good. */
  readonly wrong: readonly string[];
  readonly faulted: readonly string[];
  /** Those whose releases are so. */
  readonly released_wrong: readonly string[];
  readonly released_faulted: readonly string[];
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
  readonly withdrawn: boolean;
  readonly left: boolean;
  readonly state: Bid['state'];
  /** That the version in force is the last that was received. */
  readonly last: boolean;
  readonly manifest: BidManifest;
  readonly manifest_digest: string;
  readonly signature: string;
  readonly shares: readonly ShareRow[];
  readonly files: readonly FileRow[];
  readonly opened: readonly OpenedRow[];
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
            bid.version = (SELECT max(version) FROM bid_version WHERE bid_version.bid = bid.id) AS last,
            bid.withdrawn_at IS NOT NULL AS withdrawn, bid.left_at IS NOT NULL AS "left",
            manifest, manifest_digest, signature, shares, files, opened
     FROM bid
     JOIN registration ON registration.id = bid.registration
     JOIN bid_version AS version ON version.bid = bid.id
     CROSS JOIN LATERAL (
       SELECT coalesce(json_agg(json_build_object('round', round, 'price', price, 'sheet', sheet,
         'wrong', wrong_shares, 'faulted', faulted_shares,
         'released_wrong', ARRAY(SELECT custodian FROM release WHERE release.bid = opening.bid
           AND release.version = opening.version AND release.envelope = opening.envelope AND wrong),
         'released_faulted', ARRAY(SELECT custodian FROM release WHERE release.bid = opening.bid
           AND release.version = opening.version AND release.envelope = opening.envelope AND release.fault IS NOT NULL))),
         '[]') AS opened
       FROM bid_opening AS opening WHERE opening.bid = bid.id AND opening.version = version.version) AS opening
     CROSS JOIN LATERAL (
       SELECT coalesce(json_agg(json_build_object('envelope', envelope, 'custodian', custodian, 'commitment', commitment,
         'whole', sha256 = encode(sha256(ciphertext), 'hex'))), '[]') AS shares
       FROM bid_share WHERE bid_share.bid = bid.id AND bid_share.version = version.version) AS share
     CROSS JOIN LATERAL (
       SELECT coalesce(json_agg(json_build_object('envelope', file.envelope, 'index', file.index, 'sha256', file.sha256, 'size', file.size, 'uploaded',
         (SELECT (upload.owner_key, upload.project, upload.lot, upload.sha256, upload.size, upload.state)
               = (bid.bidder_key, bid.project, bid.lot, file.sha256, file.size, 'kept')
          FROM upload WHERE upload.id = file.upload))), '[]') AS files
       FROM sealed_file AS file WHERE file.bid = bid.id AND file.version = version.version) AS file
     WHERE bid.project = $1 ORDER BY bid.id, version.version`,
    [project],
  ))
    yield* alteredLines('bidding', eventsOfRound(row.manifest.round)[row.act], row.bid, [
      ...ofBid(row),
      ...ofVersion(row),
    ]);
}

/** Whose a bid is follows from its manifest, its name, and its registration. */
function ofBid(row: VersionRow): string[] {
  const { manifest, bidder_key, bidder, registered_in, registered_as } = row;
  return [
    ...(bidder_key === manifest.bidder ? [] : ['bid.bidder_key']),
    ...(organisationKey(bidder) === manifest.bidder ? [] : ['bid.bidder']),
    ...(registered_in === row.project && registered_as === manifest.bidder ? [] : ['bid.registration']),
    ...(row.state === stateBy(row) ? [] : ['bid.state']),
    ...(row.last ? [] : ['bid.version']),
  ];
}

function stateBy({ withdrawn, left }: VersionRow): Bid['state'] {
  if (withdrawn) return 'withdrawn';
  return left ? 'left' : 'submitted';
}

function ofVersion(row: VersionRow): string[] {
  const { manifest, shares, files, opened } = row;
  const own =
    manifest.bid === row.bid &&
    manifest.version === row.version &&
    manifest.project === row.project &&
    manifest.lot === row.lot;
  const named = filesOfBid(manifest);
  const filesSame = named.every(({ envelope, index, sha256, size }) =>
    files.some(
      (file) => file.envelope === envelope && file.index === index && file.sha256 === sha256 && file.size === size,
    ),
  );
  const dealt = manifest.envelopes.flatMap(({ id, shares: each }) => each.map((share) => ({ ...share, envelope: id })));
  const sharesSame = dealt.every(({ envelope, custodian, commitment }) =>
    shares.some(
      (share) => share.envelope === envelope && share.custodian === custodian && share.commitment === commitment,
    ),
  );
  const among = (some: readonly string[], all: readonly string[]) => some.every((one) => all.includes(one));
  // A file that is gone altogether is told as missing.
  return [
    ...(own ? [] : ['bid_version.manifest']),
    ...(manifestDigest(manifest) === row.manifest_digest ? [] : ['bid_version.manifest_digest']),
    // Also of versions that were replaced or withdrawn, which no bundle shows.
    ...(verifyManifest(manifest, row.signature, nodeEd25519) ? [] : ['bid_version.signature']),
    ...(shares.every(({ whole }) => whole) ? [] : ['bid_share.sha256']),
    ...(sharesSame ? [] : ['bid_share.envelope, bid_share.custodian, bid_share.commitment']),
    ...(filesSame || files.length < named.length ? [] : ['sealed_file.sha256, sealed_file.size']),
    ...(files.some(({ uploaded }) => uploaded === false) ? ['upload'] : []),
    ...(opened.every(({ price, sheet }) => isDeepStrictEqual(price, sheet?.price ?? null))
      ? []
      : ['bid_opening.price']),
    ...(opened.every(({ round }) => round === manifest.round) ? [] : ['bid_opening.round']),
    ...(opened.every(({ wrong, released_wrong: released }) => among(wrong, released))
      ? []
      : ['bid_opening.wrong_shares']),
    ...(opened.every(({ faulted, released_faulted: released }) => among(faulted, released))
      ? []
      : ['bid_opening.faulted_shares']),
  ];
}
