import { type Receipt, receiptText } from '@mingtang/sealing';
import { Injectable } from '@nestjs/common';
import { type KeyFile } from '../keys/key-file';
import { type ReceiptDto } from './receipt.dto';

/**
 * Signs receipts with the service's own key. A receipt names the id of the act's event, so sign it in the transaction that emits
 * that event, with what `emit` returned.
 */
@Injectable()
export class ReceiptSigner {
  constructor(private readonly key: KeyFile) {}

  get verifierKey(): string {
    return this.key.verifierKey;
  }

  /** Of the keys before this one. */
  get retired(): readonly string[] {
    return this.key.retired;
  }

  /** @throws {SealingError} `note-malformed` for a receipt that has no text. */
  sign(receipt: Receipt): ReceiptDto {
    return { ...receipt, note: this.key.signNote(receiptText(receipt)) };
  }
}
