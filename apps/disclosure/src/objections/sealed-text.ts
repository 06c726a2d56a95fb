import canonicalize from 'canonicalize';
import { createHash, randomBytes } from 'node:crypto';

export interface SealedText {
  /** 32 random bytes in hex. */
  readonly salt: string;
  /** SHA-256, in hex, of the canonical JSON (RFC 8785) of `{salt, text}`. */
  readonly digest: string;
}

/** Fixes a text in public without showing it: whoever has text and salt can check the digest. */
export function sealText(text: string): SealedText {
  const salt = randomBytes(32).toString('hex');
  return {
    salt,
    digest: createHash('sha256')
      .update(canonicalize({ salt, text }) as string)
      .digest('hex'),
  };
}
