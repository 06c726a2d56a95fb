import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { holdsPrice } from '@mingtang/procedure/bidding';
import { checkMoney } from '@mingtang/procedure/money';
import { type EnvelopeDefinition } from '@mingtang/procedure/procedures';
import { canonicalBytes, parseCanonicalJson } from '@mingtang/transparency';
import { SealingError } from '../sealing-error';
import { paddedSize } from './padding';

export const BID_SHEET_TYPE = 'mingtang/bid-sheet/v2';
/** Largest bid sheet that is read, padding included: it is the one file of an envelope that is held in memory whole. */
export const LARGEST_BID_SHEET = 4 * 2 ** 20;

/** What an envelope is to the one who seals or opens it. */
export type SheetOf = Pick<EnvelopeDefinition, 'id' | 'holds'>;

const BidDocumentSchema = Type.Object({
  file: Type.Integer({ minimum: 1 }),
  name: Type.String({ minLength: 1, maxLength: 255 }),
  mediaType: Type.String({ minLength: 1, maxLength: 255 }),
  size: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

const BidSheetSchema = Type.Object({
  type: Type.Literal(BID_SHEET_TYPE),
  envelope: Type.String(),
  price: Type.Optional(Type.Object({ amount: Type.String(), currency: Type.String() })),
  priceSchedule: Type.Optional(Type.Unknown()),
  documents: Type.Array(BidDocumentSchema, { maxItems: 1_000 }),
});

/** A document of an envelope: `file` is its index in the envelope's `files`; `size` and `sha256` are of the plaintext. */
export type BidDocument = Readonly<Static<typeof BidDocumentSchema>>;

/**
 * What is secret until an envelope is opened: which file is which document, and, in the envelope that holds it and in no other, the
 * price with the bidder's own price schedule.
 */
export type BidSheet = Readonly<Omit<Static<typeof BidSheetSchema>, 'documents'>> & {
  readonly documents: readonly BidDocument[];
};

/** The sheet in canonical JSON with spaces behind it up to a padding bucket. */
export function bidSheetBytes(sheet: BidSheet): Uint8Array {
  const bytes = canonicalBytes(sheet);
  const padded = new Uint8Array(paddedSize(bytes.length)).fill(' '.charCodeAt(0));
  padded.set(bytes);
  return padded;
}

/**
 * The sheet of an envelope, which every reader takes for the same.
 * @throws {SealingError} `bid-sheet-malformed` also for one with a member twice, of which one reader takes the first price and another the
 * last; for one of another envelope; for a price in an envelope that holds none, or none in one that does
 */
export function parseBidSheet(bytes: Uint8Array, envelope: SheetOf): BidSheet {
  const sheet = readBidSheet(bytes);
  const wrong = wrongWith(sheet, envelope);
  if (wrong !== undefined) throw new SealingError('bid-sheet-malformed', wrong);
  return sheet;
}

/**
 * A sheet of whatever envelope, for its own bidder.
 * @throws {SealingError} `bid-sheet-malformed` for what is none
 */
export function readBidSheet(bytes: Uint8Array): BidSheet {
  const sheet = parse(bytes);
  if (holdsNul(sheet)) throw new SealingError('bid-sheet-malformed', 'holds U+0000');
  const [error] = Value.Errors(BidSheetSchema, sheet);
  if (error) throw new SealingError('bid-sheet-malformed', `${error.path}: ${error.message}`);
  return sheet as BidSheet;
}

function wrongWith({ envelope: named, price, priceSchedule }: BidSheet, envelope: SheetOf): string | undefined {
  if (named !== envelope.id) return `envelope: is ${named}, not ${envelope.id}`;
  if (!holdsPrice(envelope))
    return price === undefined && priceSchedule === undefined ? undefined : 'price: this envelope holds none';
  if (price === undefined) return 'price: missing';
  const [refusal] = checkMoney(price, 'price');
  return refusal && `${refusal.field ?? 'price'}: ${refusal.message.en}`;
}

function parse(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return parseCanonicalJson(text.replace(/ *$/, ''));
  } catch (cause) {
    throw new SealingError('bid-sheet-malformed', 'not canonical JSON and spaces behind it', { cause });
  }
}

/** No database keeps it: a sheet with it could be opened, and its opening never be recorded. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, each]) => name.includes('\0') || holdsNul(each));
}
