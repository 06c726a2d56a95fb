import { canonicalJson } from '../json/canonical-json';
import { parseVerifierKey, SIGNATURE_TYPE } from '../note/verifier-key';
import { EntryError, NoteError } from '../transparency-error';
import { ENTRY_VERSION, type Form, parseMembers } from './fields';

export const WITNESSES_TYPE = 'ledger.witnesses.v1';

/** Who cosigns checkpoints that cover the entry which says this, up to the next such entry. */
export interface WitnessSet {
  /** When the log was told: RFC 3339, UTC. */
  readonly time: string;
  /** Verifier keys of type 0x04, sorted, each once. */
  readonly witnesses: readonly string[];
}

const WITNESSES: Form = { v: 'version', type: 'text', time: 'instant', witnesses: 'anything' };

/** The leaf that says who the log's witnesses are from here on. @throws {EntryError} for what is no key of a witness, or comes twice */
export function witnessesEntryText(time: string, witnesses: readonly string[]): string {
  const text = canonicalJson({ v: ENTRY_VERSION, type: WITNESSES_TYPE, time, witnesses: [...witnesses].sort() });
  parseWitnessSet(text);
  return text;
}

/** @throws {EntryError} for any text but what {@link witnessesEntryText} writes */
export function parseWitnessSet(text: string): WitnessSet {
  const { time, witnesses } = parseMembers(text, WITNESSES) as { time: string; witnesses: unknown };
  if (!Array.isArray(witnesses) || !witnesses.every(isWitnessKey))
    throw new EntryError('witnesses are named by their verifier keys');
  if (witnesses.some((key, at) => at > 0 && witnesses[at - 1]! >= key))
    throw new EntryError('witnesses are sorted, and each is named once');
  return { time, witnesses };
}

function isWitnessKey(key: unknown): key is string {
  try {
    return typeof key === 'string' && parseVerifierKey(key).type === SIGNATURE_TYPE.cosignature;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}
