import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { base64 } from '@scure/base';
import { Encrypter } from 'age-encryption';
import { split } from 'shamir-secret-sharing';
import { canonicalBytes, parseCanonicalJson, sha256Hex } from '@mingtang/transparency';
import { type BidManifest, envelopeOf } from '../bid/manifest';
import { decryptBytes } from '../bid/sealed-file';
import { SealingError } from '../sealing-error';

const KEY_SHARE_TYPE = 'mingtang/key-share/v2';

const SharePlaintextSchema = Type.Object(
  {
    type: Type.Literal(KEY_SHARE_TYPE),
    project: Type.String(),
    lot: Type.String(),
    bid: Type.String(),
    version: Type.Integer(),
    round: Type.Integer(),
    envelope: Type.String(),
    custodian: Type.String(),
    index: Type.Integer({ minimum: 0, maximum: 254 }),
    share: Type.String({ maxLength: 100 }),
  },
  { additionalProperties: false },
);

/**
 * What is encrypted to a custodian: its share of an envelope's key together with the bid version, envelope and custodian that it is for,
 * so that it cannot be moved to another. `index` is its place in the envelope's `shares`, `share` base64.
 */
export type SharePlaintext = Readonly<Static<typeof SharePlaintextSchema>>;

/** A share as it travels: an age file for its custodian alone. */
export interface EncryptedShare {
  readonly envelope: string;
  readonly custodian: string;
  readonly ciphertext: Uint8Array;
}

/** A share as it is dealt: to whom, and by what its bidder is bound to it. */
export interface DealtShare {
  readonly custodian: string;
  readonly recipient: string;
  readonly ciphertext: Uint8Array;
  readonly commitment: string;
}

/** Which envelope a share or release belongs to. */
export interface EnvelopeRef {
  readonly project: string;
  readonly lot: string;
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
}

/** Deals a key to custodians so that any `threshold` of them can put it together, and fewer learn nothing (Shamir). */
export async function dealShares(
  key: Uint8Array,
  of: EnvelopeRef,
  {
    threshold,
    custodians,
  }: { readonly threshold: number; readonly custodians: readonly { id: string; recipient: string }[] },
): Promise<DealtShare[]> {
  const shares = await split(key, custodians.length, threshold);
  return Promise.all(
    custodians.map(async ({ id, recipient }, index) => {
      const share = shares[index] ?? new Uint8Array();
      const plaintext: SharePlaintext = {
        type: KEY_SHARE_TYPE,
        project: of.project,
        lot: of.lot,
        bid: of.bid,
        version: of.version,
        round: of.round,
        envelope: of.envelope,
        custodian: id,
        index,
        share: base64.encode(share),
      };
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      const ciphertext = await encrypter.encrypt(canonicalBytes(plaintext));
      return { custodian: id, recipient, ciphertext, commitment: shareCommitment(share) };
    }),
  );
}

/**
 * What a manifest says of a share, by which it is known when it is released: SHA-256 of its 33 bytes, hex. A share has too many values
 * to try, so that the digest alone hides it.
 */
export function shareCommitment(share: Uint8Array): string {
  return sha256Hex(share);
}

/**
 * Opens a share with its custodian's identity.
 * @throws {SealingError} `undecryptable` or `share-malformed`
 */
export async function openShare(ciphertext: Uint8Array, identity: string): Promise<SharePlaintext> {
  const bytes = await decryptBytes(ciphertext, identity);
  const plaintext = parse(bytes);
  if (!Value.Check(SharePlaintextSchema, plaintext) || shareBytes(plaintext.share) === undefined)
    throw new SealingError('share-malformed', `not a ${KEY_SHARE_TYPE}`);
  return plaintext;
}

/**
 * Whether a custodian's share of an envelope is the one that the manifest names for it, to which its bidder is bound, and speaks of the
 * same envelope of the same bid version. What is wrong is the bidder's fault, who signed the digest of this very ciphertext.
 * @returns undefined if so, else what is wrong
 */
export function checkShareBinding(
  share: SharePlaintext,
  ciphertext: Uint8Array,
  manifest: BidManifest,
  { envelope, custodian }: { readonly envelope: string; readonly custodian: string },
): string | undefined {
  const shares = envelopeOf(manifest, envelope)?.shares;
  if (!shares) return 'the manifest names no such envelope';
  const named = shares.findIndex((entry) => entry.custodian === custodian);
  if (named < 0) return 'the manifest names no share for this custodian';
  if (shares[named]?.sha256 !== sha256Hex(ciphertext)) return 'not the encrypted share that the manifest names';
  if (share.custodian !== custodian) return 'the share was made for another custodian';
  if (share.index !== named) return 'the share was made for another place';
  if (share.envelope !== envelope) return 'the share was made for another envelope';
  for (const field of ['project', 'lot', 'bid', 'version', 'round'] as const)
    if (share[field] !== manifest[field]) return `the share was made for another ${field}`;
  const bytes = shareBytes(share.share);
  return bytes && shareCommitment(bytes) === shares[named]?.commitment
    ? undefined
    : 'not the share to which the manifest commits';
}

/** Bytes of a share in base64: 32 of the key and one of its coordinate; undefined for anything else. */
export function shareBytes(share: string): Uint8Array | undefined {
  try {
    const bytes = base64.decode(share);
    return bytes.length === 33 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return parseCanonicalJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new SealingError('share-malformed', 'not canonical JSON', { cause });
  }
}
