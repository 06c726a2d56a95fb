import { writeDurably } from '@mingtang/service-kit';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const BYTES = 32;

/** The key of a file, made where there is none. @throws {Error} where the file holds something else. */
export async function deviceKey(file: string): Promise<Uint8Array> {
  await writeDurably(file, randomBytes(BYTES).toString('hex'), 'new').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const text = (await readFile(file, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${file} holds no key of ${BYTES} bytes in hex`);
  return Buffer.from(text, 'hex');
}
