import { type Receipt } from '@mingtang/sealing';
import { answerTo, type PlatformClient } from '../http/platform-client';

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

/** Services that give receipts. */
export type ReceiptingService = 'announcement' | 'bidding' | 'evaluation' | 'disclosure';

/** The keys of a service's receipts; those for bids where none is named. */
export function receiptKeys(
  client: Pick<PlatformClient, 'api'>,
  service: ReceiptingService = 'bidding',
): Promise<ReceiptKeys> {
  return answerTo(client.api.GET(`/api/${service}/receipt-key`));
}
