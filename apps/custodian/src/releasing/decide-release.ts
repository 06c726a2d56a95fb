import {
  type BidManifest,
  checkManifest,
  checkShareBinding,
  manifestDigest,
  openShare,
  SealingError,
  sha256Hex,
} from '@mingtang/sealing';
import { bidKey, type ClearedLot } from './decide-lot';
import { plainReason } from './plain-reason';

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
  readonly custodian: string;
  readonly identity: string;
  /** What the log has proved of the lot. */
  readonly cleared: Pick<ClearedLot, 'project' | 'lot' | 'manifests'>;
}

export type Decided =
  | { readonly release: { readonly share: string } | { readonly fault: 'share-invalid'; readonly reason: string } }
  | { readonly withheld: string };

/**
 * Whether a custodian releases its share of a bid of a cleared lot (BID-04): only of the very manifest that the logged closing list
 * names. A share that is no good it says to be so.
 */
export async function decideRelease(
  offered: OfferedShare,
  { custodian, identity, cleared }: Knowledge,
): Promise<Decided> {
  const { manifest } = offered;
  const [problem] = checkManifest(manifest);
  if (problem !== undefined) return { withheld: `the manifest is malformed: ${problem}` };
  if (manifest.bid !== offered.bid || manifest.version !== offered.version)
    return { withheld: 'the manifest is of another bid' };
  if (manifest.project !== cleared.project || manifest.lot !== cleared.lot)
    return { withheld: 'the manifest is of another lot' };
  const listed = cleared.manifests.get(bidKey(offered));
  if (listed === undefined) return { withheld: 'the bid is not on the closing list in the log' };
  if (listed !== manifestDigest(manifest)) return { withheld: 'the closing list in the log names another manifest' };
  const ciphertext = new Uint8Array(Buffer.from(offered.share, 'base64'));
  const named = manifest.shares.find((share) => share.custodian === custodian);
  if (named?.sha256 !== sha256Hex(ciphertext)) return { withheld: 'not the share that the manifest names for me' };
  return open(offered, ciphertext, custodian, identity);
}

/** The bidder signed the digest of this very share, so what is wrong with it is the bidder's. */
async function open(
  { manifest }: OfferedShare,
  ciphertext: Uint8Array,
  custodian: string,
  identity: string,
): Promise<Decided> {
  try {
    const opened = await openShare(ciphertext, identity);
    const reason = checkShareBinding(opened, ciphertext, manifest, custodian);
    return { release: reason === undefined ? { share: opened.share } : { fault: 'share-invalid', reason } };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { release: { fault: 'share-invalid', reason: plainReason(error.message) } };
  }
}
