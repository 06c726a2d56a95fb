import { AGE_HEADER } from '@mingtang/sealing';
import { createHash } from 'node:crypto';

/** Bytes of a base64 text; undefined where it is not exactly how they are written. */
export function sealedBytes(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : undefined;
}

const HEADER = Buffer.from(AGE_HEADER);

/** Whether the bytes begin as an age file does. */
export function isAgeFile(bytes: Buffer): boolean {
  return bytes.subarray(0, HEADER.length).equals(HEADER);
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
