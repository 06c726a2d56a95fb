import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { checkMoney } from '@mingtang/procedure';
import { canonicalBytes, parseCanonicalJson } from '@mingtang/transparency';
import { SealingError } from '../sealing-error';
import { paddedSize } from './padding';

export const BID_SHEET_TYPE = 'mingtang/bid-sheet/v1';
/** Largest bid sheet that is read, padding included: it is the one file that is held in memory whole. */
export const LARGEST_BID_SHEET = 4 * 2 ** 20;

const BidDocumentSchema = Type.Object({
  file: Type.Integer({ minimum: 1 }),
  name: Type.String({ minLength: 1, maxLength: 255 }),
  mediaType: Type.String({ minLength: 1, maxLength: 255 }),
  size: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

const BidSheetSchema = Type.Object({
  type: Type.Literal(BID_SHEET_TYPE),
  price: Type.Object({ amount: Type.String(), currency: Type.String() }),
  priceSchedule: Type.Optional(Type.Unknown()),
  documents: Type.Array(BidDocumentSchema, { maxItems: 1_000 }),
});

/** A document of a bid: `file` is its index in the manifest's `files`; `size` and `sha256` are of the plaintext. */
export type BidDocument = Readonly<Static<typeof BidDocumentSchema>>;

/** What is secret until opening: the price, the bidder's own price schedule, and which file is which document. */
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
 * A sheet that every reader takes for the same.
 * @throws {SealingError} `bid-sheet-malformed` also for one with a member twice, of which one reader takes the first price and another the last
 */
export function parseBidSheet(bytes: Uint8Array): BidSheet {
  const sheet = parse(bytes);
  if (holdsNul(sheet)) throw new SealingError('bid-sheet-malformed', 'holds U+0000');
  const [error] = Value.Errors(BidSheetSchema, sheet);
  if (error) throw new SealingError('bid-sheet-malformed', `${error.path}: ${error.message}`);
  const known = sheet as BidSheet;
  const [refusal] = checkMoney(known.price, 'price');
  if (refusal) throw new SealingError('bid-sheet-malformed', `${refusal.field ?? 'price'}: ${refusal.message.en}`);
  return known;
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
