import { type SealedBidParts, type Tender } from '@mingtang/client';
import { organisationKey } from '@mingtang/contracts';
import { concatBytes } from '@noble/hashes/utils.js';
import { envelopesOf, envelopesOfRound } from '@mingtang/procedure/bidding';
import {
  type EnvelopeKey,
  envelopesToSeal,
  generateSigningKey,
  type PlacedFile,
  sealBid,
  type SigningKey,
  soundCustody,
} from '@mingtang/sealing';
import { randomUUID } from 'node:crypto';
import { type Player } from './players';

/** A bid sealed on its bidder's side and not yet sent. */
export interface SealedInMemory {
  readonly bidder: Player;
  readonly parts: SealedBidParts;
  /** The age file at a place. */
  readonly contentOf: (file: Pick<PlacedFile, 'envelope' | 'index'>) => Uint8Array;
  /** The envelopes' own keys, which the bidder keeps. */
  readonly keys: readonly EnvelopeKey[];
  readonly signer: SigningKey;
}

export interface BidWishes {
  readonly lot: string;
  /** In yuan. */
  readonly price: string;
  readonly documents?: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** The version that it replaces. */
  readonly replaces?: SealedInMemory;
  /** In which round it is made; 1 where it is left out. */
  readonly round?: number;
}

export async function sealInMemory(
  bidder: Player,
  tender: Pick<Tender, 'id' | 'custody' | 'procedure'>,
  { lot, price, documents = [], replaces, round = 1 }: BidWishes,
): Promise<SealedInMemory> {
  const { organisation } = bidder.account;
  if (!organisation) throw new Error(`${bidder.account.username} acts for no organisation`);
  const signer = replaces?.signer ?? generateSigningKey();
  const pieces = new Map<string, Uint8Array[]>();
  const { keys, ...parts } = await sealBid({
    project: tender.id,
    lot,
    bidder: organisationKey(organisation),
    bid: replaces?.parts.manifest.bid ?? randomUUID(),
    version: (replaces?.parts.manifest.version ?? 0) + 1,
    round,
    custody: soundCustody(tender.custody),
    envelopes: envelopesToSeal(envelopesOfRound(envelopesOf(tender.procedure), round), {
      price: { amount: price, currency: 'CNY' },
      documents: documents.map(({ name, bytes }) => ({
        name,
        mediaType: 'application/octet-stream',
        size: bytes.length,
        content: () => new Blob([bytes]).stream(),
      })),
    }),
    signer,
    now: new Date().toISOString(),
    store: ({ envelope, index }) => {
      const file: Uint8Array[] = [];
      pieces.set(`${envelope} ${index}`, file);
      return new WritableStream({ write: (piece) => void file.push(piece) });
    },
  });
  const contentOf: SealedInMemory['contentOf'] = ({ envelope, index }) =>
    concatBytes(...(pieces.get(`${envelope} ${index}`) ?? []));
  return { bidder, parts, contentOf, keys, signer };
}
