import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../json/canonical-json';
import { type Hash } from '../merkle/hash';
import { EntryError } from '../transparency-error';
import { ENTRY_VERSION, type Form, parseCanonical, parseMembers } from './fields';
import { payloadHashOf } from './payload';
import { type LoggedProcedure, parseLoggedProcedure, PROCEDURE_TYPE } from './procedure-entry';
import { parseWitnessSet, WITNESSES_TYPE, type WitnessSet } from './witness-set';

/** Bytes up to which an entry carries its public payload; a longer one is shown beside the log. */
export const MOST_INLINE_BYTES = 32 * 1024;
export const BATCH_TYPE = 'ledger.sealed-batch.v1';

/** A process event as its entry in the log tells it: a public or hashed record. */
export interface LogRecord {
  /** Of the event, for example `announcement.project-published.v1`. */
  readonly type: string;
  /** Of the event: RFC 3339, UTC. */
  readonly time: string;
  readonly project: string;
  /** 1, 2, 3… of the project's records that are not sealed. */
  readonly seq: number;
  /** Id of the event. */
  readonly event: string;
  /** Of the project, where the event is about one. */
  readonly lot?: string;
  readonly actorRole: string;
  /**
   * How many open events of the project, all but those of sealed types, its service had taken in when it acted; left out where the service does not
   * act in cases.
   */
  readonly seen?: number;
  /** {@link payloadHashOf}, salted unless the payload is public. */
  readonly payloadHash: string;
  /** Of a public record, if it is short enough. */
  readonly payload?: unknown;
}

export type Entry =
  | { readonly kind: 'record'; readonly record: LogRecord }
  /** @property root of the batch, lower-case hex */
  | { readonly kind: 'sealed-batch'; readonly time: string; readonly root: string }
  | ({ readonly kind: 'witnesses' } & WitnessSet)
  | ({ readonly kind: 'procedure' } & LoggedProcedure);

const RECORD: Form = {
  v: 'version',
  type: 'text',
  time: 'instant',
  project: 'text',
  seq: 'count',
  event: 'text',
  actorRole: 'text',
  payloadHash: 'hash',
};
const BATCH: Form = { v: 'version', type: 'text', time: 'instant', root: 'hash' };

/**
 * The leaf of a public or hashed record. A payload that would make it longer than {@link MOST_INLINE_BYTES} is left out.
 * @throws {EntryError} for a record with a member that no entry has, or a payload of another hash
 */
export function entryText({ payload, ...record }: LogRecord): string {
  const { type, time, project, seq, event, lot, actorRole, seen, payloadHash } = record;
  const said = { v: ENTRY_VERSION, type, time, project, seq, event, actorRole, payloadHash };
  const header = { ...said, ...(lot !== undefined && { lot }), ...(seen !== undefined && { seen }) };
  const full = payload === undefined ? undefined : canonicalJson({ ...header, payload });
  const text = full !== undefined && utf8ToBytes(full).length <= MOST_INLINE_BYTES ? full : canonicalJson(header);
  parseEntry(text);
  return text;
}

/** The leaf of a batch of sealed records. @param time when it was made @param root of the batch */
export function batchEntryText(time: string, root: Hash): string {
  const text = canonicalJson({ v: ENTRY_VERSION, type: BATCH_TYPE, time, root: bytesToHex(root) });
  parseEntry(text);
  return text;
}

/**
 * What a leaf tells.
 * @throws {EntryError} for any text but what {@link entryText}, {@link batchEntryText}, `witnessesEntryText` and `procedureEntryText` write; also if an inline
 * payload is not that of its hash
 */
export function parseEntry(text: string): Entry {
  const { type } = parseCanonical(text);
  if (type === WITNESSES_TYPE) return { kind: 'witnesses', ...parseWitnessSet(text) };
  if (type === PROCEDURE_TYPE) return { kind: 'procedure', ...parseLoggedProcedure(text) };
  if (type === BATCH_TYPE) {
    const { time, root } = parseMembers(text, BATCH) as { time: string; root: string };
    return { kind: 'sealed-batch', time, root };
  }
  const { v: _, ...record } = parseMembers(text, RECORD, {
    payload: 'anything',
    lot: 'text',
    seen: 'number',
  }) as unknown as LogRecord & {
    v: typeof ENTRY_VERSION;
  };
  if (record.payload !== undefined && payloadHashOf(record.payload) !== record.payloadHash)
    throw new EntryError('the payload is not that of its hash');
  return { kind: 'record', record };
}
