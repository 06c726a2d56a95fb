const SMALLEST = 4096;

/**
 * The size to which something of `size` bytes is padded before it is encrypted, so that its length tells little of it: at
 * least 4096, else the Padmé bucket (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with
 * PURBs", 2019, section 4), at most 12 % larger.
 * @throws {RangeError} for what is no size.
 */
export function paddedSize(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a size: ${size}`);
  if (size <= SMALLEST) return SMALLEST;
  const exponent = Math.floor(Math.log2(size));
  const significant = Math.floor(Math.log2(exponent)) + 1;
  const bucket = 2 ** (exponent - significant);
  return Math.ceil(size / bucket) * bucket;
}

const ZEROS_AT_ONCE = 65_536;

/**
 * A content of exactly `size` bytes followed by zeros up to its {@link paddedSize}, pulled piece by piece.
 * @param onWrongSize makes the error with which the stream fails when the content is longer or shorter
 */
export function zeroPadded(
  content: ReadableStream<Uint8Array>,
  size: number,
  onWrongSize: (found: string) => Error,
): ReadableStream<Uint8Array> {
  const reader = content.getReader();
  let read = 0;
  let zeros = paddedSize(size) - size;
  let ended = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (!ended) {
          const { done, value } = await reader.read();
          if (!done) {
            read += value.length;
            if (read > size) throw onWrongSize(`more than ${size} bytes`);
            if (value.length === 0) continue;
            controller.enqueue(value);
            return;
          }
          if (read < size) throw onWrongSize(`${read} bytes`);
          ended = true;
        }
        const length = Math.min(zeros, ZEROS_AT_ONCE);
        zeros -= length;
        if (length > 0) controller.enqueue(new Uint8Array(length));
        if (zeros === 0) controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
