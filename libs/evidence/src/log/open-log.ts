import {
  type Checkpoint,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  quorumOf,
  SIGNATURE_TYPE,
  TransparencyError,
  verifyCosignatures,
} from '@mingtang/transparency';
import { jsonOf, textOf } from '../bundle/bundle';
import { type LogKeysFile } from '../bundle/files';
import { type Verification } from '../verification';
import { type LogView } from './log-view';
import { namedWitnesses } from './named-witnesses';

/** Opens the bundle's checkpoint by the keys that are trusted. @returns undefined where nothing can be verified against it. */
export async function openLog(found: Verification): Promise<LogView | undefined> {
  const keys = (await jsonOf(found.bundle, 'log/keys.json')) as LogKeysFile;
  if (!keysStand(found, keys)) return undefined;
  const note = await textOf(found.bundle, 'log/checkpoint');
  const logKeys = found.trust.logKeys ?? keys.verifierKeys;
  const checkpoint = signedCheckpoint(found, note, logKeys, keys.origin);
  if (!checkpoint) return undefined;
  const bundled = keys.witnesses.map(({ verifierKey }) => verifierKey);
  const witnessKeys = found.trust.witnessKeys ?? bundled;
  const quorum = quorumOf(witnessKeys.length);
  const cosignedAt = checkCosignatures(found, note, { keys, logKeys, witnessKeys, quorum });
  const named = await namedWitnesses(found, keys, checkpoint);
  if (!found.trust.witnessKeys && bundled.length > 0)
    found.remark(
      'log-witnessed',
      '见证人是平台自己所列，并非验证者指定的',
      'the witnesses are those that the platform names: give the keys of those whom you trust',
    );
  return {
    keys,
    logKeys,
    witnessKeys,
    quorum,
    note,
    checkpoint,
    ...(named && { named }),
    ...(cosignedAt !== undefined && { cosignedAt }),
  };
}

/** That the keys in the bundle are keys, of the names that they go by, with a quorum that is a majority. */
function keysStand(found: Verification, { origin, verifierKeys, witnesses, quorum }: LogKeysFile): boolean {
  const wrong = [
    ...verifierKeys.filter((key) => !isKey(key, origin, SIGNATURE_TYPE.ed25519)),
    ...witnesses
      .filter(({ name, verifierKey }) => !isKey(verifierKey, name, SIGNATURE_TYPE.cosignature))
      .map(({ name }) => name),
  ];
  for (const key of wrong)
    found.fail(
      'log-signed',
      `log/keys.json 中的密钥有误：${key}`,
      `log/keys.json holds what is no key of its name: ${key}`,
    );
  const needed = quorumOf(witnesses.length);
  if (quorum !== needed)
    found.fail(
      'log-witnessed',
      `见证人${witnesses.length}个，法定数应为${needed}，证据包称${quorum}`,
      `of ${witnesses.length} witnesses ${needed} are a quorum, the bundle says ${quorum}`,
    );
  return wrong.length === 0;
}

function isKey(verifierKey: string, name: string, type: number): boolean {
  try {
    const key = parseVerifierKey(verifierKey);
    return key.name === name && key.type === type;
  } catch {
    return false;
  }
}

function signedCheckpoint(
  found: Verification,
  note: string,
  logKeys: readonly string[],
  origin: string,
): Checkpoint | undefined {
  found.count('log-signed');
  try {
    const checkpoint = openCheckpoint(note, logKeys, found.engine.ed25519);
    if (checkpoint.origin === origin) return checkpoint;
    found.fail(
      'log-signed',
      `检查点属于日志 ${checkpoint.origin}，而非 ${origin}`,
      `a checkpoint of ${checkpoint.origin}, not of ${origin}`,
    );
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    const expected = logKeys.join(', ');
    found.fail(
      'log-signed',
      `${signersOf(note)} 的签名不是日志密钥 ${expected} 的有效签名`,
      `signed by ${signersOf(note)}, but not by the log’s key ${expected}: ${error.message}`,
    );
  }
  return undefined;
}

function signersOf(note: string): string {
  try {
    return parseNote(note)
      .signatures.map(({ name, keyId }) => `${name}+${keyId}`)
      .join(', ');
  } catch {
    return '—';
  }
}

/** Every signature on the checkpoint must be one of the log or of a witness, and right; a quorum must be among them. */
function checkCosignatures(
  found: Verification,
  note: string,
  of: Pick<LogView, 'keys' | 'logKeys' | 'witnessKeys' | 'quorum'>,
): number | undefined {
  const known = [...new Set([...of.witnessKeys, ...of.keys.witnesses.map(({ verifierKey }) => verifierKey)])];
  const cosigned = known.flatMap((key) => verifyCosignatures(note, [key], found.engine.ed25519));
  for (const { name, keyId, signature } of parseNote(note).signatures) {
    const key = [...known, ...of.logKeys, ...of.keys.verifierKeys]
      .map(parseVerifierKey)
      .find((one) => one.name === name && one.keyId === keyId);
    if (!key) {
      found.fail(
        'log-witnessed',
        `共签者 ${name} 不是登记的见证人`,
        `cosigned by ${name} (${keyId}), who is no witness known`,
      );
      continue;
    }
    const right =
      key.type === SIGNATURE_TYPE.cosignature
        ? cosigned.some((one) => parseVerifierKey(one.verifierKey).keyId === keyId)
        : found.engine.ed25519.verify(signature, new TextEncoder().encode(parseNote(note).text), key.publicKey);
    if (!right) found.fail('log-witnessed', `${name} 的签名有误`, `the signature of ${name} (${keyId}) is wrong`);
  }
  const counted = cosigned.filter(({ verifierKey }) => of.witnessKeys.includes(verifierKey));
  found.count('log-witnessed', counted.length);
  if (counted.length < of.quorum)
    found.fail(
      'log-witnessed',
      `需要${of.quorum}个见证人共签，仅有${counted.length}个有效`,
      `${of.quorum} witnesses must cosign, ${counted.length} did: ${namesOf(counted.map(({ verifierKey }) => verifierKey))}`,
    );
  return counted.length > 0 ? Math.max(...counted.map(({ time }) => time)) * 1_000 : undefined;
}

const namesOf = (keys: readonly string[]): string => keys.map((key) => parseVerifierKey(key).name).join(', ') || 'none';

/** A checkpoint that comes from elsewhere. @returns undefined where the log’s keys have not signed it. */
export function otherCheckpoint(note: string, logKeys: readonly string[], found: Verification): Checkpoint | undefined {
  try {
    return openCheckpoint(note, logKeys, found.engine.ed25519);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}
