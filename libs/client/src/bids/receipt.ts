import { type BidManifest, manifestDigest, parseReceipt, verifyNote } from '@mingtang/sealing';

/** What a bidder does to a bid before the deadline. */
export type BidAct = 'submitted' | 'replaced' | 'withdrawn';

/** The platform's signed word that it took an act on a bid in, as its API gives it. */
export interface BidReceipt {
  readonly bid: string;
  readonly version: number;
  readonly act: BidAct;
  readonly receivedAt: string;
  readonly manifestDigest: string;
  /** Signed note (C2SP signed-note). */
  readonly note: string;
}

/** A receipt does not say what it must. */
export class ReceiptError extends Error {
  constructor(
    /** What is wrong: its signature, or the field that differs. */
    readonly about: string,
    message: string,
  ) {
    super(message);
    this.name = 'ReceiptError';
  }
}

/**
 * Checks that a receipt's note is signed by the platform's key and says this act on this bid, version and manifest.
 * @param verifierKey the platform's receipt key (signed-note verifier key).
 * @throws {ReceiptError} naming what differs.
 */
export function checkReceipt(
  receipt: BidReceipt,
  sealed: { readonly manifest: BidManifest; readonly act: BidAct },
  verifierKey: string,
): void {
  const text = verifyNote(receipt.note, verifierKey);
  if (text === undefined) throw new ReceiptError('signature', 'the receipt is not signed by the platform’s key');
  const said = parseReceipt(text);
  const { project, lot, bid, version } = sealed.manifest;
  const expected = {
    act: sealed.act,
    project,
    lot,
    bid,
    version,
    manifestDigest: manifestDigest(sealed.manifest),
    receivedAt: receipt.receivedAt,
  };
  for (const [field, value] of Object.entries(expected))
    if (said[field as keyof typeof expected] !== value)
      throw new ReceiptError(field, `the receipt says ${field} ${said[field as keyof typeof expected]}, not ${value}`);
}
