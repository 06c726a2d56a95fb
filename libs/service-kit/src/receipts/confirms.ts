import { type Receipt, receiptText, SealingError, verifyNote } from '@mingtang/sealing';
import { nodeEd25519 } from '../keys/node-ed25519';

/** Whether a note is what the holder of one of these keys signed of just this act; of what no receipt can say it is not. */
export function confirms(note: string, receipt: Receipt, keys: readonly string[]): boolean {
  let text: string;
  try {
    text = receiptText(receipt);
  } catch (error) {
    if (error instanceof SealingError) return false;
    throw error;
  }
  return keys.some((key) => verifyNote(note, key, nodeEd25519) === text);
}
