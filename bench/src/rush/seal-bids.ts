import { type PublishedProject } from '@mingtang/contracts';
import { envelopesOf } from '@mingtang/procedure/bidding';
import { envelopesToSeal, filesOfBid, sealBid, type SealedBid } from '@mingtang/sealing';
import { randomUUID } from 'node:crypto';
import { type Bidder } from '../stand/bidders';

/** A sealed bid as its request carries it. */
export interface ReadyBid {
  readonly bid: string;
  readonly lot: string;
  readonly bidder: Bidder;
  /** JSON of the request. */
  readonly body: Buffer;
}

/** Seals one bid of every bidder for every lot: a price, no documents but the bid sheet, which goes along inline. */
export async function sealBids(
  published: PublishedProject,
  bidders: readonly Bidder[],
  count: number,
): Promise<ReadyBid[]> {
  const ready: ReadyBid[] = [];
  for (const { id: lot } of published.lots)
    for (const bidder of bidders) if (ready.length < count) ready.push(await sealOne(published, lot, bidder));
  return ready;
}

async function sealOne(
  { id: project, procedure, custody }: PublishedProject,
  lot: string,
  bidder: Bidder,
): Promise<ReadyBid> {
  const bid = randomUUID();
  const pieces: Uint8Array[] = [];
  const sealed = await sealBid({
    project,
    lot,
    bidder: bidder.key,
    bid,
    version: 1,
    round: 1,
    custody,
    envelopes: envelopesToSeal(envelopesOf(procedure), {
      price: { amount: '9123456.78', currency: 'CNY' },
      documents: [],
    }),
    signer: bidder.signer,
    now: new Date().toISOString(),
    store: () => new WritableStream({ write: (piece: Uint8Array) => void pieces.push(piece) }),
  });
  return { bid, lot, bidder, body: requestOf(sealed, Buffer.concat(pieces)) };
}

function requestOf({ manifest, signature, shares }: SealedBid, sheet: Buffer): Buffer {
  return Buffer.from(
    JSON.stringify({
      manifest,
      signature,
      shares: shares.map(({ envelope, custodian, ciphertext }) => ({
        envelope,
        custodian,
        ciphertext: Buffer.from(ciphertext).toString('base64'),
      })),
      inline: [{ sha256: filesOfBid(manifest)[0]?.sha256, content: sheet.toString('base64') }],
    }),
  );
}
