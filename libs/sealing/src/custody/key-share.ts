import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { base64 } from '@scure/base';
import { Encrypter } from 'age-encryption';
import { split } from 'shamir-secret-sharing';
import { canonicalBytes, parseCanonicalJson, sha256Hex } from '@mingtang/transparency';
import { type BidManifest } from '../bid/manifest';
import { decryptBytes } from '../bid/sealed-file';
import { SealingError } from '../sealing-error';

const SharePlaintextSchema = Type.Object(
  {
    type: Type.Literal('mingtang/key-share/v1'),
    project: Type.String(),
    lot: Type.String(),
    bid: Type.String(),
    version: Type.Integer(),
    custodian: Type.String(),
    index: Type.Integer({ minimum: 0, maximum: 254 }),
    share: Type.String({ maxLength: 100 }),
  },
  { additionalProperties: false },
);

/**
 * What is encrypted to a custodian: its share of the bid's key together with the bid version and custodian that it is for, so
 * that it cannot be moved to another. `index` is its place in the manifest's `shares`, `share` base64.
 */
export type SharePlaintext = Readonly<Static<typeof SharePlaintextSchema>>;

/** A share as it travels: an age file for its custodian alone. */
export interface EncryptedShare {
  readonly custodian: string;
  readonly ciphertext: Uint8Array;
}

/** Which bid version a share or release belongs to. */
export interface BidVersionRef {
  readonly project: string;
  readonly lot: string;
  readonly bid: string;
  readonly version: number;
}

/** Deals a key to custodians so that any `threshold` of them can put it together, and fewer learn nothing (Shamir). */
export async function dealShares(
  key: Uint8Array,
  of: BidVersionRef,
  {
    threshold,
    custodians,
  }: { readonly threshold: number; readonly custodians: readonly { id: string; recipient: string }[] },
): Promise<EncryptedShare[]> {
  const shares = await split(key, custodians.length, threshold);
  return Promise.all(
    custodians.map(async ({ id, recipient }, index) => {
      const plaintext: SharePlaintext = {
        type: 'mingtang/key-share/v1',
        project: of.project,
        lot: of.lot,
        bid: of.bid,
        version: of.version,
        custodian: id,
        index,
        share: base64.encode(shares[index] ?? new Uint8Array()),
      };
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      return { custodian: id, ciphertext: await encrypter.encrypt(canonicalBytes(plaintext)) };
    }),
  );
}

/**
 * Opens a share with its custodian's identity.
 * @throws {SealingError} `undecryptable` or `share-malformed`
 */
export async function openShare(ciphertext: Uint8Array, identity: string): Promise<SharePlaintext> {
  const bytes = await decryptBytes(ciphertext, identity);
  const plaintext = parse(bytes);
  if (!Value.Check(SharePlaintextSchema, plaintext) || shareBytes(plaintext.share) === undefined)
    throw new SealingError('share-malformed', 'not a mingtang/key-share/v1');
  return plaintext;
}

/**
 * Whether a custodian's share is the one that the manifest names for it and speaks of the same bid version.
 * @returns undefined if so, else what is wrong
 */
export function checkShareBinding(
  share: SharePlaintext,
  ciphertext: Uint8Array,
  manifest: BidManifest,
  custodian: string,
): string | undefined {
  const named = manifest.shares.findIndex((entry) => entry.custodian === custodian);
  if (named < 0) return 'the manifest names no share for this custodian';
  if (manifest.shares[named]?.sha256 !== sha256Hex(ciphertext))
    return 'not the encrypted share that the manifest names';
  if (share.custodian !== custodian) return 'the share was made for another custodian';
  if (share.index !== named) return 'the share was made for another place';
  for (const field of ['project', 'lot', 'bid', 'version'] as const)
    if (share[field] !== manifest[field]) return `the share was made for another ${field}`;
  return undefined;
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
