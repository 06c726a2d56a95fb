import { carriedText, type Instant, type Money } from '@mingtang/procedure';
import { canonicalBytes, sha256Hex, signBytes, type SigningKey } from '@mingtang/transparency';
import { type Measured, measure } from '../bytes/digest';
import { ageIdentityOf, randomScalar } from '../custody/age-identity';
import { dealShares, type EncryptedShare } from '../custody/key-share';
import { SealingError } from '../sealing-error';
import { BID_SHEET_TYPE, type BidDocument, bidSheetBytes, parseBidSheet } from './bid-sheet';
import { type BidManifest, MANIFEST_TYPE } from './manifest';
import { zeroPadded } from './padding';
import { encryptFile } from './sealed-file';

/** A document to seal. */
export interface DocumentToSeal {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes that `content` gives. */
  readonly size: number;
  /** Opens its content; called once for sealing. */
  readonly content: () => ReadableStream<Uint8Array>;
}

export interface BidToSeal {
  readonly project: string;
  readonly lot: string;
  /** Organisation key of the bidder. */
  readonly bidder: string;
  /** UUID chosen by the bidder, the same for all versions of the bid. */
  readonly bid: string;
  /** 1 for the first. */
  readonly version: number;
  /** As the notice publishes it. */
  readonly custody: {
    readonly threshold: number;
    readonly custodians: readonly { readonly id: string; readonly recipient: string }[];
  };
  readonly price: Money;
  /** Any JSON. */
  readonly priceSchedule?: unknown;
  readonly documents: readonly DocumentToSeal[];
  readonly signer: SigningKey;
  readonly now: Instant;
  /** Where the age file with that index goes; 0 is the bid sheet and comes last. */
  readonly store: (file: { readonly index: number }) => WritableStream<Uint8Array>;
}

export interface SealedBid {
  readonly manifest: BidManifest;
  /** Over the canonical manifest, base64. */
  readonly signature: string;
  readonly shares: readonly EncryptedShare[];
  /** The bid's own key. The bidder keeps it: with it, and without custodians, the bid can be opened (OPN-04). */
  readonly identity: string;
}

/**
 * Seals a bid on the bidder's side: a fresh age key for this version alone, every file encrypted to it while streaming, the key
 * dealt to the custodians, all of it named in a signed manifest.
 * @throws {SealingError} `custody-unusable`, `document-size-differs`, or `bid-sheet-malformed` for a price that is no money
 */
export async function sealBid(input: BidToSeal): Promise<SealedBid> {
  const { threshold, custodians } = input.custody;
  if (threshold < 2 || custodians.length < threshold)
    throw new SealingError('custody-unusable', `${threshold} of ${custodians.length} custodians cannot keep a key`);
  const key = randomScalar();
  const { identity, recipient } = await ageIdentityOf(key);

  const sealed: Sealed[] = [];
  for (const [position, document] of input.documents.entries())
    sealed.push(await sealDocument(document, position + 1, recipient, input.store));
  const sheet = bidSheetBytes({
    type: BID_SHEET_TYPE,
    price: input.price,
    ...(input.priceSchedule !== undefined && { priceSchedule: input.priceSchedule }),
    documents: sealed.map(({ document }) => document),
  });
  parseBidSheet(sheet);
  const sheetFile = await encryptTo(streamOf(sheet), recipient, input.store({ index: 0 }));

  const { project, lot, bidder, bid, version } = input;
  const shares = await dealShares(key, { project, lot, bid, version }, input.custody);
  const manifest: BidManifest = {
    type: MANIFEST_TYPE,
    project,
    lot,
    bidder,
    bid,
    version,
    recipient,
    threshold,
    files: [sheetFile, ...sealed.map(({ file }) => file)],
    shares: custodians.map((custodian, index) => ({
      custodian: custodian.id,
      recipient: custodian.recipient,
      sha256: sha256Hex(shares[index]?.ciphertext ?? new Uint8Array()),
    })),
    sealedAt: input.now,
    signer: input.signer.publicKey,
  };
  return { manifest, signature: signBytes(canonicalBytes(manifest), input.signer), shares, identity };
}

interface Sealed {
  readonly document: BidDocument;
  readonly file: Measured;
}

async function sealDocument(
  { name, mediaType, size, content }: DocumentToSeal,
  index: number,
  recipient: string,
  store: BidToSeal['store'],
): Promise<Sealed> {
  const plain = measure();
  const padded = zeroPadded(
    content().pipeThrough(plain.through),
    size,
    (found) => new SealingError('document-size-differs', `${name} was said to have ${size} bytes but has ${found}`),
  );
  const file = await encryptTo(padded, recipient, store({ index }));
  // A name is only a label: what no paper or file name can carry must not keep the bid from being opened.
  const label = carriedText(name, 'one');
  return { document: { file: index, name: label, mediaType, size, sha256: plain.measured().sha256 }, file };
}

async function encryptTo(
  content: ReadableStream<Uint8Array>,
  recipient: string,
  destination: WritableStream<Uint8Array>,
): Promise<Measured> {
  const encrypted = measure();
  await (await encryptFile(content, recipient)).pipeThrough(encrypted.through).pipeTo(destination);
  return encrypted.measured();
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
