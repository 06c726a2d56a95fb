import { type Receipt } from '@mingtang/sealing';
import { parseProof, sameHash, TransparencyError, verifyProofFile } from '@mingtang/transparency';
import { doneByAccountAlone } from '../bids/check-bidders-words';
import { SubmittedBids } from '../bids/submitted-bids';
import { type LogView } from '../log/log-view';
import { type Records } from '../log/records';
import { type Verification } from '../verification';
import { checkReceipt, type ReceiptKeys } from './receipts';

/** What somebody was given by the platform: a receipt's note or a `.tlog-proof`. */
export interface Handed {
  /** By which it is named, e.g. its file. */
  readonly name: string;
  readonly text: string;
}

interface OfBundle {
  readonly log: LogView;
  readonly project: string;
  readonly keys: ReceiptKeys;
  readonly records: Records;
}

export function isProofFile(text: string): boolean {
  return text.startsWith('c2sp.org/tlog-proof@');
}

/** That each receipt and proof at hand has its record among those of the bundle, and says the same. */
export function checkHanded(found: Verification, handed: readonly Handed[], of: OfBundle): void {
  for (const { name, text } of handed)
    if (isProofFile(text)) checkProof(found, name, text, of);
    else remarkLater(found, name, of, checkReceipt(found, text, { ...of, code: 'proof-in-log' }));
}

/** To whoever holds a receipt of a bid it matters what became of the bid without its key. */
function remarkLater(found: Verification, name: string, { records }: OfBundle, receipt: Receipt | undefined): void {
  if (receipt?.act !== 'bid-submitted' && receipt?.act !== 'bid-replaced') return;
  const history = new SubmittedBids(records).history(receipt.subject);
  for (const [zh, en] of doneByAccountAlone(history, receipt.version ?? 0))
    found.remark('proof-in-log', `${name}：${zh}`, `${name}: ${en}`);
}

function checkProof(found: Verification, name: string, text: string, { log, project, records }: OfBundle): void {
  found.count('proof-in-log');
  const fail = (zh: string, en: string): void => found.fail('proof-in-log', `${name}：${zh}`, `${name}: ${en}`);
  try {
    const { logKeys, witnessKeys, quorum, checkpoint } = log;
    const {
      record,
      index,
      checkpoint: proven,
    } = verifyProofFile(text, { logKeys, witnessKeys, quorum, engine: found.engine.ed25519 });
    if (proven.size === checkpoint.size && !sameHash(proven.root, checkpoint.root))
      found.fail(
        'log-consistent',
        `同一日志有两份：${name} 的检查点与证据包的大小同为${proven.size}条，根哈希却不同`,
        `there are two views of the log: the checkpoint of ${name} has ${proven.size} entries like the bundle’s, but another root`,
      );
    if (record.project !== project)
      return fail(`属于另一项目 ${record.project}`, `it is of another project, ${record.project}`);
    const known = records.withEvent(record.event);
    if (!known)
      fail(
        `所证的事件 ${record.type} ${record.event} 不在证据包中：已被删去`,
        `it proves event ${record.type} ${record.event}, which the bundle has dropped`,
      );
    else if (known.index !== index)
      fail(
        `所证的位置为第${index}条，证据包为第${known.index}条`,
        `it proves entry ${index}, the bundle has the event at ${known.index}`,
      );
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    fail(`证明无效：${error.message}`, `the proof is forged or not of this log: ${error.message}`);
  }
}

/** The checkpoint that a proof came with, to be compared with others. @throws {TransparencyError} */
export function checkpointIn(proof: string): string {
  return parseProof(proof).checkpoint;
}
