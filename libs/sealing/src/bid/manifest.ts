import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { isInstant } from '@mingtang/procedure';
import { canonicalBytes, digestOf, type Ed25519, isPublicKey, verifyBytes } from '@mingtang/transparency';
import { isAgeRecipient } from '../custody/age-identity';

export const MANIFEST_TYPE = 'mingtang/sealed-bid/v1';

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const PRINTABLE = '^[^\\x00-\\x1f\\x7f]+$';
const Identifier = Type.String({ minLength: 1, maxLength: 200, pattern: PRINTABLE });
const exactly = { additionalProperties: false } as const;
/** Smallest age file for one X25519 recipient. */
const SMALLEST_AGE_FILE = 200;

const BidManifestSchema = Type.Object(
  {
    type: Type.Literal(MANIFEST_TYPE),
    project: Uuid,
    lot: Type.String({ minLength: 1, maxLength: 64, pattern: PRINTABLE }),
    bidder: Identifier,
    bid: Uuid,
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    recipient: Type.String(),
    threshold: Type.Integer({ minimum: 2, maximum: 255 }),
    files: Type.Array(Type.Object({ sha256: Sha256, size: Type.Integer({ minimum: SMALLEST_AGE_FILE }) }, exactly), {
      minItems: 1,
      maxItems: 1_000,
    }),
    shares: Type.Array(Type.Object({ custodian: Identifier, recipient: Type.String(), sha256: Sha256 }, exactly), {
      minItems: 2,
      maxItems: 255,
    }),
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
 * What the platform may know of a sealed bid version, signed by its bidder: whose it is, the age recipient of the bid's own key
 * (a commitment to that key), each encrypted file and each custodian's encrypted share by digest. `bidder` is an organisation key
 * (`CN-USCC-…`), `files[0]` is the bid sheet, `signer` is the bidder's Ed25519 public key in base64.
 */
export type BidManifest = Frozen<Static<typeof BidManifestSchema>>;

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

function checkMeaning({ recipient, threshold, shares, files, sealedAt, signer }: BidManifest): string[] {
  const problems: string[] = [];
  if (!isAgeRecipient(recipient)) problems.push('recipient: not an age X25519 recipient');
  if (threshold > shares.length) problems.push('threshold: larger than the number of shares');
  if (!isInstant(sealedAt)) problems.push('sealedAt: not an ISO 8601 instant');
  if (!isPublicKey(signer)) problems.push('signer: not a base64 Ed25519 public key');
  shares.forEach((share, index) => {
    if (!isAgeRecipient(share.recipient)) problems.push(`shares[${index}].recipient: not an age X25519 recipient`);
    if (shares.findIndex(({ custodian }) => custodian === share.custodian) !== index)
      problems.push(`shares[${index}].custodian: named twice`);
  });
  files.forEach(({ sha256 }, index) => {
    if (files.findIndex((file) => file.sha256 === sha256) !== index)
      problems.push(`files[${index}].sha256: named twice`);
  });
  return problems;
}

/** `/files/0/size` as `files[0].size`. */
function fieldOf(pointer: string): string {
  const path = pointer.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replace(/\//g, '.');
  return path.replace(/^\./, '') || 'manifest';
}
