import {
  canonicalBytes,
  type Ed25519,
  sha256Hex,
  signBytes,
  type SigningKey,
  verifyBytes,
} from '@mingtang/transparency';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** A draw of a lot's committee; numbers count from 1, and one that was voided keeps its number. */
export interface DrawId {
  readonly project: string;
  readonly lot: string;
  readonly number: number;
}

/** A custodian's commitment to 32 random bytes, given before the draw can be asked for. */
export interface DrawCommitment extends DrawId {
  /** The custodian's id. */
  readonly custodian: string;
  /** SHA-256 of the bytes, hex; see {@link drawCommitmentOf}. */
  readonly commitment: string;
}

/** The custodian's bytes, shown once the request stands in the log under a witnessed checkpoint. */
export interface DrawReveal extends DrawId {
  readonly custodian: string;
  /** SHA-256 of the canonical request, hex. */
  readonly requestDigest: string;
  /** Root hash of the checkpoint, base64. */
  readonly root: string;
  /** The 32 bytes, hex. */
  readonly randomness: string;
}

/** 32 random bytes for a draw, in hex. */
export function generateDrawRandomness(): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * What commits to 32 bytes.
 * @param randomness in lower-case hex
 * @throws {RangeError} for anything but 32 bytes
 */
export function drawCommitmentOf(randomness: string): string {
  if (!/^[0-9a-f]{64}$/.test(randomness))
    throw new RangeError('the randomness of a draw is 32 bytes in lower-case hex');
  return sha256Hex(hexToBytes(randomness));
}

/** @returns the custodian's signature, base64. */
export function signDrawCommitment(commitment: DrawCommitment, key: SigningKey): string {
  return signBytes(drawCommitmentBytes(commitment), key);
}

/** Whether the custodian with that verification key committed so. */
export function verifyDrawCommitment(
  commitment: DrawCommitment,
  signature: string,
  verificationKey: string,
  engine?: Ed25519,
): boolean {
  return verifyBytes(drawCommitmentBytes(commitment), signature, verificationKey, engine);
}

/** @returns the custodian's signature, base64. */
export function signDrawReveal(reveal: DrawReveal, key: SigningKey): string {
  return signBytes(drawRevealBytes(reveal), key);
}

/** Whether the custodian with that verification key revealed so; that the bytes fit its commitment is another question. */
export function verifyDrawReveal(
  reveal: DrawReveal,
  signature: string,
  verificationKey: string,
  engine?: Ed25519,
): boolean {
  return verifyBytes(drawRevealBytes(reveal), signature, verificationKey, engine);
}

/** What a custodian signs when it commits. */
export function drawCommitmentBytes({ project, lot, number, custodian, commitment }: DrawCommitment): Uint8Array {
  return canonicalBytes({ type: 'mingtang/draw-commitment/v1', project, lot, number, custodian, commitment });
}

/** What a custodian signs when it reveals. */
export function drawRevealBytes(reveal: DrawReveal): Uint8Array {
  const { project, lot, number, custodian, requestDigest, root, randomness } = reveal;
  const type = 'mingtang/draw-reveal/v1';
  return canonicalBytes({ type, project, lot, number, custodian, requestDigest, root, randomness });
}
