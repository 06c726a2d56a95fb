import { canonicalBytes, type Ed25519, signBytes, type SigningKey, verifyBytes } from '@mingtang/transparency';

/** A bid version, by the names that its manifest gives it. */
export interface VersionOfBid {
  readonly project: string;
  readonly lot: string;
  readonly bid: string;
  readonly version: number;
}

/** That a bid goes on under another key: `version` is the new one's, `signer` the key of its manifest. */
export interface SignerChange extends VersionOfBid {
  /** Ed25519 public key, base64. */
  readonly signer: string;
}

/** That its bidder withdraws a bid. @param key of the manifest of the version in force. @returns Ed25519 signature, base64. */
export function signWithdrawal(withdrawn: VersionOfBid, key: SigningKey): string {
  return signBytes(withdrawalBytes(withdrawn), key);
}

/** Whether the holder of the manifest's key withdrew it. @param signer of the manifest: Ed25519 public key, base64. */
export function verifyWithdrawal(
  withdrawn: VersionOfBid,
  signature: string,
  signer: string,
  engine?: Ed25519,
): boolean {
  return verifyBytes(withdrawalBytes(withdrawn), signature, signer, engine);
}

/** That a bid's next version is signed by another key. @param key of the version before. @returns Ed25519 signature, base64. */
export function signSignerChange(change: SignerChange, key: SigningKey): string {
  return signBytes(signerChangeBytes(change), key);
}

/** Whether the holder of the key before gave the bid on to the next. @param previous the signer of the version before. */
export function verifySignerChange(
  change: SignerChange,
  signature: string,
  previous: string,
  engine?: Ed25519,
): boolean {
  return verifyBytes(signerChangeBytes(change), signature, previous, engine);
}

function withdrawalBytes({ project, lot, bid, version }: VersionOfBid): Uint8Array {
  return canonicalBytes({ type: 'mingtang/withdrawal/v1', project, lot, bid, version });
}

function signerChangeBytes({ project, lot, bid, version, signer }: SignerChange): Uint8Array {
  return canonicalBytes({ type: 'mingtang/signer-change/v1', project, lot, bid, version, signer });
}
