import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../json/canonical-json';
import { sha256Hex } from '../json/sha256';
import { EntryError } from '../transparency-error';
import { type LogRecord } from './entry';
import { ENTRY_VERSION, type Form, parseMembers } from './fields';

export const LISTED_TYPE = 'ledger.sealed-listed.v1';

/** A process event of which the log tells nothing until it is listed. Its payload's hash is salted. */
export type SealedRecord = Omit<LogRecord, 'seq' | 'lot' | 'seen' | 'payload'>;

const SEALED: Form = {
  v: 'version',
  type: 'text',
  time: 'instant',
  project: 'text',
  event: 'text',
  actorRole: 'text',
  payloadHash: 'hash',
};

/** What stands in a sealed batch. @throws {EntryError} for a record with a member that none has */
export function sealedRecordText({ type, time, project, event, actorRole, payloadHash }: SealedRecord): string {
  const text = canonicalJson({ v: ENTRY_VERSION, type, time, project, event, actorRole, payloadHash });
  parseSealedRecord(text);
  return text;
}

/** @throws {EntryError} for any text but what {@link sealedRecordText} writes */
export function parseSealedRecord(text: string): SealedRecord {
  const { v: _, ...record } = parseMembers(text, SEALED) as unknown as SealedRecord & { v: typeof ENTRY_VERSION };
  return record;
}

/** Payload of {@link LISTED_TYPE}: which sealed records of a project there are, in the order taken. */
export interface SealedListing {
  readonly project: string;
  /** {@link sealedRecordHash} of each. */
  readonly records: readonly string[];
}

/** The name of a sealed record in a listing: hex SHA-256 of its text. */
export function sealedRecordHash(text: string): string {
  return sha256Hex(utf8ToBytes(text));
}

/** @throws {EntryError} for any other payload */
export function parseListing(payload: unknown): SealedListing {
  const { project, records, ...more } = (payload ?? {}) as Partial<SealedListing>;
  const isHash = (hash: unknown) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash);
  if (typeof project !== 'string' || !Array.isArray(records) || !records.every(isHash) || Object.keys(more).length > 0)
    throw new EntryError('not a listing of sealed records');
  return { project, records };
}
