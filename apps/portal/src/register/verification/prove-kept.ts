import { isProofFile } from '@mingtang/evidence';
import { proveFile, proveReceipt, type Proven } from './prove-record';

/** Verifies the text of a receipt or proof that somebody kept, whichever it is. */
export function proveKept(text: string): Promise<Proven> {
  return isProofFile(text) ? proveFile(text) : proveReceipt(text);
}
