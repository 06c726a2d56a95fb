import { refused } from '../refusals';

const SHA256_MEMBER = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?=,|$)/;

/**
 * The SHA-256 that a `Repr-Digest` header announces (RFC 9530), lower-case hex; undefined without the header.
 * @throws {RefusedError} `digest-malformed` where the header names no SHA-256
 */
export function announcedSha256(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const base64 = SHA256_MEMBER.exec(header)?.[1];
  if (base64 === undefined) throw refused('digest-malformed', { field: 'Repr-Digest' });
  return Buffer.from(base64, 'base64').toString('hex');
}

/** The `Repr-Digest` of a content whose SHA-256 is given in hex. */
export function reprDigest(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
}
