import {
  base64Bytes,
  type Checkpoint,
  type Hash,
  leafHash,
  parseEntry,
  TransparencyError,
  verifyInclusion,
} from '@mingtang/transparency';
import { jsonOf } from '../bundle/bundle';
import { type LogKeysFile, type ProvenEntryFile } from '../bundle/files';
import { type Verification } from '../verification';

/** Who cosigns, as an entry of the log itself says. */
export interface NamedWitnesses {
  /** Of the entry: checkpoints that cover it go by it. */
  readonly index: number;
  /** Verifier keys. */
  readonly witnesses: readonly string[];
}

const PATH = 'log/witnesses.json';

/** That the witnesses in the bundle are those that the log last named, so that nobody can put others, or fewer, in their place. */
export async function namedWitnesses(
  found: Verification,
  { witnesses }: LogKeysFile,
  checkpoint: Checkpoint,
): Promise<NamedWitnesses | undefined> {
  const fail = (zh: string, en: string): void => found.fail('log-witnessed', zh, en);
  if (!found.bundle.has(PATH)) {
    if (witnesses.length > 0) fail('日志未载明见证人', `no entry of the log names the witnesses: ${PATH} is missing`);
    return undefined;
  }
  const { index, entry, proof } = (await jsonOf(found.bundle, PATH)) as ProvenEntryFile;
  const hashes = proof.map(base64Bytes);
  const whole = hashes.every((hash) => hash !== undefined);
  const { size, root } = checkpoint;
  if (!whole || !verifyInclusion(leafHash(entry, found.engine.sha256), index, size, hashes as Hash[], root)) {
    fail(`载明见证人的第${index}条不在日志中`, `entry ${index}, which names the witnesses, is not in the log`);
    return undefined;
  }
  const named = witnessesIn(entry);
  if (!named) {
    fail(`日志第${index}条未载明见证人`, `entry ${index} of the log names no witnesses`);
    return undefined;
  }
  const told = witnesses.map(({ verifierKey }) => verifierKey);
  for (const key of told)
    if (!named.includes(key)) fail(`日志未载明见证人 ${key}`, `the log does not name ${key} as a witness`);
  for (const key of named)
    if (!told.includes(key))
      fail(`证据包漏列见证人 ${key}`, `the bundle leaves out a witness that the log names: ${key}`);
  return { index, witnesses: named };
}

function witnessesIn(text: string): readonly string[] | undefined {
  try {
    const entry = parseEntry(text);
    return entry.kind === 'witnesses' ? entry.witnesses : undefined;
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}
