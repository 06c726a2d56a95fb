import { SealingError } from '../sealing-error';

const HEADING = 'mingtang/bid-receipt/v1';
const ACTS = ['submitted', 'replaced', 'withdrawn'] as const;

/** What the platform confirms at once when a bid is submitted, replaced or withdrawn. */
export interface Receipt {
  readonly act: (typeof ACTS)[number];
  readonly project: string;
  readonly lot: string;
  readonly bid: string;
  readonly version: number;
  /** SHA-256 of the canonical manifest of that version. */
  readonly manifestDigest: string;
  /** The platform's time, compared with the deadline. */
  readonly receivedAt: string;
}

/**
 * The text of a receipt's signed note: a heading and one `field: value` line each.
 * @throws {SealingError} `note-malformed` for a value with a line break
 */
export function receiptText(receipt: Receipt): string {
  const { act, project, lot, bid, version, manifestDigest, receivedAt } = receipt;
  const lines = Object.entries({ act, project, lot, bid, version, manifestDigest, receivedAt }).map(
    ([field, value]) => {
      if (/\p{Cc}/u.test(String(value))) throw new SealingError('note-malformed', `${field} has a control character`);
      return `${field}: ${value}\n`;
    },
  );
  return `${HEADING}\n${lines.join('')}`;
}

/** @throws {SealingError} `note-malformed` for any text but what {@link receiptText} writes */
export function parseReceipt(text: string): Receipt {
  const value = (field: string): string => new RegExp(`^${field}: (.+)$`, 'm').exec(text)?.[1] ?? '';
  const act = ACTS.find((known) => known === value('act'));
  if (!act) throw new SealingError('note-malformed', 'not a bid receipt');
  const receipt: Receipt = {
    act,
    project: value('project'),
    lot: value('lot'),
    bid: value('bid'),
    version: Number(value('version')),
    manifestDigest: value('manifestDigest'),
    receivedAt: value('receivedAt'),
  };
  if (receiptText(receipt) !== text) throw new SealingError('note-malformed', 'not a bid receipt');
  return receipt;
}
