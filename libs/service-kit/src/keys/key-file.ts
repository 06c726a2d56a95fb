import {
  type Ed25519,
  NoteError,
  parseVerifierKey,
  signingKeyOf,
  signNote,
  verifierKeyOf,
} from '@mingtang/transparency';
import { randomBytes, sign } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { writeDurably } from './durable-write';
import { nodeEd25519, privateKeyOf } from './node-ed25519';

/** A key file that cannot be used; the message says which and why. */
export class KeyFileError extends Error {
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`key file ${path}: ${reason}`);
    this.name = 'KeyFileError';
  }
}

interface KeyFileContent {
  readonly name: string;
  /** 32 bytes, base64. */
  readonly seed: string;
  readonly retired: readonly string[];
}

/**
 * An Ed25519 key that signs C2SP notes, kept in a file that its owner alone can read; never in an environment variable, which
 * every child process and many a crash report would see. The file is JSON: `{"name", "seed": base64, "retired": [verifier key…]}`.
 */
export class KeyFile {
  /** By which anyone checks its notes. */
  readonly verifierKey: string;
  /** Verifier keys of the keys before this one: what they signed stays good. */
  readonly retired: readonly string[];
  readonly name: string;
  private readonly seed: Uint8Array;
  private readonly publicKey: Uint8Array;
  private readonly engine: Ed25519;

  private constructor({ name, seed, retired }: KeyFileContent) {
    this.name = name;
    this.retired = retired;
    this.seed = Buffer.from(seed, 'base64');
    this.publicKey = Buffer.from(signingKeyOf(this.seed).publicKey, 'base64');
    this.verifierKey = verifierKeyOf(name, this.publicKey);
    const key = privateKeyOf(this.seed);
    this.engine = { ...nodeEd25519, sign: (message) => sign(null, message, key) };
  }

  /**
   * The key of a file.
   * @param made the name that a new key gets where there is no file yet; without it a missing file is refused.
   * @throws {KeyFileError} where it is missing, malformed, or others can read it.
   */
  static async open(path: string, made?: { readonly name: string }): Promise<KeyFile> {
    const kept = await contentOf(path);
    if (kept) return new KeyFile(kept);
    if (!made) throw new KeyFileError(path, 'missing');
    const content: KeyFileContent = { name: made.name, seed: newSeed(), retired: [] };
    const key = new KeyFile(content);
    try {
      await writeDurably(path, textOf(content), 'new');
      return key;
    } catch (error) {
      // Another instance made it at the same time: that one is the key.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return KeyFile.open(path);
      throw error;
    }
  }

  /**
   * Puts a new key of the same name into a key file; the old one's verifier key goes to the retired ones, its seed is gone. Whoever
   * signs with the file takes the new key at its next start.
   * @throws {KeyFileError} as {@link KeyFile.open}
   */
  static async rotate(path: string): Promise<KeyFile> {
    const old = await KeyFile.open(path);
    const content: KeyFileContent = { name: old.name, seed: newSeed(), retired: [...old.retired, old.verifierKey] };
    await writeDurably(path, textOf(content), 'over');
    return new KeyFile(content);
  }

  /**
   * Signs a text as a C2SP signed note.
   * @param text ends with a newline.
   * @throws {NoteError} for a text that a note cannot carry.
   */
  signNote(text: string): string {
    return signNote(text, this.name, this.seed, this.engine, this.publicKey);
  }
}

async function contentOf(path: string): Promise<KeyFileContent | undefined> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0)
      throw new KeyFileError(path, `others may use it (mode ${(mode & 0o777).toString(8)}); chmod 600 it`);
    return parse(path, await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(path: string, text: string): KeyFileContent {
  try {
    const { name, seed, retired } = JSON.parse(text) as Partial<Record<keyof KeyFileContent, unknown>>;
    if (typeof name !== 'string' || typeof seed !== 'string' || !Array.isArray(retired)) throw new TypeError('fields');
    if (Buffer.from(seed, 'base64').length !== 32) throw new TypeError('seed');
    verifierKeyOf(name, new Uint8Array(32));
    return { name, seed, retired: retired.map((key) => (parseVerifierKey(String(key)), String(key))) };
  } catch (error) {
    // What the file holds must not get into a log with the reason.
    const reason = error instanceof NoteError ? error.message : 'not {name, seed, retired}';
    throw new KeyFileError(path, `malformed: ${reason}`);
  }
}

const newSeed = (): string => randomBytes(32).toString('base64');
const textOf = (content: KeyFileContent): string => `${JSON.stringify(content)}\n`;
