import { type ReleaseRefusal } from '@mingtang/procedure/bidding';
import {
  type BidManifest,
  checkManifest,
  checkShareBinding,
  envelopeOf,
  manifestDigest,
  openShare,
  SealingError,
  sha256Hex,
} from '@mingtang/sealing';
import { type DecidedEnvelope } from './decide-envelope';
import { bidKey, type ClearedLot } from './decide-lot';
import { plainReason } from './plain-reason';

/** An envelope of a bid of a closing list, with the share of its key that was dealt to this custodian. */
export interface OfferedShare {
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
  readonly manifest: BidManifest;
  /** age file, base64. */
  readonly share: string;
}

/** What the custodian knows by itself, not from whoever asks for the share. */
export interface Knowledge {
  readonly custodian: string;
  readonly identity: string;
  /** What the log has proved of the lot. */
  readonly cleared: Pick<ClearedLot, 'project' | 'lot'>;
  /** Whether an envelope of a round may be opened, and whose. */
  readonly decided: (envelope: string, round: number) => DecidedEnvelope;
}

export type Decided =
  | { readonly release: { readonly share: string } | { readonly fault: 'share-invalid'; readonly reason: string } }
  | { readonly code: ReleaseRefusal; readonly withheld: string };

/**
 * Whether a custodian releases its share of an envelope of a bid of a cleared lot (BID-04): only of the very manifest that the logged
 * closing list names, and only once the log shows that this envelope of this bid may be opened. A share that is no good it says to be so.
 */
export async function decideRelease(offered: OfferedShare, known: Knowledge): Promise<Decided> {
  const { manifest, envelope } = offered;
  const wrong = wrongWith(offered, known);
  if (wrong !== undefined) return { code: 'bid-not-as-logged', withheld: wrong };
  const decided = known.decided(envelope, manifest.round);
  if ('withheld' in decided) return decided;
  const listed = decided.manifests.get(bidKey(offered));
  if (listed === undefined)
    return { code: 'bid-not-as-logged', withheld: `the envelope ${envelope} of this bid is not to be opened` };
  if (listed !== manifestDigest(manifest))
    return { code: 'bid-not-as-logged', withheld: 'the closing list in the log names another manifest' };
  return open(offered, known);
}

function wrongWith(offered: OfferedShare, { custodian, cleared }: Knowledge): string | undefined {
  const { manifest } = offered;
  const [problem] = checkManifest(manifest);
  if (problem !== undefined) return `the manifest is malformed: ${problem}`;
  if (manifest.bid !== offered.bid || manifest.version !== offered.version || manifest.round !== offered.round)
    return 'the manifest is of another bid';
  if (manifest.project !== cleared.project || manifest.lot !== cleared.lot) return 'the manifest is of another lot';
  const named = envelopeOf(manifest, offered.envelope)?.shares.find((share) => share.custodian === custodian);
  return named?.sha256 === sha256Hex(bytesOf(offered)) ? undefined : 'not the share that the manifest names for me';
}

/** The bidder signed the digest of this very share, so what is wrong with it is the bidder's. */
async function open(offered: OfferedShare, { custodian, identity }: Knowledge): Promise<Decided> {
  const ciphertext = bytesOf(offered);
  const { envelope, manifest } = offered;
  try {
    const opened = await openShare(ciphertext, identity);
    const reason = checkShareBinding(opened, ciphertext, manifest, { envelope, custodian });
    return { release: reason === undefined ? { share: opened.share } : { fault: 'share-invalid', reason } };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { release: { fault: 'share-invalid', reason: plainReason(error.message) } };
  }
}

function bytesOf({ share }: OfferedShare): Uint8Array {
  return new Uint8Array(Buffer.from(share, 'base64'));
}
