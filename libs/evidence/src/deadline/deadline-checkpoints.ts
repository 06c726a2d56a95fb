import { compareInstants, instantOf } from '@mingtang/procedure/time';
import {
  base64Bytes,
  type Checkpoint,
  type Hash,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  TransparencyError,
  verifyConsistency,
  verifyCosignatures,
} from '@mingtang/transparency';
import { jsonOf, textOf } from '../bundle/bundle';
import { type DeadlineProofsFile } from '../bundle/files';
import { type LogView } from '../log/log-view';
import { type Verification } from '../verification';

/** What a quorum of witnesses saw of the log on one side of the deadline. */
export interface Seen {
  /** So many entries. */
  readonly size: number;
  /** When the quorum's last witness did, of those nearest to the deadline: UTC instant, by their clocks. */
  readonly at: string;
}

/** Before the deadline: the last that is known; after it: the first. */
export type Side = 'before' | 'after';

/** A deadline, and where the bundle has the checkpoints around it. */
export interface WitnessedDeadline {
  readonly folder: string;
  /** UTC instant from which an offer is late. */
  readonly deadline: string;
}

const ZH = { before: '截止前', after: '截止后' } as const;
const EN = { before: 'before', after: 'at or after' } as const;

/** A witness's clock tells whole seconds: all of a second must lie on the side. */
const ON_SIDE: Readonly<Record<Side, (time: number, deadline: string) => boolean>> = {
  before: (time, deadline) => compareInstants(instantOf((time + 1) * 1_000), deadline) <= 0,
  after: (time, deadline) => compareInstants(instantOf(time * 1_000), deadline) >= 0,
};

/**
 * The checkpoint on one side of the deadline, verified: signed by the log, cosigned on that side of the deadline by a quorum, and one from which
 * the bundle's checkpoint grew.
 * @returns undefined where it is not there, or does not stand, which is told.
 */
export async function seenOn(
  found: Verification,
  side: Side,
  log: LogView,
  { folder, deadline }: WitnessedDeadline,
): Promise<Seen | undefined> {
  const path = `${folder}/${side}`;
  const fail = (zh: string, en: string): void =>
    found.fail(
      'deadline-witnessed',
      `${ZH[side]}的检查点${zh}（${path}）`,
      `the checkpoint ${EN[side]} the deadline ${en} (${path})`,
    );
  const proofsPath = `${folder}/proofs.json`;
  const proofs = found.bundle.has(proofsPath) ? ((await jsonOf(found.bundle, proofsPath)) as DeadlineProofsFile) : {};
  const proven = proofs[side];
  if (!found.bundle.has(path)) {
    if (proven) fail('缺失', 'is missing, though its proof is there');
    return undefined;
  }
  const note = await textOf(found.bundle, path);
  let checkpoint: Checkpoint;
  try {
    checkpoint = openCheckpoint(note, log.logKeys, found.engine.ed25519);
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    fail(`无效：${error.message}`, `does not stand: ${error.message}`);
    return undefined;
  }
  if (!grewFrom(found, checkpoint, proven, log)) {
    fail('与证据包的检查点不是同一份日志', 'is of another view of the log than the bundle’s checkpoint');
    return undefined;
  }
  const at = quorumTime(found, note, { side, path, deadline, log, size: checkpoint.size }, fail);
  return at === undefined ? undefined : { size: checkpoint.size, at };
}

function grewFrom(
  found: Verification,
  { size, root, origin }: Checkpoint,
  proven: DeadlineProofsFile[Side],
  { checkpoint: whole }: LogView,
): boolean {
  const proof = proven?.proof.map(base64Bytes) ?? [];
  return (
    proven?.size === size &&
    origin === whole.origin &&
    proof.every((hash) => hash !== undefined) &&
    verifyConsistency(size, root, whole.size, whole.root, proof as Hash[], found.engine.sha256)
  );
}

interface Judged {
  readonly side: Side;
  readonly path: string;
  readonly deadline: string;
  readonly log: LogView;
  readonly size: number;
}

/** By when a quorum had cosigned it before the deadline, or since when after it, as the witnesses of today count. */
function quorumTime(
  found: Verification,
  note: string,
  { side, path, deadline, log, size }: Judged,
  fail: (zh: string, en: string) => void,
): string | undefined {
  const known = [...new Set([...log.witnessKeys, ...log.keys.witnesses.map(({ verifierKey }) => verifierKey)])];
  const cosigned = known.flatMap((key) => verifyCosignatures(note, [key], found.engine.ed25519));
  const right = new Set([...cosigned.map(({ verifierKey }) => verifierKey), ...log.logKeys].map(signerOf));
  for (const { name, keyId } of parseNote(note).signatures)
    if (!right.has(`${name}+${keyId}`))
      fail(
        `上 ${name} 的签名有误或不是登记的见证人`,
        `has a signature of ${name} that is wrong, or of no witness known`,
      );
  const counted = cosigned.filter(({ verifierKey }) => log.witnessKeys.includes(verifierKey));
  const times = counted
    .map(({ time }) => time)
    .filter((time) => ON_SIDE[side](time, deadline))
    .sort((a, b) => a - b);
  const at = side === 'before' ? times[times.length - log.quorum] : times[log.quorum - 1];
  if (times.length >= log.quorum && at !== undefined) return instantOf(at * 1_000);
  // Other witnesses were named since: how many were a quorum then, today's cannot tell.
  if (counted.length < log.quorum && !(log.named && log.named.index < size))
    found.remark(
      'deadline-witnessed',
      `${ZH[side]}的检查点由现登记见证人中的${counted.length}个共签，不足以判断（${path}）`,
      `the checkpoint ${EN[side]} the deadline was cosigned by ${counted.length} of today’s witnesses, too few to judge by (${path})`,
    );
  else
    fail(
      `应由${log.quorum}个见证人在${ZH[side]}共签，仅有${times.length}个`,
      `must be cosigned ${EN[side]} ${deadline} by ${log.quorum} witnesses, ${times.length} did`,
    );
  return undefined;
}

function signerOf(verifierKey: string): string {
  const { name, keyId } = parseVerifierKey(verifierKey);
  return `${name}+${keyId}`;
}
