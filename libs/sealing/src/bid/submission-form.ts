import { digestOf } from '@mingtang/transparency';
import { type BidManifest, filesOfBid, manifestDigest } from './manifest';

/** A ciphertext up to this size goes with the bid itself, … */
const LARGEST_INLINE_BYTES = 64 * 1024;
/** … as long as all of them together are no more than this. */
const MOST_INLINE_BYTES = 256 * 1024;

/** Which files of a bid go with it; the others are uploaded before. @returns their digests. */
export function inlineFiles(manifest: Pick<BidManifest, 'envelopes'>): ReadonlySet<string> {
  const inline = new Set<string>();
  let bytes = 0;
  for (const { sha256, size } of filesOfBid(manifest)) {
    if (size > LARGEST_INLINE_BYTES || bytes + size > MOST_INLINE_BYTES) continue;
    bytes += size;
    inline.add(sha256);
  }
  return inline;
}

/** An upload that a bid names, and which file it is. */
export interface NamedUpload {
  /** Of the age file, hex. */
  readonly sha256: string;
  readonly upload: string;
}

/** The key under which a bid is submitted: of its manifest and uploads, so that it may be repeated whenever it comes. */
export function submissionKey(manifest: BidManifest, uploads: readonly NamedUpload[]): string {
  return `bid-${digestOf({ manifest: manifestDigest(manifest), uploads })}`;
}
