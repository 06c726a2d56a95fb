import { isBefore, type Instant, mayRelease } from '@mingtang/procedure';
import {
  type BidManifest,
  checkManifest,
  checkShareBinding,
  openShare,
  SealingError,
  sha256Hex,
} from '@mingtang/sealing';

/** A bid of a closing list with the share of its key that was dealt to this custodian. */
export interface OfferedShare {
  readonly bid: string;
  readonly version: number;
  readonly manifest: BidManifest;
  /** age file, base64. */
  readonly share: string;
}

/** What the custodian knows by itself, not from whoever asks for the share. */
export interface Knowledge {
  readonly project: string;
  readonly lot: string;
  readonly custodian: string;
  /** By the custodian's own clock. */
  readonly now: Instant;
  /** Of the published notice in force. */
  readonly deadline: Instant;
  /** When the platform says it closed the lot. */
  readonly closedAt: Instant;
  readonly identity: string;
}

export type Decided =
  | { readonly release: { readonly share: string } | { readonly fault: 'share-invalid'; readonly reason: string } }
  | { readonly withheld: string };

/**
 * Whether a custodian releases its share of a bid (BID-04): only from the published deadline on by its own clock, only of the bid
 * that the manifest describes. A share that is no good it says to be so.
 */
export async function decideRelease(offered: OfferedShare, known: Knowledge): Promise<Decided> {
  if (!mayRelease(known.now, known.deadline).ok) return { withheld: 'the deadline has not come by my clock' };
  if (isBefore(known.closedAt, known.deadline)) return { withheld: 'the lot was closed before its deadline' };
  const { manifest } = offered;
  const [problem] = checkManifest(manifest);
  if (problem !== undefined) return { withheld: `the manifest is malformed: ${problem}` };
  if (manifest.bid !== offered.bid || manifest.version !== offered.version)
    return { withheld: 'the manifest is of another bid' };
  if (manifest.project !== known.project || manifest.lot !== known.lot)
    return { withheld: 'the manifest is of another lot' };
  const ciphertext = new Uint8Array(Buffer.from(offered.share, 'base64'));
  const named = manifest.shares.find(({ custodian }) => custodian === known.custodian);
  if (named?.sha256 !== sha256Hex(ciphertext)) return { withheld: 'not the share that the manifest names for me' };
  return open(offered, ciphertext, known);
}

/** The bidder signed the digest of this very share, so what is wrong with it is the bidder's. */
async function open({ manifest }: OfferedShare, ciphertext: Uint8Array, known: Knowledge): Promise<Decided> {
  try {
    const opened = await openShare(ciphertext, known.identity);
    const reason = checkShareBinding(opened, ciphertext, manifest, known.custodian);
    return { release: reason === undefined ? { share: opened.share } : { fault: 'share-invalid', reason } };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { release: { fault: 'share-invalid', reason: error.message.slice(0, 300) } };
  }
}
