import { concatBytes } from '@noble/hashes/utils.js';
import { generateSigningKey } from '@mingtang/transparency';
import { generateCustodyIdentity } from './custody/age-identity';
import { type BidToSeal, sealBid, type SealedBid } from './bid/seal-bid';

interface Wishes extends Partial<Pick<BidToSeal, 'project' | 'version' | 'price' | 'priceSchedule' | 'signer'>> {
  documents?: { name: string; mediaType: string; bytes: Uint8Array; size?: number }[];
  custody?: { threshold: number; count: number };
}

export interface SealedForTest extends SealedBid {
  /** The age files, in the manifest's order. */
  readonly files: Uint8Array[];
  readonly custodians: { id: string; identity: string; recipient: string }[];
}

/** A bid sealed to fresh custodians, 3 of 5 unless asked otherwise, kept in memory. */
export async function sealedBid({ documents = [], custody, ...wishes }: Wishes = {}): Promise<SealedForTest> {
  const { threshold, count } = custody ?? { threshold: 3, count: 5 };
  const custodians = await Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      id: `custodian-${index + 1}`,
      ...(await generateCustodyIdentity()),
    })),
  );
  const pieces: Uint8Array[][] = [];
  const sealed = await sealBid({
    project: crypto.randomUUID(),
    lot: '1',
    bidder: 'CN-USCC-91110000000000000A',
    bid: crypto.randomUUID(),
    version: 1,
    price: { amount: '1000.00', currency: 'CNY' },
    signer: generateSigningKey(),
    now: '2026-11-24T08:00:00.000Z',
    ...wishes,
    custody: { threshold, custodians },
    documents: documents.map(({ bytes, size = bytes.length, ...document }) => ({
      ...document,
      size,
      content: () => new Blob([Uint8Array.from(bytes)]).stream(),
    })),
    store: ({ index }) => new WritableStream({ write: (piece) => void (pieces[index] ??= []).push(piece) }),
  });
  return { ...sealed, custodians, files: pieces.map((parts) => concatBytes(...parts)) };
}
