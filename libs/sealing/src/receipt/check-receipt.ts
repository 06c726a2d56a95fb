import { verifyNote } from '@mingtang/transparency';
import { type BidManifest, manifestDigest } from '../bid/manifest';
import { parseReceipt, type Receipt, type ReceiptAct } from './receipt';

/** What a bidder does to a bid before the deadline, or hands in after a consultation. */
export type BidAct = Extract<ReceiptAct, `bid-${string}` | `final-offer-${string}`>;

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

/** The act by which a version of a bid is handed in; of a final offer the one by which the first is, for the manifest does not tell whether it is that. */
export function actOf({ version, round }: Pick<BidManifest, 'version' | 'round'>): BidAct {
  if (round > 1) return 'final-offer-submitted';
  return version === 1 ? 'bid-submitted' : 'bid-replaced';
}

/**
 * What a receipt's note says, if one of the keys has signed it.
 * @throws {ReceiptError} about `signature`; SealingError `note-malformed` where it is signed but no receipt.
 */
export function openReceipt(note: string, verifierKeys: readonly string[]): Receipt {
  for (const key of verifierKeys) {
    const text = verifyNote(note, key);
    if (text !== undefined) return parseReceipt(text);
  }
  throw new ReceiptError('signature', 'the receipt is not signed by the platform’s key');
}

/**
 * Checks that a receipt's note is signed by the platform's key and says this act on this bid, version and manifest.
 * @throws {ReceiptError} naming what differs.
 */
export function checkReceipt(
  note: string,
  { manifest, act }: { readonly manifest: BidManifest; readonly act: BidAct },
  verifierKeys: readonly string[],
): Receipt {
  const said = openReceipt(note, verifierKeys);
  const { project, lot, bid: subject, version } = manifest;
  const replaced = act === 'final-offer-submitted' && said.act === 'final-offer-replaced';
  const expected = { act: replaced ? said.act : act, project, lot, subject, version, digest: manifestDigest(manifest) };
  for (const [field, value] of Object.entries(expected))
    if (said[field as keyof typeof expected] !== value)
      throw new ReceiptError(field, `the receipt says ${field} ${said[field as keyof typeof expected]}, not ${value}`);
  return said;
}
