import { type Bilingual } from '@mingtang/procedure/writing';
import { contradictions, type Receipt, RECEIPT_EVENTS, receiptIn } from '@mingtang/sealing';
import { parseVerifierKey, verifyNote } from '@mingtang/transparency';
import { publisherOf } from '@mingtang/contracts';
import { jsonOf } from '../bundle/bundle';
import { type Part, PARTS } from '../bundle/files';
import { type Records } from '../log/records';
import { type CheckCode } from '../checks';
import { type Verification } from '../verification';

/** The keys of each service by which its receipts are checked. */
export type ReceiptKeys = ReadonlyMap<Part, readonly string[]>;

/** Reads `<service>/keys.json` of every service that has one. */
export async function receiptKeysOf(found: Verification): Promise<ReceiptKeys> {
  const keys = new Map<Part, readonly string[]>();
  for (const service of PARTS) {
    const path = `${service}/keys.json`;
    if (!found.bundle.has(path)) continue;
    const { receiptKeys } = (await jsonOf(found.bundle, path)) as { receiptKeys: string[] };
    const wrong = receiptKeys.filter((key) => !isVerifierKey(key));
    for (const key of wrong)
      found.fail('receipts-match', `${path} 中的密钥有误：${key}`, `${path} holds what is no key: ${key}`);
    keys.set(
      service,
      receiptKeys.filter((key) => !wrong.includes(key)),
    );
  }
  return keys;
}

function isVerifierKey(key: string): boolean {
  try {
    return parseVerifierKey(key).type === 1;
  } catch {
    return false;
  }
}

/** By what a receipt is judged. */
export interface ReceiptJudging {
  readonly project: string;
  readonly keys: ReceiptKeys;
  readonly records: Records;
  readonly code: CheckCode;
  /** Of a receipt whose event is not among the records: why that does not show that it was dropped. Undefined where it does. */
  readonly whyMissing?: (receipt: Receipt) => Bilingual | undefined;
}

/** Holds a receipt against the log. @returns what it says, where it is one of the platform’s. */
export function checkReceipt(found: Verification, note: string, of: ReceiptJudging): Receipt | undefined {
  const { keys, records, code } = of;
  const receipt = receiptIn(note);
  if (!receipt) {
    found.fail(code, '回执不符合规范', 'what is given as a receipt is none');
    return undefined;
  }
  const { act, event, subject } = receipt;
  const what = `${act} ${subject}`;
  if (of.whyMissing && receipt.project !== of.project) {
    found.undecided(
      code,
      `回执（${what}）属于另一项目 ${receipt.project}：请与该项目的证据包核对`,
      `the receipt for ${what} is of another project, ${receipt.project}: hold it against the evidence of that one`,
    );
    return undefined;
  }
  const service = publisherOf(RECEIPT_EVENTS[act]) as Part;
  if (!(keys.get(service) ?? []).some((key) => verifyNote(note, key, found.engine.ed25519) !== undefined)) {
    found.fail(
      code,
      `回执（${what}）不是平台所列 ${service} 任一密钥所签`,
      `the receipt for ${what} is signed by none of the keys that the platform names for ${service}`,
    );
    return undefined;
  }
  const record = records.withEvent(event);
  if (!record) {
    const why = of.whyMissing?.(receipt);
    if (why)
      found.undecided(
        code,
        `回执（${what}，${receipt.time}）${why.zh}`,
        `the receipt for ${what} at ${receipt.time} ${why.en}`,
      );
    else
      found.fail(
        code,
        `回执（${what}，${receipt.time}）的事件 ${event} 不在日志中：已被删去`,
        `the receipt for ${what} at ${receipt.time} names event ${event}, which the log has dropped`,
      );
    return receipt;
  }
  found.count(code);
  const logged = { event, type: record.type, project: of.project, payload: record.payload };
  for (const field of contradictions(receipt, logged))
    found.fail(
      code,
      `回执（${what}，${receipt.time}）与日志不符：${field} 为 ${String(receipt[field])}`,
      `the receipt for ${what} at ${receipt.time} does not match the log in ${field}: it says ${String(receipt[field])}`,
    );
  return receipt;
}
