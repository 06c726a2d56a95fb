import { base64 } from '@scure/base';
import { type BidToSeal, envelopesToSeal, type Offer, sealBid, type SheetOf } from '@mingtang/sealing';
import { ciphertextFile, ciphertextName, keepBid, type KeptBid } from '../keeping/kept-bids';

/** A file that the bidder chose, and the envelope that it goes into. */
export interface ChosenDocument {
  readonly file: File;
  readonly envelope: string;
}

/** What is to be sealed, and in which envelopes. */
export interface SealRequest {
  readonly bid: Omit<BidToSeal, 'envelopes' | 'store'>;
  readonly folder: string;
  readonly envelopes: readonly SheetOf[];
  /** Left out where no envelope of the round holds one. */
  readonly price: Offer['price'] | undefined;
  readonly documents: readonly ChosenDocument[];
}

export type SealAnswer =
  { readonly sealed: number } | { readonly kept: KeptBid } | { readonly failed: string; readonly code?: string };

/** Progress is told so often at most, bytes. */
const TELL_EVERY = 1 << 20;

addEventListener('message', ({ data }: MessageEvent<SealRequest>) => void seal(data));

/** Seals away from the page: what was chosen is read, encrypted and written piece by piece, and leaves the machine as ciphertext only. */
async function seal({ bid, folder, envelopes, price, documents }: SealRequest): Promise<void> {
  let sealed = 0;
  let told = 0;
  const counted = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        sealed += bytes.length;
        if (sealed - told >= TELL_EVERY) {
          told = sealed;
          say({ sealed });
        }
        controller.enqueue(bytes);
      },
    });
  try {
    const toSeal = envelopesToSeal(envelopes, {
      ...(price && { price }),
      documents: documents.map(({ file, envelope }) => ({
        name: file.name,
        mediaType: file.type || 'application/octet-stream',
        size: file.size,
        content: () => (file.stream() as ReadableStream<Uint8Array>).pipeThrough(counted()),
        envelope,
      })),
    });
    const writables = new Map<string, WritableStream<Uint8Array>>();
    for (const { id: envelope, documents: inside } of toSeal)
      for (const index of [0, ...inside.map((_, at) => at + 1)]) {
        const handle = await ciphertextFile(folder, { envelope, index }, true);
        writables.set(ciphertextName({ envelope, index }), await handle.createWritable());
      }
    const { manifest, signature, shares, keys } = await sealBid({
      ...bid,
      envelopes: toSeal,
      store: (place) => writables.get(ciphertextName(place)) as WritableStream<Uint8Array>,
    });
    const kept: KeptBid = {
      bidder: bid.bidder,
      manifest,
      signature,
      shares: shares.map(({ ciphertext, ...of }) => ({ ...of, ciphertext: base64.encode(ciphertext) })),
      keys,
      signer: bid.signer,
      documents: documents.map(({ file }) => file.name),
      receipts: {},
    };
    await keepBid(kept);
    say({ kept });
  } catch (error) {
    const { code } = error as { code?: unknown };
    say({ failed: (error as Error).message, ...(typeof code === 'string' ? { code } : {}) });
  }
}

function say(answer: SealAnswer): void {
  postMessage(answer);
}
