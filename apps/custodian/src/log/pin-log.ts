import { NoteError, parseVerifierKey, SIGNATURE_TYPE, type VerifierKey } from '@mingtang/transparency';

/** Whom this custodian trusts about the log, as it has it on its own disk. */
export interface PinnedLog {
  /** The log's C2SP verifier key; its name is the log's origin. */
  readonly verifierKey: string;
  /** Verifier keys of witnesses (type 0x04). */
  readonly witnesses: readonly string[];
}

/** How the log describes itself (`GET /log`). */
export interface LogDescription {
  /** The one that signs now, then those before it. */
  readonly verifierKeys: readonly string[];
  readonly witnesses: readonly { readonly verifierKey: string }[];
}

/** What the custodian was told by its own people, and goes before what it saw first. */
export interface ToldKeys {
  readonly log?: string;
  /** These and no others. */
  readonly witnesses?: readonly string[];
}

export interface Pinning {
  /** Undefined where there is no key to go by. */
  readonly pinned: PinnedLog | undefined;
  /** Witnesses taken in now. */
  readonly added: readonly string[];
  /** What the description says that is not believed, and why. */
  readonly refused: readonly string[];
}

/**
 * What to trust after a look at how the log describes itself: keys are taken as first seen, later ones of the same name are not.
 * A log under another key is believed in nothing, its witnesses included.
 */
export function pinLog(pinned: PinnedLog | undefined, described: LogDescription, told: ToldKeys): Pinning {
  const [current] = described.verifierKeys;
  const verifierKey = told.log ?? pinned?.verifierKey ?? current;
  if (verifierKey === undefined || !keyOf(verifierKey, SIGNATURE_TYPE.ed25519))
    return { pinned, added: [], refused: ['the log names no verifier key'] };
  const known = told.witnesses ?? pinned?.witnesses ?? [];
  const believed = { verifierKey, witnesses: known };
  if (current !== verifierKey)
    return {
      pinned: believed,
      added: [],
      refused: [`the log signs by another key now: ${current}, not ${verifierKey}`],
    };
  if (told.witnesses) return { pinned: believed, added: [], refused: [] };
  const { witnesses, refused } = takeWitnesses(known, described);
  return { pinned: { verifierKey, witnesses }, added: witnesses.slice(known.length), refused };
}

function takeWitnesses(known: readonly string[], { witnesses }: LogDescription) {
  const trusted = [...known];
  const refused: string[] = [];
  for (const { verifierKey } of witnesses) {
    if (trusted.includes(verifierKey)) continue;
    const key = keyOf(verifierKey, SIGNATURE_TYPE.cosignature);
    const others = trusted.map((other) => keyOf(other, SIGNATURE_TYPE.cosignature));
    if (!key) refused.push(`a witness’s key is none: ${verifierKey}`);
    else if (others.some((other) => other?.name === key.name))
      refused.push(`the witness ${key.name} has another key now: ${verifierKey}`);
    else if (others.some((other) => other && sameBytes(other.publicKey, key.publicKey)))
      refused.push(`the witness ${key.name} is another one under a new name: ${verifierKey}`);
    else trusted.push(verifierKey);
  }
  return { witnesses: trusted, refused };
}

function keyOf(text: string, type: VerifierKey['type']): VerifierKey | undefined {
  try {
    const key = parseVerifierKey(text);
    return key.type === type ? key : undefined;
  } catch (error) {
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}
