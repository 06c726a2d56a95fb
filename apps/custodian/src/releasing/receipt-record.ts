import { type SignedReceipt } from '@mingtang/client';
import { appendDurably, openLines } from '../keys/durable-file';

/** The platform's receipts for releases, in a file of JSON lines beside the record of them. */
export class ReceiptRecord {
  private constructor(
    private readonly path: string,
    private readonly events: Set<string>,
  ) {}

  static async open(path: string): Promise<ReceiptRecord> {
    return new ReceiptRecord(path, new Set((await openLines(path)).flatMap(eventIn)));
  }

  /** @returns whether it is a new one. */
  async keep(receipt: SignedReceipt): Promise<boolean> {
    if (this.events.has(receipt.event)) return false;
    await appendDurably(this.path, JSON.stringify(receipt));
    this.events.add(receipt.event);
    return true;
  }
}

function eventIn(line: string): string[] {
  try {
    return [(JSON.parse(line) as SignedReceipt).event];
  } catch {
    return [];
  }
}
