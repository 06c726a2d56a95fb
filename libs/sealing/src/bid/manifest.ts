import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { isInstant } from '@mingtang/procedure/time';
import { canonicalBytes, digestOf, type Ed25519, isPublicKey, verifyBytes } from '@mingtang/transparency';
import { isAgeRecipient } from '../custody/age-identity';

export const MANIFEST_TYPE = 'mingtang/sealed-bid/v2';

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const PRINTABLE = '^[^\\x00-\\x1f\\x7f]+$';
const Identifier = Type.String({ minLength: 1, maxLength: 200, pattern: PRINTABLE });
const exactly = { additionalProperties: false } as const;
/** Smallest age file for one X25519 recipient. */
const SMALLEST_AGE_FILE = 200;
/** Of a bid, in all its envelopes together. */
const MOST_FILES = 1_000;

const EnvelopeSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' }),
    recipient: Type.String(),
    files: Type.Array(Type.Object({ sha256: Sha256, size: Type.Integer({ minimum: SMALLEST_AGE_FILE }) }, exactly), {
      minItems: 1,
      maxItems: MOST_FILES,
    }),
    shares: Type.Array(
      Type.Object({ custodian: Identifier, recipient: Type.String(), sha256: Sha256, commitment: Sha256 }, exactly),
      { minItems: 2, maxItems: 255 },
    ),
  },
  exactly,
);

const BidManifestSchema = Type.Object(
  {
    type: Type.Literal(MANIFEST_TYPE),
    project: Uuid,
    lot: Type.String({ minLength: 1, maxLength: 64, pattern: PRINTABLE }),
    bidder: Identifier,
    bid: Uuid,
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    round: Type.Integer({ minimum: 1, maximum: 1_000 }),
    threshold: Type.Integer({ minimum: 2, maximum: 255 }),
    envelopes: Type.Array(EnvelopeSchema, { minItems: 1, maxItems: 8 }),
    sealedAt: Type.String(),
    signer: Type.String(),
  },
  exactly,
);

type Frozen<T> = T extends (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/**
 * What the platform may know of a sealed bid version, signed by its bidder: whose it is, and of each envelope the age recipient of its
 * own key (a commitment to that key), each encrypted file, and of each custodian's share its ciphertext and itself by digest. `bidder`
 * is an organisation key (`CN-USCC-…`), `signer` is the bidder's Ed25519 public key in base64.
 */
export type BidManifest = Frozen<Static<typeof BidManifestSchema>>;

/** One envelope of a manifest. `files[0]` is its sheet. */
export type SealedEnvelope = BidManifest['envelopes'][number];

/** A file of a bid: the place that it has among those of its envelope. */
export type PlacedFile = SealedEnvelope['files'][number] & { readonly envelope: string; readonly index: number };

/** All files of a bid, envelope by envelope. */
export function filesOfBid({ envelopes }: Pick<BidManifest, 'envelopes'>): PlacedFile[] {
  return envelopes.flatMap(({ id, files }) => files.map((file, index) => ({ ...file, envelope: id, index })));
}

/** An envelope of a manifest by its id. */
export function envelopeOf({ envelopes }: Pick<BidManifest, 'envelopes'>, id: string): SealedEnvelope | undefined {
  return envelopes.find((envelope) => envelope.id === id);
}

/** What is wrong with the form of a manifest, each with the path of its field; empty when nothing is. */
export function checkManifest(manifest: unknown): string[] {
  // Finding out whether there is anything wrong costs a fraction of listing what.
  if (Value.Check(BidManifestSchema, manifest)) return checkMeaning(manifest as BidManifest);
  return [...Value.Errors(BidManifestSchema, manifest)].map(({ path, message }) => `${fieldOf(path)}: ${message}`);
}

/** SHA-256 of the canonical manifest, by which receipts and the closing list name a bid version. */
export function manifestDigest(manifest: BidManifest): string {
  return digestOf(manifest);
}

/** Whether the manifest is signed by the key that it names itself. */
export function verifyManifest(manifest: BidManifest, signature: string, engine?: Ed25519): boolean {
  return verifyBytes(canonicalBytes(manifest), signature, manifest.signer, engine);
}

function checkMeaning(manifest: BidManifest): string[] {
  const { threshold, envelopes, sealedAt, signer } = manifest;
  const problems: string[] = [];
  if (!isInstant(sealedAt)) problems.push('sealedAt: not an ISO 8601 instant');
  if (!isPublicKey(signer)) problems.push('signer: not a base64 Ed25519 public key');
  envelopes.forEach(({ id, recipient, shares }, index) => {
    const at = `envelopes[${index}]`;
    if (envelopes.findIndex((other) => other.id === id) !== index) problems.push(`${at}.id: named twice`);
    if (!isAgeRecipient(recipient)) problems.push(`${at}.recipient: not an age X25519 recipient`);
    if (envelopes.findIndex((other) => other.recipient === recipient) !== index)
      problems.push(`${at}.recipient: the key of another envelope`);
    if (threshold > shares.length) problems.push(`threshold: larger than the number of shares in ${at}`);
    problems.push(...checkShares(shares, `${at}.shares`));
  });
  return [...problems, ...checkFiles(manifest)];
}

function checkShares(shares: SealedEnvelope['shares'], at: string): string[] {
  const problems: string[] = [];
  const twice = (member: 'custodian' | 'commitment', index: number): boolean =>
    shares.findIndex((share) => share[member] === shares[index]?.[member]) !== index;
  shares.forEach(({ recipient }, index) => {
    if (!isAgeRecipient(recipient)) problems.push(`${at}[${index}].recipient: not an age X25519 recipient`);
    if (twice('custodian', index)) problems.push(`${at}[${index}].custodian: named twice`);
    if (twice('commitment', index)) problems.push(`${at}[${index}].commitment: the share of another custodian`);
  });
  return problems;
}

function checkFiles(manifest: BidManifest): string[] {
  const files = filesOfBid(manifest);
  const problems = files.length > MOST_FILES ? [`envelopes: more than ${MOST_FILES} files in all`] : [];
  const seen = new Set<string>();
  for (const { envelope, index, sha256 } of files) {
    const at = manifest.envelopes.findIndex(({ id }) => id === envelope);
    if (seen.has(sha256)) problems.push(`envelopes[${at}].files[${index}].sha256: named twice`);
    seen.add(sha256);
  }
  return problems;
}

/** `/files/0/size` as `files[0].size`. */
function fieldOf(pointer: string): string {
  const path = pointer.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replace(/\//g, '.');
  return path.replace(/^\./, '') || 'manifest';
}
