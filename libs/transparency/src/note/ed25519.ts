import { ed25519 } from '@noble/curves/ed25519.js';
import { base64 } from '@scure/base';
import { base64Bytes } from '../json/base64';

/** An Ed25519 key pair (RFC 8032), both halves in base64; the secret one is the 32-byte seed. */
export interface SigningKey {
  readonly publicKey: string;
  readonly secretKey: string;
}

/** Who computes signatures: the portable implementation, or a host's own faster one. */
export interface Ed25519 {
  sign(message: Uint8Array, seed: Uint8Array): Uint8Array;
  /** False for whatever is not a valid signature; never throws. */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

/** Ed25519 of `@noble/curves`: runs everywhere, checks strictly by RFC 8032. */
export const portableEd25519: Ed25519 = {
  sign: (message, seed) => ed25519.sign(message, seed),
  verify(signature, message, publicKey) {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};

export function generateSigningKey(): SigningKey {
  return signingKeyOf(ed25519.utils.randomSecretKey());
}

/** The key pair of a 32-byte seed. */
export function signingKeyOf(seed: Uint8Array): SigningKey {
  return { publicKey: base64.encode(ed25519.getPublicKey(seed)), secretKey: base64.encode(seed) };
}

/** @returns the signature, base64. */
export function signBytes(bytes: Uint8Array, key: SigningKey, engine: Ed25519 = portableEd25519): string {
  return base64.encode(engine.sign(bytes, base64.decode(key.secretKey)));
}

/** Whether `signature` over the bytes is of that public key, both base64; false for anything malformed. */
export function verifyBytes(
  bytes: Uint8Array,
  signature: string,
  publicKey: string,
  engine: Ed25519 = portableEd25519,
): boolean {
  const [signatureBytes, keyBytes] = [base64Bytes(signature), base64Bytes(publicKey)];
  return signatureBytes?.length === 64 && keyBytes?.length === 32 && engine.verify(signatureBytes, bytes, keyBytes);
}

/** Whether a text is a base64 Ed25519 public key by its form. */
export function isPublicKey(text: string): boolean {
  return base64Bytes(text)?.length === 32;
}
