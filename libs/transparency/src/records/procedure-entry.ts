import { canonicalJson } from '../json/canonical-json';
import { digestOf } from '../json/digest';
import { EntryError } from '../transparency-error';
import { ENTRY_VERSION, type Form, parseMembers } from './fields';

export const PROCEDURE_TYPE = 'ledger.procedure.v1';

/** A version of a way to trade, whole: what the notices go by that fix it by its digest. */
export interface LoggedProcedure {
  /** When the log was told: RFC 3339, UTC. */
  readonly time: string;
  /** As notices name it: `cn-open-tender@1`. */
  readonly procedure: string;
  /** `digestOf` the definition. */
  readonly digest: string;
  readonly definition: unknown;
}

const PROCEDURE: Form = {
  v: 'version',
  type: 'text',
  time: 'instant',
  procedure: 'text',
  digest: 'hash',
  definition: 'anything',
};

/** The leaf that holds a definition. @throws {TypeError} for a definition that JSON cannot hold */
export function procedureEntryText(time: string, procedure: string, definition: unknown): string {
  const digest = digestOf(definition);
  const text = canonicalJson({ v: ENTRY_VERSION, type: PROCEDURE_TYPE, time, procedure, digest, definition });
  parseLoggedProcedure(text);
  return text;
}

/** @throws {EntryError} for any text but what {@link procedureEntryText} writes */
export function parseLoggedProcedure(text: string): LoggedProcedure {
  const { time, procedure, digest, definition } = parseMembers(text, PROCEDURE) as unknown as LoggedProcedure;
  if (digestOf(definition) !== digest) throw new EntryError('the definition is not that of its digest');
  return { time, procedure, digest, definition };
}
