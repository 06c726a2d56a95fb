import { canonicalBytes, type Ed25519, signBytes, type SigningKey, verifyBytes } from '@mingtang/transparency';

/** What a custodian says of a closed lot of which it releases no share. */
export interface UnsignedReleaseRefusal {
  readonly project: string;
  readonly lot: string;
  readonly custodian: string;
  /** Code of the reason. */
  readonly reason: string;
  /** The reason in the agent’s own words. */
  readonly detail: string;
  /** The custodian's own time. */
  readonly statedAt: string;
}

/** With the custodian's Ed25519 signature, base64. */
export type SignedReleaseRefusal = UnsignedReleaseRefusal & { readonly signature: string };

export function signReleaseRefusal(refusal: UnsignedReleaseRefusal, key: SigningKey): SignedReleaseRefusal {
  return { ...refusal, signature: signBytes(refusalBytes(refusal), key) };
}

/** Whether the custodian with that verification key said so. */
export function verifyReleaseRefusal(
  { signature, ...refusal }: SignedReleaseRefusal,
  verificationKey: string,
  engine?: Ed25519,
): boolean {
  return verifyBytes(refusalBytes(refusal), signature, verificationKey, engine);
}

function refusalBytes({ project, lot, custodian, reason, detail, statedAt }: UnsignedReleaseRefusal): Uint8Array {
  return canonicalBytes({ type: 'mingtang/release-refusal/v1', project, lot, custodian, reason, detail, statedAt });
}
