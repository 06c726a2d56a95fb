import { type EventData } from '@mingtang/contracts';
import { drawCommitmentOf } from '@mingtang/sealing';
import {
  type Checkpoint,
  EntryError,
  type Hash,
  leafHash,
  type LogRecord,
  parseEntry,
  verifyInclusion,
} from '@mingtang/transparency';
import { type DrawRandomness, type RevealedTo } from './kept-randomness';

/** A request for a draw as the platform shows it. */
export interface AnchoredRequest {
  readonly requestDigest: string;
  /** Text of its entry in the log. */
  readonly entry: string;
  readonly index: number;
  readonly proof: readonly Hash[];
}

export interface RevealKnowledge {
  readonly custodian: string;
  /** What this custodian committed to; undefined where it has not. */
  readonly kept: DrawRandomness | undefined;
  /** Believed: signed by the log, cosigned by a quorum, and no contradiction to this custodian's own witness. */
  readonly checkpoint: Checkpoint;
}

export type DecidedReveal = { readonly reveal: RevealedTo } | { readonly withheld: string };

/**
 * Whether a custodian shows its bytes: only to the one request of the draw that is in the log and names its own commitment. Who could
 * get them for two requests could choose between two outcomes.
 */
export function decideReveal(
  request: AnchoredRequest,
  { custodian, kept, checkpoint }: RevealKnowledge,
): DecidedReveal {
  if (!kept) return { withheld: 'I have committed to nothing for this draw' };
  const record = recordOf(request.entry);
  if (record?.type !== 'evaluation.draw-requested.v1') return { withheld: 'the entry is no request for a draw' };
  const asked = record.payload as EventData<'evaluation.draw-requested.v1'> | undefined;
  if (record.project !== kept.project || asked?.lot !== kept.lot || asked.number !== kept.number)
    return { withheld: 'the entry is of another draw' };
  const { requestDigest } = request;
  if (asked.requestDigest !== requestDigest) return { withheld: 'the entry is of another request' };
  const mine = asked.commitments.filter((one) => one.custodian === custodian);
  if (mine.length !== 1 || mine[0]?.commitment !== drawCommitmentOf(kept.randomness))
    return { withheld: 'the request does not name what I committed to' };
  if (!verifyInclusion(leafHash(request.entry), request.index, checkpoint.size, request.proof, checkpoint.root))
    return { withheld: 'the request is not in the log at this index' };
  const reveal = { requestDigest, root: Buffer.from(checkpoint.root).toString('base64') };
  const before = kept.revealedTo;
  if (before && (before.requestDigest !== reveal.requestDigest || before.root !== reveal.root))
    return { withheld: 'I have revealed to another request or root already' };
  return { reveal };
}

function recordOf(text: string): LogRecord | undefined {
  try {
    const entry = parseEntry(text);
    return entry.kind === 'record' ? entry.record : undefined;
  } catch (error) {
    if (error instanceof EntryError) return undefined;
    throw error;
  }
}
