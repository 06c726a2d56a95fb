import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { receiptKeys, type SignedReceipt, submitSealedBid, type Tender } from '@mingtang/client';
import { organisationKey } from '@mingtang/contracts';
import { envelopesOf, envelopesOfRound } from '@mingtang/procedure/bidding';
import {
  actOf,
  type BidManifest,
  checkReceipt,
  envelopesToSeal,
  generateSigningKey,
  type PlacedFile,
  sealBid,
  type SigningKey,
  soundCustody,
} from '@mingtang/sealing';
import { type Player } from '../cast/cast';
import { methodStatement } from './method-statement';

/** A version of a bid that the platform has taken in. */
export interface SentBid {
  readonly manifest: BidManifest;
  readonly signer: SigningKey;
  readonly receipt: SignedReceipt;
}

export interface OfferToSend {
  readonly lot: string;
  readonly price: string;
  readonly drawingsBytes: number;
  /** The version that it replaces. */
  readonly replaces?: SentBid;
}

/** Seals an offer as the bidder's own machine does, sends it and checks the receipt. */
export async function sendOffer(bidder: Player, tender: Tender, offer: OfferToSend): Promise<SentBid> {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-demo-'));
  try {
    return await sendFrom(folder, bidder, tender, offer);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function sendFrom(folder: string, bidder: Player, tender: Tender, offer: OfferToSend): Promise<SentBid> {
  const { organisation, username } = bidder.account;
  if (!organisation) throw new Error(`${username} acts for no organisation`);
  const { lot, price, drawingsBytes, replaces } = offer;
  const signer = replaces?.signer ?? generateSigningKey();
  const fileOf = ({ envelope, index }: Pick<PlacedFile, 'envelope' | 'index'>) =>
    join(folder, `${envelope}-${index}.age`);
  const sealed = await sealBid({
    project: tender.id,
    lot,
    bidder: organisationKey(organisation),
    bid: replaces?.manifest.bid ?? randomUUID(),
    version: (replaces?.manifest.version ?? 0) + 1,
    round: 1,
    custody: soundCustody(tender.custody),
    envelopes: envelopesToSeal(envelopesOfRound(envelopesOf(tender.procedure), 1), {
      price: { amount: price, currency: tender.draft.currency },
      priceSchedule: { rows: [{ item: '1', total: price }] },
      documents: [await methodStatement(organisation.id, drawingsBytes)],
    }),
    signer,
    now: new Date().toISOString(),
    store: (file) => Writable.toWeb(createWriteStream(fileOf(file))),
  });
  const receipt = await submitSealedBid(bidder.client, sealed, (file) => ({ path: fileOf(file) }));
  const { manifest } = sealed;
  const { verifierKey } = await receiptKeys(bidder.client);
  checkReceipt(receipt.note, { manifest, act: actOf(manifest) }, [verifierKey]);
  return { manifest, signer, receipt };
}
