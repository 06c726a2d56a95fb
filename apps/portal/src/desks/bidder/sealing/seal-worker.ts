import { base64 } from '@scure/base';
import { type BidToSeal, sealBid } from '@mingtang/sealing';
import { ciphertextFile, keepBid, type KeptBid } from '../keeping/kept-bids';

/** What is to be sealed; documents as the files that the bidder chose. */
export interface SealRequest {
  readonly bid: Omit<BidToSeal, 'documents' | 'store'>;
  readonly folder: string;
  readonly documents: readonly File[];
}

export type SealAnswer =
  { readonly sealed: number } | { readonly kept: KeptBid } | { readonly failed: string; readonly code?: string };

/** Progress is told so often at most, bytes. */
const TELL_EVERY = 1 << 20;

addEventListener('message', ({ data }: MessageEvent<SealRequest>) => void seal(data));

/** Seals away from the page: what was chosen is read, encrypted and written piece by piece, and leaves the machine as ciphertext only. */
async function seal({ bid, folder, documents }: SealRequest): Promise<void> {
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
    const handles = await Promise.all([0, ...documents.keys()].map(async (_, at) => ciphertextFile(folder, at, true)));
    const writables = await Promise.all(handles.map((handle) => handle.createWritable()));
    const { manifest, signature, shares, identity } = await sealBid({
      ...bid,
      documents: documents.map((file) => ({
        name: file.name,
        mediaType: file.type || 'application/octet-stream',
        size: file.size,
        content: () => (file.stream() as ReadableStream<Uint8Array>).pipeThrough(counted()),
      })),
      store: ({ index }) => writables[index] as WritableStream<Uint8Array>,
    });
    const kept: KeptBid = {
      bidder: bid.bidder,
      manifest,
      signature,
      shares: shares.map(({ custodian, ciphertext }) => ({ custodian, ciphertext: base64.encode(ciphertext) })),
      identity,
      signer: bid.signer,
      documents: documents.map(({ name }) => name),
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
