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

/** Holds a receipt against the log. @returns what it says, where it is one of the platform’s. */
export function checkReceipt(
  found: Verification,
  note: string,
  of: { readonly project: string; readonly keys: ReceiptKeys; readonly records: Records; readonly code: CheckCode },
): Receipt | undefined {
  const { keys, records, code } = of;
  found.count(code);
  const receipt = receiptIn(note);
  if (!receipt) {
    found.fail(code, '回执不符合规范', 'what is given as a receipt is none');
    return undefined;
  }
  const { act, event, subject } = receipt;
  const what = `${act} ${subject}`;
  const service = publisherOf(RECEIPT_EVENTS[act]) as Part;
  if (!(keys.get(service) ?? []).some((key) => verifyNote(note, key, found.engine.ed25519) !== undefined)) {
    found.fail(
      code,
      `回执（${what}）不是 ${service} 的密钥所签：系伪造`,
      `the receipt for ${what} is forged: no key of ${service} has signed it`,
    );
    return undefined;
  }
  const record = records.withEvent(event);
  if (!record) {
    found.fail(
      code,
      `回执（${what}，${receipt.time}）的事件 ${event} 不在日志中：已被删去`,
      `the receipt for ${what} at ${receipt.time} names event ${event}, which the log has dropped`,
    );
    return receipt;
  }
  const logged = { event, type: record.type, project: of.project, payload: record.payload };
  for (const field of contradictions(receipt, logged))
    found.fail(
      code,
      `回执（${what}，${receipt.time}）与日志不符：${field} 为 ${String(receipt[field])}`,
      `the receipt for ${what} at ${receipt.time} does not match the log in ${field}: it says ${String(receipt[field])}`,
    );
  return receipt;
}
