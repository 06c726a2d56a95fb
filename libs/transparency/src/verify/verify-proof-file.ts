import { hexToBytes } from '@noble/hashes/utils.js';
import { type Checkpoint, openCheckpoint } from '../checkpoint/checkpoint';
import { type Cosignature, verifyCosignatures } from '../checkpoint/cosignature';
import { leafHash, sameHash } from '../merkle/hash';
import { rootFromInclusion } from '../merkle/verify-proof';
import { type Ed25519 } from '../note/ed25519';
import { parseProof } from '../proof-file/proof-file';
import { type Entry, type LogRecord, parseEntry } from '../records/entry';
import { payloadHashOf } from '../records/payload';
import { verifySealed } from '../records/sealed-batch';
import { parseSealedRecord, type SealedRecord } from '../records/sealed-record';
import { ProofError } from '../transparency-error';
import { parseProofExtra, type ProofExtra } from './proof-extra';

/** Whom one trusts. */
export interface TrustedKeys {
  /** Keys (vkeys) of the log. */
  readonly logKeys: readonly string[];
  /** Keys (vkeys, type 0x04) of the witnesses. */
  readonly witnessKeys: readonly string[];
  /** Of the witnesses, how many must have cosigned. */
  readonly quorum: number;
  readonly engine?: Ed25519;
}

/** What a verified proof file shows: that this record is in the log, and who has seen the log hold it. */
export interface ProvenRecord {
  readonly index: number;
  readonly checkpoint: Checkpoint;
  readonly cosignatures: readonly Cosignature[];
  /** `sealed` records have no number and stay unlisted until their lot is closed. */
  readonly kind: 'record' | 'sealed';
  readonly record: LogRecord | SealedRecord;
  /** The leaf's text, or that of the sealed record. */
  readonly text: string;
  /** When the file discloses it; its hash is that of the record. */
  readonly payload?: unknown;
}

/**
 * Checks a `.tlog-proof` with nothing but the keys that one trusts: the checkpoint's signature and cosignatures, the record's place
 * in the log, for a sealed one its place in the batch, and that a payload is the one logged.
 * @throws {TransparencyError} with what is wrong; nothing it read is then to be believed
 */
export function verifyProofFile(text: string, { logKeys, witnessKeys, quorum, engine }: TrustedKeys): ProvenRecord {
  const { index, proof, checkpoint: note, extra } = parseProof(text);
  const checkpoint = openCheckpoint(note, logKeys, engine);
  const cosignatures = verifyCosignatures(note, witnessKeys, engine);
  if (cosignatures.length < quorum)
    throw new ProofError('too-few-witnesses', `${cosignatures.length} witnesses cosigned, ${quorum} are needed`);
  if (!extra) throw new ProofError('proof-malformed', 'the file does not say what it proves');
  const shown = parseProofExtra(extra);
  const root = rootFromInclusion(leafHash(shown.entry), index, checkpoint.size, proof);
  if (!sameHash(root, checkpoint.root))
    throw new ProofError('proof-wrong', 'the entry is not in the log at this index');
  const proven = recordOf(parseEntry(shown.entry), shown);
  const payload = 'payload' in shown ? shown.payload : 'payload' in proven.record ? proven.record.payload : undefined;
  if (payload !== undefined && payloadHashOf(payload, shown.salt) !== proven.record.payloadHash)
    throw new ProofError('proof-wrong', 'the payload is not the one logged');
  return { index, checkpoint, cosignatures, ...proven, ...(payload !== undefined && { payload }) };
}

function recordOf(entry: Entry, { entry: text, sealed }: ProofExtra): Pick<ProvenRecord, 'kind' | 'record' | 'text'> {
  if (entry.kind === 'record') {
    if (sealed) throw new ProofError('proof-malformed', 'nothing is sealed in the entry of a record');
    return { kind: 'record', record: entry.record, text };
  }
  if (entry.kind !== 'sealed-batch') throw new ProofError('proof-malformed', 'the entry records no event');
  if (!sealed) throw new ProofError('proof-malformed', 'which sealed record is meant is not said');
  if (!verifySealed(sealed.record, sealed.place, sealed.path, hexToBytes(entry.root)))
    throw new ProofError('proof-wrong', 'the record is not in the batch at this place');
  return { kind: 'sealed', record: parseSealedRecord(sealed.record), text: sealed.record };
}
