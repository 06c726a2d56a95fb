import { SealingError } from '../sealing-error';

const HEADING = 'mingtang/receipt/v3';

/** The acts that are confirmed by a receipt, each with the type of the process event that the public log holds of it. */
export const RECEIPT_EVENTS = {
  'bid-submitted': 'bidding.bid-submitted.v1',
  'bid-replaced': 'bidding.bid-replaced.v1',
  'bid-withdrawn': 'bidding.bid-withdrawn.v1',
  'final-offer-submitted': 'bidding.final-offer-submitted.v1',
  'final-offer-replaced': 'bidding.final-offer-replaced.v1',
  'shares-released': 'bidding.shares-released.v1',
  'question-asked': 'announcement.question-asked.v1',
  'objection-filed': 'disclosure.objection-filed.v1',
  'challenge-filed': 'disclosure.challenge-filed.v1',
  'review-sheet-submitted': 'evaluation.review-sheet-submitted.v1',
  'score-sheet-submitted': 'evaluation.score-sheet-submitted.v1',
  'draw-committed': 'evaluation.draw-committed.v1',
  'draw-revealed': 'evaluation.draw-revealed.v1',
} as const;

export type ReceiptAct = keyof typeof RECEIPT_EVENTS;

/** What the platform confirms at once to whoever did an act. */
export interface Receipt {
  readonly act: ReceiptAct;
  /** Id of the act's process event: by it the public log proves later that it holds the act. */
  readonly event: string;
  readonly project: string;
  /** Where the act is on one lot. */
  readonly lot?: string;
  /** Id of what was handed in: the bid, question, objection, challenge, sheet or batch of releases; of what a custodian gives to a draw, its number. */
  readonly subject: string;
  /** Of a bid. */
  readonly version?: number;
  /** SHA-256, hex, of what was handed in; docs/spec/receipts.md says of which bytes. */
  readonly digest: string;
  /** When its last byte arrived, by the platform's clock: by this it was in time or late. */
  readonly time: string;
  /** Of a bid: when it was checked and stored, after that. */
  readonly takenIn?: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The lines of a receipt in their order, and the form of each value. */
const LINES: { readonly [Field in keyof Receipt]-?: RegExp } = {
  act: new RegExp(`^(?:${Object.keys(RECEIPT_EVENTS).join('|')})$`),
  event: UUID,
  project: UUID,
  lot: /^[^\p{Cc}]{1,64}$/u,
  subject: /^[^\s\p{Cc}]{1,100}$/u,
  version: /^[1-9]\d{0,8}$/,
  digest: /^[0-9a-f]{64}$/,
  time: INSTANT,
  takenIn: INSTANT,
};
const FIELDS = Object.keys(LINES) as (keyof Receipt)[];
const OPTIONAL: readonly (keyof Receipt)[] = ['lot', 'version', 'takenIn'];

/**
 * The text of a receipt's signed note: a heading and one `field: value` line each.
 * @throws {SealingError} `note-malformed` for a value that is not of its field's form
 */
export function receiptText(receipt: Receipt): string {
  const lines = FIELDS.flatMap((field) => {
    const value = receipt[field];
    if (value === undefined && OPTIONAL.includes(field)) return [];
    if (!LINES[field].test(String(value))) throw new SealingError('note-malformed', `${field} is not what it must be`);
    return `${field}: ${value}\n`;
  });
  return `${HEADING}\n${lines.join('')}`;
}

/** What a receipt's signed note says, whoever signed it; undefined where it is none. */
export function receiptIn(note: string): Receipt | undefined {
  try {
    return parseReceipt(note.slice(0, note.lastIndexOf('\n\n') + 1));
  } catch (error) {
    if (error instanceof SealingError) return undefined;
    throw error;
  }
}

/** @throws {SealingError} `note-malformed` for any text but what {@link receiptText} writes */
export function parseReceipt(text: string): Receipt {
  const [heading, ...lines] = text.split('\n');
  const values = Object.fromEntries(
    lines.slice(0, -1).map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  ) as Record<keyof Receipt, string>;
  const { lot, version, ...said } = values;
  const receipt = {
    ...said,
    ...(lot !== undefined && { lot }),
    ...(version !== undefined && { version: Number(version) }),
  } as Receipt;
  if (heading !== HEADING || receiptText(receipt) !== text) throw new SealingError('note-malformed', 'not a receipt');
  return receipt;
}
