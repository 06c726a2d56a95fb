import { identityToRecipient } from 'age-encryption';
import { bech32 } from '@scure/base';
import { randomBytes } from '@noble/hashes/utils.js';

/** An age X25519 key pair in age's own text form. */
export interface AgeIdentity {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  /** `age1…` */
  readonly recipient: string;
}

const IDENTITY_PREFIX = 'AGE-SECRET-KEY-';

/** A custodian's fresh key for one project. */
export async function generateCustodyIdentity(): Promise<AgeIdentity> {
  return ageIdentityOf(randomScalar());
}

/** Whether opening with this identity opens what was sealed to that recipient; false for anything malformed. */
export async function isIdentityOf(identity: string, recipient: string): Promise<boolean> {
  if (!identity.startsWith(`${IDENTITY_PREFIX}1`)) return false;
  try {
    return (await identityToRecipient(identity)) === recipient;
  } catch {
    return false;
  }
}

/** Whether a text is an age X25519 recipient: not a hybrid, tag or plugin one, which stock tools may not know. */
export function isAgeRecipient(text: string): boolean {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text);
    return prefix === 'age' && bytes.length === 32 && text === text.toLowerCase();
  } catch {
    return false;
  }
}

/**
 * 32 random bytes clamped as RFC 7748 section 5 does: then the recipient commits to every bit of them, and a share changed in any
 * bit is found out.
 */
export function randomScalar(): Uint8Array {
  return clamped(randomBytes(32));
}

/** Whether the bytes are a scalar as {@link randomScalar} makes it. */
export function isClamped(scalar: Uint8Array): boolean {
  return scalar.length === 32 && clamped(scalar).every((byte, index) => byte === scalar[index]);
}

export async function ageIdentityOf(scalar: Uint8Array): Promise<AgeIdentity> {
  const identity = bech32.encodeFromBytes(IDENTITY_PREFIX, scalar).toUpperCase();
  return { identity, recipient: await identityToRecipient(identity) };
}

function clamped(scalar: Uint8Array): Uint8Array {
  const result = Uint8Array.from(scalar);
  result[0] = (result[0] ?? 0) & 0b1111_1000;
  result[31] = ((result[31] ?? 0) & 0b0111_1111) | 0b0100_0000;
  return result;
}
