import { concatBytes } from '@noble/hashes/utils.js';
import { envelopesOf } from '@mingtang/procedure/bidding';
import { type EnvelopePart } from '@mingtang/procedure/procedures';
import { generateSigningKey } from '@mingtang/transparency';
import { generateCustodyIdentity } from './custody/age-identity';
import { openShare } from './custody/key-share';
import { type BidToSeal, type EnvelopeKey, envelopesToSeal, type Offer, sealBid, type SealedBid } from './bid/seal-bid';
import { type SheetOf } from './bid/bid-sheet';
import { envelopeOf, type SealedEnvelope } from './bid/manifest';

/** The one envelope of an open tender. */
export const ONE_ENVELOPE: readonly SheetOf[] = envelopesOf('cn-open-tender@1');

/** The envelopes of a tender that opens prices by themselves. */
export const TWO_ENVELOPES: readonly (SheetOf & { readonly holds: readonly EnvelopePart[] })[] = [
  { id: 'technical', holds: ['qualification', 'technical'] },
  { id: 'price', holds: ['price'] },
];

interface Wishes extends Partial<
  Pick<BidToSeal, 'project' | 'version' | 'signer'> & Pick<Offer, 'price' | 'priceSchedule'>
> {
  documents?: { name: string; mediaType: string; bytes: Uint8Array; size?: number; envelope?: string }[];
  custody?: { threshold: number; count: number };
  envelopes?: readonly SheetOf[];
}

export interface SealedForTest extends SealedBid {
  /** The age files of each envelope, in the manifest's order. */
  readonly filesOf: (envelope: string) => Uint8Array[];
  readonly custodians: { id: string; identity: string; recipient: string }[];
}

/** A bid sealed to fresh custodians, 3 of 5 unless asked otherwise, in the one envelope of an open tender, kept in memory. */
export async function sealedBid({
  documents = [],
  custody,
  envelopes = ONE_ENVELOPE,
  price = { amount: '1000.00', currency: 'CNY' },
  priceSchedule,
  ...wishes
}: Wishes = {}): Promise<SealedForTest> {
  const { threshold, count } = custody ?? { threshold: 3, count: 5 };
  const custodians = await Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      id: `custodian-${index + 1}`,
      ...(await generateCustodyIdentity()),
    })),
  );
  const pieces = new Map<string, Uint8Array[][]>();
  const sealed = await sealBid({
    project: crypto.randomUUID(),
    lot: '1',
    bidder: 'CN-USCC-91110000000000000A',
    bid: crypto.randomUUID(),
    version: 1,
    round: 1,
    signer: generateSigningKey(),
    now: '2026-11-24T08:00:00.000Z',
    ...wishes,
    custody: { threshold, custodians },
    envelopes: envelopesToSeal(envelopes, {
      price,
      ...(priceSchedule !== undefined && { priceSchedule }),
      documents: documents.map(({ bytes, size = bytes.length, ...document }) => ({
        ...document,
        size,
        content: () => new Blob([Uint8Array.from(bytes)]).stream(),
      })),
    }),
    store: ({ envelope, index }) => {
      const files = pieces.get(envelope) ?? [];
      pieces.set(envelope, files);
      return new WritableStream({ write: (piece) => void (files[index] ??= []).push(piece) });
    },
  });
  const filesOf = (envelope: string): Uint8Array[] =>
    (pieces.get(envelope) ?? []).map((parts) => concatBytes(...parts));
  return { ...sealed, custodians, filesOf };
}

/** An envelope of a bid in memory, with its key, its files and what its custodians would release. */
export interface EnvelopeForTest extends Pick<EnvelopeKey, 'identity'> {
  readonly envelope: SealedEnvelope;
  readonly files: Uint8Array[];
  readonly released: { custodian: string; share: string }[];
}

/** One envelope of such a bid: the first unless named. */
export async function envelopeForTest(
  { manifest, keys, shares, custodians, filesOf }: SealedForTest,
  id = manifest.envelopes[0]?.id ?? '',
): Promise<EnvelopeForTest> {
  const envelope = envelopeOf(manifest, id);
  const identity = keys.find((key) => key.envelope === id)?.identity;
  if (!envelope || identity === undefined) throw new RangeError(id);
  const released = await Promise.all(
    shares
      .filter((share) => share.envelope === id)
      .map(async ({ custodian, ciphertext }) => {
        const own = custodians.find((one) => one.id === custodian)?.identity ?? '';
        return { custodian, share: (await openShare(ciphertext, own)).share };
      }),
  );
  return { envelope, identity, files: filesOf(id), released };
}
