import { type Receipt } from '@mingtang/sealing';
import { type PlatformClient } from '../http/platform-client';

/** The platform's signed word that it took an act in, as its API gives it. */
export interface SignedReceipt extends Receipt {
  /** Signed note (C2SP signed-note). */
  readonly note: string;
}

/** The keys of a service's receipts. */
export interface ReceiptKeys {
  /** Signs now (signed-note verifier key). */
  readonly verifierKey: string;
  /** Signed earlier ones. */
  readonly retired: readonly string[];
}

/** The keys of a service's receipts; those for bids where none is named. */
export function receiptKeys(client: PlatformClient, service = 'bidding'): Promise<ReceiptKeys> {
  return client.get<ReceiptKeys>(`/api/${service}/receipt-key`);
}
