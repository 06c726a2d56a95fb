import { canonicalBytes, type Ed25519, signBytes, type SigningKey, verifyBytes } from '@mingtang/transparency';

interface ReleaseOf {
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
  readonly custodian: string;
  /** The custodian's own time. */
  readonly releasedAt: string;
}

/** A custodian's decrypted share of an envelope's key, or its word that the share dealt to it is no good. */
export type UnsignedRelease = ReleaseOf &
  ({ readonly share: string } | { readonly fault: 'share-invalid'; readonly reason: string });

/** An {@link UnsignedRelease} with the custodian's Ed25519 signature, base64. */
export type Release = UnsignedRelease & { readonly signature: string };

/** The lot whose closing list the bid stands in. */
export interface ReleaseScope {
  readonly project: string;
  readonly lot: string;
}

export function signRelease(release: UnsignedRelease, scope: ReleaseScope, key: SigningKey): Release {
  return { ...release, signature: signBytes(releaseBytes(release, scope), key) };
}

/** Whether the custodian with that verification key released so for this project and lot. */
export function verifyRelease(
  { signature, ...release }: Release,
  scope: ReleaseScope,
  verificationKey: string,
  engine?: Ed25519,
): boolean {
  return verifyBytes(releaseBytes(release, scope), signature, verificationKey, engine);
}

function releaseBytes(release: UnsignedRelease, { project, lot }: ReleaseScope): Uint8Array {
  const { bid, version, round, envelope, custodian, releasedAt } = release;
  const said = 'share' in release ? { share: release.share } : { fault: release.fault, reason: release.reason };
  return canonicalBytes({
    type: 'mingtang/release/v2',
    project,
    lot,
    bid,
    version,
    round,
    envelope,
    custodian,
    releasedAt,
    ...said,
  });
}
