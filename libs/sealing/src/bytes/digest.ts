import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What has gone through a {@link measure}. */
export interface Measured {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Passes bytes on unchanged and, once they have all gone through, tells their digest and size. */
export function measure(): { readonly through: TransformStream<Uint8Array, Uint8Array>; measured(): Measured } {
  const hash = sha256.create();
  let size = 0;
  return {
    through: new TransformStream({
      transform(chunk, controller) {
        hash.update(chunk);
        size += chunk.length;
        controller.enqueue(chunk);
      },
    }),
    measured: () => ({ sha256: bytesToHex(hash.clone().digest()), size }),
  };
}
