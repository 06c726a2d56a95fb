import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { type Ed25519, portableEd25519, signingKeyOf } from '../note/ed25519';
import { type NoteSignature, parseNote, parseSignatureLines, signatureLine } from '../note/signed-note';
import { keyIdOf, parseVerifierKey, SIGNATURE_TYPE, type VerifierKey } from '../note/verifier-key';
import { NoteError } from '../transparency-error';
import { parseCheckpoint } from './checkpoint';

const TIME_BYTES = 8;

/** That a witness has seen the log grow up to a checkpoint, by appending only. */
export interface Cosignature {
  readonly verifierKey: string;
  /** When, by the witness's clock: seconds since 1970. */
  readonly time: number;
}

/**
 * The line by which a witness cosigns (c2sp.org/tlog-cosignature, type 0x04), newline included.
 * @param text of the checkpoint, without signatures
 * @param timeSeconds now, in whole seconds since 1970
 * @throws {CheckpointError} `checkpoint-malformed` for another text
 * @throws {NoteError} for a witness name that a note cannot carry
 */
export function cosign(
  text: string,
  witnessName: string,
  seed: Uint8Array,
  timeSeconds: number,
  engine: Ed25519 = portableEd25519,
  publicKey: Uint8Array = base64.decode(signingKeyOf(seed).publicKey),
): string {
  parseCheckpoint(text);
  const keyId = keyIdOf(witnessName, publicKey, SIGNATURE_TYPE.cosignature);
  const signature = engine.sign(cosignedBytes(text, timeSeconds), seed);
  return signatureLine(witnessName, keyId, concatBytes(timeBytes(timeSeconds), signature));
}

/**
 * Which of these witnesses cosigned a checkpoint. A witness counts once, whatever names its key goes by.
 * @param witnessVerifierKeys of type 0x04
 * @throws {NoteError} for a note or a verifier key that is none
 */
export function verifyCosignatures(
  note: string,
  witnessVerifierKeys: readonly string[],
  engine: Ed25519 = portableEd25519,
): Cosignature[] {
  const { text, signatures } = parseNote(note);
  const counted = new Set<string>();
  return witnessVerifierKeys.flatMap((verifierKey) => {
    const key = parseVerifierKey(verifierKey);
    if (key.type !== SIGNATURE_TYPE.cosignature) throw new NoteError('not the verifier key of a witness');
    const publicKey = bytesToHex(key.publicKey);
    const time = counted.has(publicKey) ? undefined : timeOf(text, signatures, key, engine);
    if (time === undefined) return [];
    counted.add(publicKey);
    return [{ verifierKey, time }];
  });
}

/**
 * A note with more signature lines at its end; one of a key that has signed it already is left out.
 * @param lines what witnesses answered; not verified
 * @throws {NoteError} if either is malformed
 */
export function addSignatures(note: string, lines: string): string {
  const known = parseNote(note).signatures.map(({ name, keyId }) => `${name} ${keyId}`);
  const added = parseSignatureLines(lines).filter(({ name, keyId }) => {
    const key = `${name} ${keyId}`;
    return !known.includes(key) && known.push(key);
  });
  return note + added.map(({ line }) => line).join('');
}

function timeOf(text: string, signatures: readonly NoteSignature[], key: VerifierKey, engine: Ed25519) {
  for (const { name, keyId, signature } of signatures) {
    if (name !== key.name || keyId !== key.keyId || signature.length !== TIME_BYTES + 64) continue;
    const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
    if (!Number.isSafeInteger(time)) continue;
    if (engine.verify(signature.subarray(TIME_BYTES), cosignedBytes(text, time), key.publicKey)) return time;
  }
  return undefined;
}

const cosignedBytes = (text: string, time: number): Uint8Array => utf8ToBytes(`cosignature/v1\ntime ${time}\n${text}`);

function timeBytes(time: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  return bytes;
}
