import { type PlatformClient, receiptKeys, type SignedReceipt } from '@mingtang/client';
import { openReceipt, type Receipt } from '@mingtang/sealing';
import { type Logger } from 'pino';
import { type ReceiptRecord } from './receipt-record';

/**
 * Keeps what a service gave as receipts, and says whether they are good. One that is not signed is kept all the same: it is what the
 * platform gave.
 * @returns what the new ones say that are signed by the service
 */
export async function keepReceipts(
  platform: PlatformClient,
  { record, service }: { readonly record: ReceiptRecord; readonly service: 'bidding' | 'evaluation' },
  given: readonly SignedReceipt[],
  log: Logger,
): Promise<Receipt[]> {
  const fresh: SignedReceipt[] = [];
  for (const receipt of given) if (await record.keep(receipt)) fresh.push(receipt);
  if (fresh.length === 0) return [];
  const { verifierKey, retired } = await receiptKeys(platform, service);
  return fresh.flatMap(({ act, event, note, digest }) => {
    try {
      const said = openReceipt(note, [verifierKey, ...retired]);
      log.info({ act: said.act, project: said.project, lot: said.lot, event, digest: said.digest }, 'receipt kept');
      return [said];
    } catch (err) {
      log.error({ err, act, event, digest }, 'the receipt is not good');
      return [];
    }
  });
}
