import { parseCanonicalJson } from '../json/canonical-json';
import { EntryError } from '../transparency-error';

/** Version of entries and sealed records, their member `v`. */
export const ENTRY_VERSION = 2;

const IS_FIELD = {
  text: (value: unknown) => typeof value === 'string' && value !== '',
  instant: (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value),
  hash: (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  number: (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0,
  count: (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0,
  version: (value: unknown) => value === ENTRY_VERSION,
  anything: () => true,
} as const;

/** The kind of each member that must be there. */
export type Form = Readonly<Record<string, keyof typeof IS_FIELD>>;

export type Members = Readonly<Record<string, unknown>>;

/**
 * The members of a canonical JSON object of this form.
 * @param optional members that may be absent
 * @throws {EntryError} if the text is not canonical JSON, or has a member more, less or other than the form says
 */
export function parseMembers(text: string, form: Form, optional: Form = {}): Members {
  const members = parseCanonical(text);
  const known = { ...optional, ...form };
  for (const name of Object.keys(form)) if (!Object.hasOwn(members, name)) throw new EntryError(`${name} is missing`);
  for (const [name, value] of Object.entries(members)) {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (kind === undefined || !IS_FIELD[kind](value)) throw new EntryError(`${name} is not what an entry has`);
  }
  return members;
}

/** @throws {EntryError} for any text but the canonical JSON of an object */
export function parseCanonical(text: string): Members {
  let value: unknown;
  try {
    value = parseCanonicalJson(text);
  } catch (error) {
    throw new EntryError((error as Error).message, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new EntryError('not the canonical JSON of an object');
  return value as Members;
}
