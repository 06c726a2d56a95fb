import { concatBytes } from '@noble/hashes/utils.js';
import { TileError } from '../transparency-error';

const LENGTH_BYTES = 2;
/** Bytes of the longest entry that a bundle can hold. */
export const MOST_ENTRY_BYTES = 0xffff;

/**
 * The bytes of an entry bundle: each entry after its length, 16 bits, big-endian (c2sp.org/tlog-tiles).
 * @throws {TileError} for an entry longer than 65,535 bytes
 */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > MOST_ENTRY_BYTES) throw new TileError('an entry has at most 65,535 bytes');
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** @throws {TileError} if the bytes end within an entry */
export function decodeEntries(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + LENGTH_BYTES > bytes.length) throw new TileError('the bundle ends within a length');
    const start = at + LENGTH_BYTES;
    at = start + view.getUint16(at);
    if (at > bytes.length) throw new TileError('the bundle ends within an entry');
    entries.push(bytes.slice(start, at));
  }
  return entries;
}
