import { digestOf } from '@mingtang/transparency';
import { randomBytes } from 'node:crypto';

/** A text that is fixed in public without being shown: whoever has text and salt can check the digest. */
export interface SealedText {
  /** As it was given, well-formed: lone surrogates have no UTF-8. */
  readonly text: string;
  /** 32 random bytes in hex, so that nobody can find the text by trying digests. */
  readonly salt: string;
  /** See {@link sealedTextDigest}. */
  readonly digest: string;
}

export function sealText(given: string): SealedText {
  const sealed = { text: given.toWellFormed(), salt: newSalt() };
  return { ...sealed, digest: sealedTextDigest(sealed) };
}

/** SHA-256, in hex, of the canonical JSON (RFC 8785) of `{salt, text}`. */
export function sealedTextDigest({ salt, text }: Pick<SealedText, 'salt' | 'text'>): string {
  return digestOf({ salt, text });
}

/** 32 random bytes in hex: a digest with them in it fixes what it is of without telling it. */
export function newSalt(): string {
  return randomBytes(32).toString('hex');
}
