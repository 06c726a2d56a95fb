import { parseReceipt } from '@mingtang/sealing';
import { type ReceiptDto } from '@mingtang/service-kit';
import { parseNote } from '@mingtang/transparency';

/** A receipt as it is given, from the note that is stored of it. */
export function receiptOf(note: string): ReceiptDto {
  return { ...parseReceipt(parseNote(note).text), note };
}
