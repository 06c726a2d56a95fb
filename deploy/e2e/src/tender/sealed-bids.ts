import { type SealedBidParts, type Tender } from '@mingtang/client';
import { organisationKey } from '@mingtang/contracts';
import { concatBytes } from '@noble/hashes/utils.js';
import { generateSigningKey, sealBid, type SigningKey, soundCustody } from '@mingtang/sealing';
import { randomUUID } from 'node:crypto';
import { type Player } from './players';

/** A bid sealed on its bidder's side and not yet sent. */
export interface SealedInMemory {
  readonly bidder: Player;
  readonly parts: SealedBidParts;
  /** Age files in the manifest's order. */
  readonly contents: readonly Uint8Array[];
  /** The bid's own key, which its bidder keeps. */
  readonly identity: string;
  readonly signer: SigningKey;
}

export interface BidWishes {
  readonly lot: string;
  /** In yuan. */
  readonly price: string;
  readonly documents?: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** The version that it replaces. */
  readonly replaces?: SealedInMemory;
}

export async function sealInMemory(
  bidder: Player,
  tender: Pick<Tender, 'id' | 'custody'>,
  { lot, price, documents = [], replaces }: BidWishes,
): Promise<SealedInMemory> {
  const { organisation } = bidder.account;
  if (!organisation) throw new Error(`${bidder.account.username} acts for no organisation`);
  const signer = replaces?.signer ?? generateSigningKey();
  const pieces: Uint8Array[][] = [];
  const { identity, ...parts } = await sealBid({
    project: tender.id,
    lot,
    bidder: organisationKey(organisation),
    bid: replaces?.parts.manifest.bid ?? randomUUID(),
    version: (replaces?.parts.manifest.version ?? 0) + 1,
    custody: soundCustody(tender.custody),
    price: { amount: price, currency: 'CNY' },
    documents: documents.map(({ name, bytes }) => ({
      name,
      mediaType: 'application/octet-stream',
      size: bytes.length,
      content: () => new Blob([bytes]).stream(),
    })),
    signer,
    now: new Date().toISOString(),
    store: ({ index }) => new WritableStream({ write: (piece) => void (pieces[index] ??= []).push(piece) }),
  });
  return { bidder, parts, contents: pieces.map((chunks) => concatBytes(...chunks)), identity, signer };
}
