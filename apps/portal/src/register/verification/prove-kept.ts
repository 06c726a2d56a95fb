import { isMeantAsBundle, isProofFile } from '@mingtang/evidence';
import { proveFile, proveReceipt, type Proven } from './prove-record';

/** Whether somebody kept a bundle, though it may be a damaged one, and no receipt or proof. */
export function isBundle(file: File): Promise<boolean> {
  return isMeantAsBundle(file, file.name);
}

/** Verifies the text of a receipt or proof that somebody kept, whichever it is. */
export function proveKept(text: string): Promise<Proven> {
  return isProofFile(text) ? proveFile(text) : proveReceipt(text);
}
