import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import {
  type BidManifest,
  envelopesToSeal,
  generateCustodyIdentity,
  generateSigningKey,
  sealBid,
  type SheetOf,
} from '@mingtang/sealing';
import { ONE_ENVELOPE } from '@mingtang/sealing/fixtures';
import { BidFolder } from '../bid-folder/bid-folder';

export const PRICE = { amount: '1234567.89', currency: 'CNY' };
export const SCHEDULE = { rows: [{ item: '1', total: '1234567.89' }] };

/** A bid sealed into a folder as `mingtang seal` does, with one document, for tests; in one envelope unless asked otherwise. */
export async function sealedFolder(
  path: string,
  envelopes: readonly SheetOf[] = ONE_ENVELOPE,
): Promise<{ folder: BidFolder; manifest: BidManifest }> {
  const custodians = await Promise.all(
    ['c1', 'c2', 'c3'].map(async (id) => ({ id, recipient: (await generateCustodyIdentity()).recipient })),
  );
  const folder = await BidFolder.create(path);
  const signer = generateSigningKey();
  const document = new TextEncoder().encode('技术方案'.repeat(1_000));
  const { keys, ...sealed } = await sealBid({
    project: randomUUID(),
    lot: '1',
    bidder: 'CN-USCC-91990000MADE00118C',
    bid: randomUUID(),
    version: 1,
    round: 1,
    custody: { threshold: 2, custodians },
    envelopes: envelopesToSeal(envelopes, {
      price: PRICE,
      priceSchedule: SCHEDULE,
      documents: [
        {
          name: '技术方案.txt',
          mediaType: 'text/plain',
          size: document.length,
          content: () => new Blob([document]).stream(),
        },
      ],
    }),
    signer,
    now: '2026-11-24T08:00:00.000Z',
    store: (file) => Writable.toWeb(createWriteStream(folder.fileOf(file))),
  });
  await folder.writeSealed(sealed, { keys, signer });
  return { folder, manifest: sealed.manifest };
}
