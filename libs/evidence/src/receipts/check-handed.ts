import { isEventType, type StandingLot } from '@mingtang/contracts';
import { type Receipt, RECEIPT_EVENTS } from '@mingtang/sealing';
import { parseProof, type ProvenRecord, sameHash, TransparencyError, verifyProofFile } from '@mingtang/transparency';
import { doneByAccountAlone } from '../bids/check-bidders-words';
import { SubmittedBids } from '../bids/submitted-bids';
import { type LogView } from '../log/log-view';
import { type Records } from '../log/records';
import { standingLots } from '../procedure/fold-records';
import { tenderOf } from '../tender/tender';
import { type Verification } from '../verification';
import { checkReceipt, type ReceiptKeys } from './receipts';
import { whyMissing } from './why-missing';

/** What somebody was given by the platform: a receipt's note or a `.tlog-proof`. */
export interface Handed {
  /** By which it is named, e.g. its file. */
  readonly name: string;
  readonly text: string;
}

interface OfBundle {
  readonly log: LogView;
  readonly project: string;
  readonly madeAt: string;
  readonly keys: ReceiptKeys;
  readonly records: Records;
}

export function isProofFile(text: string): boolean {
  return text.startsWith('c2sp.org/tlog-proof@');
}

/** That each receipt and proof at hand has its record among those of the bundle, and says the same. */
export function checkHanded(found: Verification, handed: readonly Handed[], of: OfBundle): void {
  const bundle = { lots: lotsIn(of.records), size: of.log.checkpoint.size, madeAt: of.madeAt };
  for (const { name, text } of handed)
    if (isProofFile(text)) checkProof(found, name, text, of);
    else {
      const missing = ({ act, time }: Receipt) => whyMissing(found, { type: RECEIPT_EVENTS[act], time }, bundle);
      remarkLater(found, name, of, checkReceipt(found, text, { ...of, code: 'proof-in-log', whyMissing: missing }));
    }
}

function lotsIn(records: Records): readonly StandingLot[] {
  const tender = tenderOf(records);
  return tender ? standingLots(tender, records) : [];
}

/** Where the bundle does not stand, nothing can be held against it; nor does that say anything of what is at hand. */
export function leaveHanded(found: Verification, handed: readonly Handed[]): void {
  for (const { name } of handed)
    found.undecided(
      'proof-in-log',
      `${name}：无法核对，证据包本身不成立，见上`,
      `${name}: cannot be held against this bundle, which does not stand itself, as said above`,
    );
}

/** To whoever holds a receipt of a bid it matters what became of the bid without its key. */
function remarkLater(found: Verification, name: string, { records }: OfBundle, receipt: Receipt | undefined): void {
  if (receipt?.act !== 'bid-submitted' && receipt?.act !== 'bid-replaced') return;
  const history = new SubmittedBids(records).history(receipt.subject);
  for (const [zh, en] of doneByAccountAlone(history, receipt.version ?? 0))
    found.remark('proof-in-log', `${name}：${zh}`, `${name}: ${en}`);
}

function checkProof(found: Verification, name: string, text: string, of: OfBundle): void {
  const { log, project } = of;
  try {
    const { logKeys, witnessKeys, quorum, checkpoint } = log;
    const proven = verifyProofFile(text, { logKeys, witnessKeys, quorum: 0, engine: found.engine.ed25519 });
    const { size, root } = proven.checkpoint;
    if (size === checkpoint.size && !sameHash(root, checkpoint.root))
      found.fail(
        'log-consistent',
        `同一日志有两份：${name} 的检查点与证据包的大小同为${size}条，根哈希却不同`,
        `there are two views of the log: the checkpoint of ${name} has ${size} entries like the bundle’s, but another root`,
      );
    const seen = proven.cosignatures.length;
    // Cosignatures follow a second or so behind, and witnesses change: fewer of them make no proof wrong.
    if (seen < quorum)
      found.remark(
        'proof-in-log',
        `${name}：只有现登记见证人中的${seen}个共签，法定数为${quorum}`,
        `${name}: cosigned by ${seen} of today’s witnesses, ${quorum} are a quorum; mingtang proof asks again`,
      );
    if (proven.record.project === project) return placeProven(found, name, proven, of);
    found.undecided(
      'proof-in-log',
      `${name}：属于另一项目 ${proven.record.project}，请与该项目的证据包核对`,
      `${name}: is of another project, ${proven.record.project}: hold it against the evidence of that one`,
    );
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    const other = error.code === 'checkpoint-unsigned';
    found.fail(
      'proof-in-log',
      other ? `${name}：其检查点不是本日志密钥所签：属于另一日志，或系伪造` : `${name}：证明无效：${error.message}`,
      other
        ? `${name}: its checkpoint is not signed by this log’s keys: it is of another log, or forged`
        : `${name}: the proof does not hold: ${error.message}`,
    );
  }
}

/** That the bundle has the proven record where it is proven to be. */
function placeProven(
  found: Verification,
  name: string,
  { record: { type, event }, index }: ProvenRecord,
  { records, log, madeAt }: OfBundle,
): void {
  const known = records.withEvent(event);
  if (known?.index === index) return found.count('proof-in-log');
  if (known)
    return found.fail(
      'proof-in-log',
      `${name}：所证的位置为第${index}条，证据包为第${known.index}条`,
      `${name}: it proves entry ${index}, the bundle has the event at ${known.index}`,
    );
  const bundle = { lots: lotsIn(records), size: log.checkpoint.size, madeAt };
  const why = isEventType(type) ? whyMissing(found, { type, index }, bundle) : undefined;
  if (why) found.undecided('proof-in-log', `${name}：${why.zh}`, `${name}: ${why.en}`);
  else
    found.fail(
      'proof-in-log',
      `${name}：所证的事件 ${type} ${event} 不在证据包中：已被删去`,
      `${name}: it proves event ${type} ${event}, which the bundle has dropped`,
    );
}

/** The checkpoint that a proof came with, to be compared with others. @throws {TransparencyError} */
export function checkpointIn(proof: string): string {
  return parseProof(proof).checkpoint;
}
