import { type OpeningEntry } from '@mingtang/contracts';
import { equalMoney, OPENING_FAILURES } from '@mingtang/procedure';
import {
  type BidManifest,
  type BidSheet,
  combineShares,
  decryptBytes,
  isIdentityOf,
  parseBidSheet,
  type Release,
  SealingError,
} from '@mingtang/sealing';
import { canonicalJson, sha256Hex } from '@mingtang/transparency';
import { bytesOf } from '../bundle/bundle';
import { bidFile, type BidLine } from '../bundle/files';
import { differences } from '../services/differences';
import { type Verification } from '../verification';
import { type LotOpening } from './lot-opening';
import { keyOf } from './submitted-bids';

interface ToOpen {
  readonly line: BidLine;
  readonly manifest: BidManifest;
  /** Those that stand. */
  readonly releases: readonly Release[];
  readonly entry: OpeningEntry;
  readonly opening: LotOpening;
}

/** That a bid opens again with what was released, and that the opening record says of it just what it says. */
export async function checkOpening(found: Verification, bid: ToOpen): Promise<void> {
  const { line, entry, opening } = bid;
  const fail = failing(found, line);
  found.count('openings-right');
  for (const [field, is, expected] of [
    ['version', entry.version, line.version],
    ['receivedAt', entry.receivedAt, line.receivedAt],
    ['bidder', canonicalJson(entry.bidder), line.bidder === undefined ? '—' : canonicalJson(line.bidder)],
  ] as const)
    if (is !== expected)
      fail(
        `${field} 在开标记录为 ${is}，实为 ${expected}`,
        `the opening record says ${field} ${is}, expected ${expected}`,
      );
  const opened = opening.opened.get(line.bid);
  const combined = await keyOfBid(found, bid);
  if (entry.outcome === 'unopened') return checkUnopened(bid, fail);
  if (!opened)
    return fail(
      '开标记录称已开启，日志却无开启事件',
      'the opening record says that it was opened, but no event of its opening was logged',
    );
  const said = { by: opened.payload.by, custodians: opened.payload.custodians };
  if (!line.opened || canonicalJson({ by: line.opened.by, custodians: line.opened.custodians }) !== canonicalJson(said))
    fail(
      `开启方式与日志不符：${canonicalJson(line.opened ?? null)}`,
      `how it was opened is not as logged: ${canonicalJson(said)}`,
    );
  if (combined === undefined) return;
  const sheet = await sheetOf(found, bid, combined, fail);
  if (sheet) compareSheet(sheet, entry, fail);
}

type Fail = (zh: string, en: string) => void;

const failing =
  (found: Verification, { bid, version }: BidLine): Fail =>
  (zh, en) =>
    found.fail('openings-right', `投标 ${keyOf(bid, version)}：${zh}`, `bid ${keyOf(bid, version)}: ${en}`);

/** The bid's own key: put together again from the shares, or, where its bidder opened it, as it was shown. */
async function keyOfBid(
  found: Verification,
  { line, manifest, releases, entry, opening }: ToOpen,
): Promise<string | undefined> {
  const fail = failing(found, line);
  const faulted = releases.filter((release) => 'fault' in release).map(({ custodian }) => custodian);
  const shares = releases.flatMap((release) => ('share' in release ? [release] : []));
  const combined = await combineShares(shares, manifest.threshold, manifest.recipient);
  const wrong = new Set([...faulted, ...(combined.ok ? combined.wrong : [])]);
  for (const custodian of new Set([
    ...(entry.wrongShares ?? []),
    ...(line.wrongShares ?? []),
    ...(line.lateWrongShares ?? []),
  ]))
    if (combined.ok && !wrong.has(custodian))
      fail(
        `称保管人 ${custodian} 的份额有误，实则无误`,
        `custodian ${custodian} is said to have given a wrong share, but it is right`,
      );
  for (const custodian of wrong)
    found.remark(
      'openings-right',
      `投标 ${keyOf(line.bid, line.version)} 保管人 ${custodian} 的份额有误`,
      `bid ${keyOf(line.bid, line.version)}: the share of custodian ${custodian} is wrong`,
    );
  const shown = line.opened?.identity;
  if (shown !== undefined && !(await isIdentityOf(shown, manifest.recipient)))
    fail('所示密钥不是清单承诺的密钥', 'the key shown is not the one to which its manifest commits');
  const by = opening.opened.get(line.bid)?.payload;
  if (by?.by === 'custodians') {
    if (!combined.ok) {
      fail(
        `释放的份额不能合成清单承诺的密钥${combined.wrong.length > 0 ? `：${combined.wrong.join('、')} 的份额有误` : ''}`,
        `its shares do not make the key to which its manifest commits${combined.wrong.length > 0 ? `: wrong are those of ${combined.wrong.join(', ')}` : ''}`,
      );
      return undefined;
    }
    for (const custodian of by.custodians)
      if (wrong.has(custodian) || !shares.some((share) => share.custodian === custodian))
        fail(
          `日志称用了保管人 ${custodian} 的份额，其份额缺失或有误`,
          `it is said to have been opened with the share of ${custodian}, which is missing or wrong`,
        );
  }
  return combined.ok ? combined.identity : shown;
}

async function sheetOf(
  found: Verification,
  { line, manifest }: ToOpen,
  identity: string,
  fail: Fail,
): Promise<BidSheet | undefined> {
  const path = bidFile(line.bid, line.version);
  if (!found.bundle.has(path)) {
    fail('缺少报价文件', `its bid sheet is missing: ${path}`);
    return undefined;
  }
  const bytes = await bytesOf(found.bundle, path);
  const [file] = manifest.files;
  const digest = sha256Hex(bytes);
  if (digest !== file?.sha256 || bytes.length !== file.size) {
    fail(
      `报价文件被改动：摘要 ${digest}，清单为 ${file?.sha256}`,
      `its bid sheet was altered: digest ${digest}, in the manifest ${file?.sha256}`,
    );
    return undefined;
  }
  try {
    return parseBidSheet(await decryptBytes(bytes, identity));
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    fail(`报价文件不能开启：${error.message}`, `its bid sheet does not open: ${error.message}`);
    return undefined;
  }
}

function compareSheet(sheet: BidSheet, entry: OpeningEntry, fail: Fail): void {
  if (!entry.price || !equalMoney(entry.price, sheet.price) || entry.price.amount !== sheet.price.amount)
    fail(
      `开标记录的报价为 ${entry.price?.amount ?? '—'}，密封的报价为 ${sheet.price.amount} ${sheet.price.currency}`,
      `the opening record has price ${entry.price?.amount ?? '—'}, sealed was ${sheet.price.amount} ${sheet.price.currency}`,
    );
  // Left out of the record where those of a lot together are too large.
  if (entry.priceSchedule !== undefined)
    for (const { path } of differences(entry.priceSchedule, sheet.priceSchedule).slice(0, 3))
      fail(
        `开标记录的报价明细与密封的不同：${path}`,
        `the price schedule in the opening record is not the sealed one, at ${path}`,
      );
  const documents = sheet.documents.map(({ file, sha256, size }) => ({ id: String(file), sha256, size }));
  if (canonicalJson(documents) !== canonicalJson(entry.documents))
    fail('开标记录所列文件与密封的不同', 'the documents in the opening record are not the sealed ones');
}

function checkUnopened({ line, entry, opening }: ToOpen, fail: Fail): void {
  const logged = opening.unopened.get(line.bid)?.payload;
  if (line.opened)
    fail('称已开启，开标记录却称未开启', 'is shown as opened, though the record says that it would not open');
  if (!logged)
    return fail(
      '开标记录称未开启，日志却无此事件',
      'the opening record says that it would not open, but no such event was logged',
    );
  for (const field of ['reason', 'fault'] as const)
    if (entry[field] !== logged[field])
      fail(
        `未开启的 ${field} 为 ${entry[field]}，日志为 ${logged[field]}`,
        `${field} of its failure is ${entry[field]}, logged as ${logged[field]}`,
      );
  const failure = OPENING_FAILURES[logged.reason as keyof typeof OPENING_FAILURES] as { fault: string } | undefined;
  if (failure?.fault !== logged.fault)
    fail(
      `未开启的原因 ${logged.reason} 与责任方 ${logged.fault} 不符`,
      `${logged.reason} is not a failure for which ${logged.fault} is at fault`,
    );
}
