import {
  type BidManifest,
  checkManifest,
  type EnvelopeKey,
  isIdentityOf,
  receiptIn,
  type SigningKey,
  verifyManifest,
} from '@mingtang/sealing';
import { type KeptBid, type KeptShare } from './kept-bids';

/** Why a file is not taken for the saved keys of a bid. */
export type NotTaken = 'not-a-saved-bid' | 'other-bid' | 'other-version' | 'altered';

export class NotTakenError extends Error {
  constructor(readonly why: NotTaken) {
    super(`not taken: ${why}`);
  }
}

/** The version of a bid whose keys are looked for. */
export interface WantedBid {
  /** Organisation that bids, `scheme-id`. */
  readonly bidder: string;
  readonly bid: string;
  readonly version: number;
}

const RECEIPT = /^receipt-(?!key)[a-z-]+\.txt$/;

/** The files of a saved bid that hold its keys and what they have done; the rest are ciphertexts. */
export function isText(path: string): boolean {
  return ['manifest.json', 'signature.txt', 'shares.json', 'bid-key.json'].includes(path) || RECEIPT.test(path);
}

/**
 * A bid version out of the texts of a saved one, once its keys are found to be those that its manifest names.
 * @throws {NotTakenError}
 */
export async function keptFrom(texts: ReadonlyMap<string, string>, wanted: WantedBid): Promise<KeptBid> {
  const manifest = parsed<BidManifest>(texts, 'manifest.json');
  const keys = parsed<{ keys: unknown; signer: SigningKey }>(texts, 'bid-key.json');
  const shares = parsed<KeptShare[]>(texts, 'shares.json');
  const signature = texts.get('signature.txt')?.trim() ?? '';
  if (checkManifest(manifest).length > 0) throw new NotTakenError('not-a-saved-bid');
  if (manifest.bidder !== wanted.bidder || manifest.bid !== wanted.bid) throw new NotTakenError('other-bid');
  if (manifest.version !== wanted.version) throw new NotTakenError('other-version');
  const whole =
    verifyManifest(manifest, signature) &&
    keys.signer?.publicKey === manifest.signer &&
    (await opensAll(keys.keys, manifest)) &&
    Array.isArray(shares);
  if (!whole) throw new NotTakenError('altered');
  return {
    bidder: wanted.bidder,
    manifest,
    signature,
    shares,
    keys: keys.keys as readonly EnvelopeKey[],
    signer: keys.signer,
    documents: [],
    receipts: Object.fromEntries(receiptsIn(texts)),
  };
}

/** Whether these are the keys of all envelopes of a bid. */
async function opensAll(keys: unknown, { envelopes }: BidManifest): Promise<boolean> {
  if (!Array.isArray(keys) || keys.length !== envelopes.length) return false;
  for (const { id, recipient } of envelopes) {
    const key = (keys as readonly Partial<EnvelopeKey>[]).find((each) => each?.envelope === id);
    if (!(await isIdentityOf(String(key?.identity), recipient))) return false;
  }
  return true;
}

function* receiptsIn(texts: ReadonlyMap<string, string>): Generator<[act: string, note: string]> {
  for (const [path, note] of texts) {
    if (!RECEIPT.test(path)) continue;
    const receipt = receiptIn(note);
    if (!receipt) throw new NotTakenError('altered');
    yield [receipt.act, note];
  }
}

function parsed<Value>(texts: ReadonlyMap<string, string>, path: string): Value {
  try {
    return JSON.parse(texts.get(path) ?? '') as Value;
  } catch {
    throw new NotTakenError('not-a-saved-bid');
  }
}
