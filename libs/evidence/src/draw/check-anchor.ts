import {
  base64Bytes,
  type Hash,
  leafHash,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  SIGNATURE_TYPE,
  TransparencyError,
  verifyCosignatures,
  verifyInclusion,
} from '@mingtang/transparency';
import { base64 } from '@scure/base';
import { type LogView } from '../log/log-view';
import { type Verification } from '../verification';
import { type Round } from './rounds';

/**
 * That the request stood in the log under a witnessed checkpoint before anybody revealed.
 * @returns the root hash of that checkpoint, base64; undefined where there is none.
 */
export function anchorRoot(
  found: Verification,
  { requested, anchored }: Round,
  log: LogView,
  fail: (zh: string, en: string) => void,
): string | undefined {
  if (!anchored || !requested) return undefined;
  const { requestDigest, event, index, proof, checkpoint: note } = anchored.payload;
  for (const [field, is, expected] of [
    ['requestDigest', requestDigest, requested.payload.requestDigest],
    ['event', event, requested.event],
    ['index', index, requested.index],
  ] as const)
    if (is !== expected)
      fail(
        `的锚定 ${field} 为 ${is}，请求为 ${expected}`,
        `is anchored with ${field} ${is}, asked for with ${expected}`,
      );
  try {
    const checkpoint = openCheckpoint(note, log.logKeys, found.engine.ed25519);
    const path = proof.map(base64Bytes);
    const leaf = leafHash(requested.entry ?? '', found.engine.sha256);
    const whole = path.every((hash) => hash !== undefined);
    if (!whole || !verifyInclusion(leaf, index, checkpoint.size, path as Hash[], checkpoint.root, found.engine.sha256))
      fail('的请求不在锚定的检查点之内', 'was asked for in no entry of the checkpoint that anchors it');
    checkWitnesses(found, { note, size: checkpoint.size }, log, fail);
    return base64.encode(checkpoint.root);
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    fail(`的锚定检查点无效：${error.message}`, `is anchored by a checkpoint that does not stand: ${error.message}`);
    return undefined;
  }
}

/**
 * A quorum of the witnesses that the log named then. Where it named others since, how many they were then the bundle does not tell: one is
 * needed at least.
 */
function checkWitnesses(
  found: Verification,
  { note, size }: { readonly note: string; readonly size: number },
  log: LogView,
  fail: (zh: string, en: string) => void,
): void {
  const known = [...new Set([...log.witnessKeys, ...log.keys.witnesses.map(({ verifierKey }) => verifierKey)])];
  const cosigned = known
    .flatMap((key) => verifyCosignatures(note, [key], found.engine.ed25519))
    .map(({ verifierKey }) => verifierKey);
  const right = new Set([...cosigned, ...log.logKeys].map((key) => nameOf(key)));
  const sameThen = log.named !== undefined && log.named.index < size;
  if (sameThen)
    for (const { name, keyId } of parseNote(note).signatures)
      if (!right.has(`${name}+${keyId}`))
        fail(
          `的锚定检查点上 ${name} 的签名有误或不是登记的见证人`,
          `is anchored by a checkpoint on which the signature of ${name} is wrong, or of no witness known`,
        );
  const counted = cosigned.filter((key) => log.witnessKeys.includes(key)).length;
  const needed = sameThen ? log.quorum : 1;
  if (counted < needed)
    fail(
      `的锚定检查点需要${needed}个见证人共签，仅有${counted}个`,
      `is anchored by a checkpoint that ${needed} witnesses must cosign and ${counted} did`,
    );
  else if (counted < log.quorum)
    found.remark(
      'draws-fair',
      `锚定检查点仅有${counted}个现登记的见证人共签，现法定数为${log.quorum}`,
      `a draw is anchored by ${counted} of today’s witnesses, of whom ${log.quorum} are a quorum`,
    );
}

function nameOf(verifierKey: string): string {
  const { name, keyId, type } = parseVerifierKey(verifierKey);
  return type === SIGNATURE_TYPE.ed25519 || type === SIGNATURE_TYPE.cosignature ? `${name}+${keyId}` : '';
}
