import { type SignedReceipt } from '@mingtang/client';
import { appendDurably, openLines } from '../keys/durable-file';

/** The platform's receipts for what this custodian has given, in a file of JSON lines beside the record of it. */
export class ReceiptRecord {
  private constructor(
    private readonly path: string,
    private readonly byEvent: Map<string, SignedReceipt>,
  ) {}

  static async open(path: string): Promise<ReceiptRecord> {
    return new ReceiptRecord(path, new Map((await openLines(path)).flatMap(receiptIn)));
  }

  /** Oldest first. */
  all(): SignedReceipt[] {
    return [...this.byEvent.values()];
  }

  /** @returns whether it is a new one. */
  async keep(receipt: SignedReceipt): Promise<boolean> {
    if (this.byEvent.has(receipt.event)) return false;
    await appendDurably(this.path, JSON.stringify(receipt));
    this.byEvent.set(receipt.event, receipt);
    return true;
  }
}

function receiptIn(line: string): [string, SignedReceipt][] {
  try {
    const receipt = JSON.parse(line) as SignedReceipt;
    return [[receipt.event, receipt]];
  } catch {
    return [];
  }
}
