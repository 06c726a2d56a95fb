import { type EventData } from '@mingtang/contracts';
import {
  digestOf,
  leafHash,
  parseCanonicalJson,
  parseCheckpoint,
  parseNote,
  verifyInclusion,
} from '@mingtang/transparency';

/** Where the request of a draw stands in the public log: from `root` on, nobody can fit the randomness to the request. */
export interface DrawAnchor {
  /** Id of the event that asked for the draw. */
  readonly event: string;
  /** Index of its entry in the log. */
  readonly index: number;
  /** Number of entries that the checkpoint covers. */
  readonly size: number;
  /** Root hash of the checkpoint, base64. */
  readonly root: string;
  /** RFC 6962 inclusion path of the entry, base64. */
  readonly proof: readonly string[];
  /** C2SP checkpoint with the log's signature and the witnesses' cosignatures. */
  readonly checkpoint: string;
  /** Text of the entry, where the log told it. */
  readonly entry?: string;
  /** When this service took the anchor in: from here on custodians have their time to reveal. */
  readonly takenAt: string;
}

/**
 * The anchor that the log reports for a request. That its checkpoint covers the entry is checked here; signatures of log and
 * witnesses are for those who pinned their keys: the custodians before they reveal, and whoever verifies the draw later.
 * @returns undefined where the report does not fit the request.
 */
export function anchorOf(
  { event, index, proof, checkpoint, entry }: EventData<'ledger.draw-anchored.v1'>,
  requested: EventData<'evaluation.draw-requested.v1'>,
  takenAt: string,
): DrawAnchor | undefined {
  const covering = checkpointOf(checkpoint);
  if (!covering || index >= covering.size) return undefined;
  const { size, root } = covering;
  if (entry !== undefined) {
    if (!isEntryOf(entry, event, requested)) return undefined;
    if (!verifyInclusion(leafHash(entry), index, size, proof.map(bytesOf), root)) return undefined;
  }
  return {
    event,
    index,
    size,
    root: Buffer.from(root).toString('base64'),
    proof,
    checkpoint,
    ...(entry !== undefined && { entry }),
    takenAt,
  };
}

function checkpointOf(note: string) {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch {
    return undefined;
  }
}

function isEntryOf(entry: string, event: string, requested: EventData<'evaluation.draw-requested.v1'>): boolean {
  const said = parsed(entry);
  return (
    said?.['type'] === 'evaluation.draw-requested.v1' &&
    said['event'] === event &&
    said['project'] === requested.project &&
    said['payloadHash'] === digestOf(requested)
  );
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parseCanonicalJson(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
