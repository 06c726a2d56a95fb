import { type RecordClass } from '@mingtang/contracts';
import { entryText, sealedRecordText } from '@mingtang/transparency';
import { randomBytes } from 'node:crypto';
import { type EntryRow } from './entry-rows';
import { canonicalPayloadHash } from './payload-hash';
import { type SealedRow } from './sealed-rows';
import { lotOf, type WaitingEvent } from './waiting-event';

/** What is recorded: an event, or a listing of the log's own. */
export interface Recorded {
  readonly event: string;
  readonly type: string;
  readonly project: string;
  readonly time: string;
  readonly actorRole: string;
  /** As the event says it; none of what the log says itself. */
  readonly seen?: number | null;
  /** Canonical JSON. */
  readonly payload: string;
}

/** The entry of a public or hashed record, but for its index. What a reader may learn of the payload and the leaf does not hold is kept beside. */
export function entryOf(
  { event, type, project, time, actorRole, seen, payload }: Recorded,
  seq: number,
  recordClass: Exclude<RecordClass, 'sealed'>,
): Omit<EntryRow, 'index'> {
  const parsed = JSON.parse(payload) as object;
  const salt = recordClass === 'hashed' ? newSalt() : null;
  const lot = lotOf(parsed);
  const header = {
    type,
    time,
    project,
    seq,
    event,
    ...(lot !== null && { lot }),
    actorRole,
    ...(typeof seen === 'number' && { seen }),
    payloadHash: canonicalPayloadHash(payload, salt),
  };
  const text = entryText(salt === null ? { ...header, payload: parsed } : header);
  // A leaf that holds the payload is longer than it; one that does not is far shorter than a payload too long to be held.
  const inline = salt === null && text.length > payload.length;
  return {
    leaf: Buffer.from(text),
    type,
    record: { event, project, seq, lot, payload: inline ? null : payload, salt },
  };
}

export function sealedRowOf({ event, type, project, time, actorRole, payload }: WaitingEvent): SealedRow {
  const salt = newSalt();
  const payloadHash = canonicalPayloadHash(payload, salt);
  const record = sealedRecordText({ type, time, project, event, actorRole, payloadHash });
  return { event, project, type, record, payload, salt };
}

function newSalt(): string {
  return randomBytes(32).toString('hex');
}
