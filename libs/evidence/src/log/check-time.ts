import { addMilliseconds, epochMilliseconds, instantOf, isBefore } from '@mingtang/procedure/time';
import { type Checkpoint, sameHash, verifyConsistency } from '@mingtang/transparency';
import { type BundleFile } from '../bundle/files';
import { type Verification } from '../verification';
import { type LogView } from './log-view';
import { otherCheckpoint } from './open-log';
import { type Records } from './records';

/** By how much clocks of services, witnesses and verifiers may differ. */
const SKEW_MS = 60_000;
/** A bundle of a large project takes its time to compose, and its checkpoint comes last. */
const LONGEST_MAKING_MS = 3_600_000;

/** That the checkpoint is not older than what it should cover, nor the bundle from the future. */
export function checkFresh(found: Verification, log: LogView, records: Records, { madeAt }: BundleFile): void {
  found.count('log-fresh');
  const newest = records.newest();
  if (newest && log.cosignedAt !== undefined && log.cosignedAt + SKEW_MS < epochMilliseconds(newest.time))
    found.fail(
      'log-fresh',
      `检查点过时：见证人于 ${instantOf(log.cosignedAt)} 共签，早于最后一个事件 ${newest.type} ${newest.event}（${newest.time}）`,
      `the checkpoint is stale: cosigned at ${instantOf(log.cosignedAt)}, before the last event ${newest.type} ${newest.event} of ${newest.time}`,
    );
  const { now } = found.trust;
  if (now !== undefined && isBefore(addMilliseconds(now, SKEW_MS), madeAt))
    found.fail(
      'log-fresh',
      `证据包的制作时间 ${madeAt} 在未来`,
      `the bundle says it was made at ${madeAt}, which is still to come`,
    );
  for (const [zh, en, time] of [
    ['最后一个事件', 'its last event', newest && epochMilliseconds(newest.time)],
    ['检查点的共签', 'its checkpoint’s cosignature', log.cosignedAt],
  ] as const)
    if (time !== undefined && time > epochMilliseconds(madeAt) + LONGEST_MAKING_MS)
      found.fail(
        'log-fresh',
        `${zh}（${instantOf(time)}）晚于证据包的制作时间 ${madeAt}`,
        `${en} is of ${instantOf(time)}, after the bundle was made (${madeAt})`,
      );
}

/** That the log is the one that others saw: whatever checkpoints are at hand. */
export async function checkConsistency(found: Verification, log: LogView, records: Records): Promise<void> {
  for (const note of found.trust.checkpoints ?? []) await compareGiven(found, log, note);
  for (const { payload, event } of records.of('ledger.draw-anchored.v1')) {
    const anchored = otherCheckpoint(payload.checkpoint, log.logKeys, found);
    if (anchored) compareSameSize(found, log.checkpoint, anchored, `ledger.draw-anchored.v1 ${event}`);
  }
}

async function compareGiven(found: Verification, log: LogView, note: string): Promise<void> {
  const given = otherCheckpoint(note, log.logKeys, found);
  if (!given) {
    found.fail(
      'log-consistent',
      '给出的检查点不是该日志密钥所签',
      'the checkpoint given is not signed by the log’s key',
    );
    return;
  }
  const { checkpoint } = log;
  if (given.size > checkpoint.size)
    found.fail(
      'log-fresh',
      `检查点过时：只有${checkpoint.size}条，给出的检查点已有${given.size}条`,
      `the checkpoint is stale: it covers ${checkpoint.size} entries, the one given ${given.size}`,
    );
  if (given.size === checkpoint.size) return compareSameSize(found, checkpoint, given, '—');
  await compareSizes(found, checkpoint, given);
}

function compareSameSize(found: Verification, one: Checkpoint, other: Checkpoint, of: string): void {
  if (one.size !== other.size) return;
  found.count('log-consistent');
  if (sameHash(one.root, other.root)) return;
  found.fail(
    'log-consistent',
    `同一日志有两份：大小同为${one.size}条，根哈希却不同（${of}）`,
    `there are two views of the log: both of ${one.size} entries, but with different roots (${of})`,
  );
}

async function compareSizes(found: Verification, one: Checkpoint, other: Checkpoint): Promise<void> {
  const [from, to] = one.size < other.size ? [one, other] : [other, one];
  const prove = found.trust.consistency;
  if (!prove) {
    found.remark(
      'log-consistent',
      `未能与${other.size}条的检查点比较：需联网读取日志`,
      `not compared with the checkpoint of ${other.size} entries: that needs the log itself`,
    );
    return;
  }
  found.count('log-consistent');
  let proof;
  try {
    proof = await prove(from.size, to.size);
  } catch (error) {
    found.fail(
      'log-consistent',
      `日志未给出一致性证明：${String(error)}`,
      `the log gives no proof of consistency: ${String(error)}`,
    );
    return;
  }
  if (!verifyConsistency(from.size, from.root, to.size, to.root, proof, found.engine.sha256))
    found.fail(
      'log-consistent',
      `同一日志有两份：${from.size}条的检查点与${to.size}条的检查点不一致`,
      `there are two views of the log: the checkpoint of ${to.size} entries does not grow out of that of ${from.size}`,
    );
}
