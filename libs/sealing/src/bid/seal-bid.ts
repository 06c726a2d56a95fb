import { holdsPrice } from '@mingtang/procedure/bidding';
import { type Money } from '@mingtang/procedure/money';
import { type Instant } from '@mingtang/procedure/time';
import { carriedText } from '@mingtang/procedure/writing';
import { canonicalBytes, sha256Hex, signBytes, type SigningKey } from '@mingtang/transparency';
import { type Measured, measure } from '../bytes/digest';
import { ageIdentityOf, randomScalar } from '../custody/age-identity';
import { dealShares, type DealtShare, type EncryptedShare } from '../custody/key-share';
import { SealingError } from '../sealing-error';
import {
  BID_SHEET_TYPE,
  type BidDocument,
  type BidSheet,
  bidSheetBytes,
  parseBidSheet,
  type SheetOf,
} from './bid-sheet';
import { type BidManifest, MANIFEST_TYPE, type SealedEnvelope } from './manifest';
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

/** An envelope to seal: price and schedule only where it holds them. */
export interface EnvelopeToSeal extends SheetOf {
  readonly price?: Money;
  /** Any JSON. */
  readonly priceSchedule?: unknown;
  readonly documents: readonly DocumentToSeal[];
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
  /** In which bids are asked for; 1 for the first. */
  readonly round: number;
  /** As the notice publishes it. */
  readonly custody: {
    readonly threshold: number;
    readonly custodians: readonly { readonly id: string; readonly recipient: string }[];
  };
  /** Those of the round, in the order of the procedure. */
  readonly envelopes: readonly EnvelopeToSeal[];
  readonly signer: SigningKey;
  readonly now: Instant;
  /** Where the age file with that place in its envelope goes; 0 is the envelope's sheet and comes last. */
  readonly store: (file: { readonly envelope: string; readonly index: number }) => WritableStream<Uint8Array>;
}

/** The key of an envelope: with it, and without custodians, the envelope can be opened (OPN-04). */
export interface EnvelopeKey {
  readonly envelope: string;
  /** age identity. */
  readonly identity: string;
}

export interface SealedBid {
  readonly manifest: BidManifest;
  /** Over the canonical manifest, base64. */
  readonly signature: string;
  readonly shares: readonly EncryptedShare[];
  /** The envelopes' own keys. The bidder keeps them. */
  readonly keys: readonly EnvelopeKey[];
}

/** What a bidder offers: a document goes into the envelope that it names, else into the first. */
export interface Offer {
  /** Left out where no envelope of the round holds one. */
  readonly price?: Money;
  readonly priceSchedule?: unknown;
  readonly documents: readonly (DocumentToSeal & { readonly envelope?: string })[];
}

/** An offer laid out in envelopes: price and schedule in the one that holds them. */
export function envelopesToSeal(envelopes: readonly SheetOf[], offer: Offer): EnvelopeToSeal[] {
  const { price, priceSchedule, documents } = offer;
  const [first] = envelopes;
  return envelopes.map(({ id, holds }) => ({
    id,
    holds,
    ...(holdsPrice({ holds }) &&
      price !== undefined && { price, ...(priceSchedule !== undefined && { priceSchedule }) }),
    documents: documents.filter(({ envelope = first?.id }) => envelope === id),
  }));
}

/**
 * Seals a bid on the bidder's side: for each envelope a fresh age key for this version alone, every file encrypted to it while streaming,
 * the key dealt to the custodians; all of it named in one signed manifest.
 * @throws {SealingError} `custody-unusable`, `document-size-differs`, or `bid-sheet-malformed` for a price that is no money, or that is in
 * the wrong envelope
 */
export async function sealBid(input: BidToSeal): Promise<SealedBid> {
  const { project, lot, bidder, bid, version, round } = input;
  const { threshold, custodians } = input.custody;
  if (threshold < 2 || custodians.length < threshold)
    throw new SealingError('custody-unusable', `${threshold} of ${custodians.length} custodians cannot keep a key`);
  const sealed: SealedApart[] = [];
  for (const envelope of input.envelopes) sealed.push(await sealEnvelope(envelope, input));
  const manifest: BidManifest = {
    type: MANIFEST_TYPE,
    project,
    lot,
    bidder,
    bid,
    version,
    round,
    threshold,
    envelopes: sealed.map(({ envelope }) => envelope),
    sealedAt: input.now,
    signer: input.signer.publicKey,
  };
  return {
    manifest,
    signature: signBytes(canonicalBytes(manifest), input.signer),
    shares: sealed.flatMap(({ envelope, dealt }) =>
      dealt.map(({ custodian, ciphertext }) => ({ envelope: envelope.id, custodian, ciphertext })),
    ),
    keys: sealed.map(({ key }) => key),
  };
}

interface SealedApart {
  readonly envelope: SealedEnvelope;
  readonly dealt: readonly DealtShare[];
  readonly key: EnvelopeKey;
}

async function sealEnvelope(envelope: EnvelopeToSeal, input: BidToSeal): Promise<SealedApart> {
  const { id, price, priceSchedule } = envelope;
  const { project, lot, bid, version, round, custody } = input;
  const store = (index: number): WritableStream<Uint8Array> => input.store({ envelope: id, index });
  const scalar = randomScalar();
  const { identity, recipient } = await ageIdentityOf(scalar);
  const sealed: Sealed[] = [];
  for (const [position, document] of envelope.documents.entries())
    sealed.push(await sealDocument(document, position + 1, recipient, store));
  const sheet: BidSheet = {
    type: BID_SHEET_TYPE,
    envelope: id,
    ...(price !== undefined && { price }),
    ...(priceSchedule !== undefined && { priceSchedule }),
    documents: sealed.map(({ document }) => document),
  };
  const bytes = bidSheetBytes(sheet);
  parseBidSheet(bytes, envelope);
  const sheetFile = await encryptTo(streamOf(bytes), recipient, store(0));
  const dealt = await dealShares(scalar, { project, lot, bid, version, round, envelope: id }, custody);
  return {
    envelope: {
      id,
      recipient,
      files: [sheetFile, ...sealed.map(({ file }) => file)],
      shares: dealt.map(({ custodian, recipient: to, ciphertext, commitment }) => ({
        custodian,
        recipient: to,
        sha256: sha256Hex(ciphertext),
        commitment,
      })),
    },
    dealt,
    key: { envelope: id, identity },
  };
}

interface Sealed {
  readonly document: BidDocument;
  readonly file: Measured;
}

async function sealDocument(
  { name, mediaType, size, content }: DocumentToSeal,
  index: number,
  recipient: string,
  store: (index: number) => WritableStream<Uint8Array>,
): Promise<Sealed> {
  const plain = measure();
  const padded = zeroPadded(
    content().pipeThrough(plain.through),
    size,
    (found) => new SealingError('document-size-differs', `${name} was said to have ${size} bytes but has ${found}`),
  );
  const file = await encryptTo(padded, recipient, store(index));
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
