import { type OpeningEntry } from '@mingtang/contracts';
import { OPENING_FAILURES } from '@mingtang/procedure/bidding';
import { equalMoney } from '@mingtang/procedure/money';
import { type EnvelopeDefinition } from '@mingtang/procedure/procedures';
import { type BidManifest, type BidSheet } from '@mingtang/sealing';
import { canonicalJson } from '@mingtang/transparency';
import { type BidLine } from '../bundle/files';
import { differences } from '../services/differences';
import { type Verification } from '../verification';
import { checkKey, type EnvelopeToOpen, isLaidToBidder, namedWrongly } from './check-key';
import { type StandingRelease } from './check-releases';
import { envelopeKey, type LotOpening } from './lot-opening';
import { readSheet } from './read-sheet';
import { keyOf } from './submitted-bids';

interface ToOpen {
  readonly line: BidLine;
  readonly manifest: BidManifest;
  /** What stands of the releases of each envelope. */
  readonly standing: readonly { readonly id: string; readonly releases: readonly StandingRelease[] }[];
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
  const due = opening.of.envelopes;
  const sheets: BidSheet[] = [];
  const shut: string[] = [];
  for (const definition of due) {
    const envelope = toOpen(bid, definition);
    if (!envelope) {
      fail(`缺少信封 ${definition.id}`, `its envelope ${definition.id}, which was to be opened, is left out`);
      continue;
    }
    const identity = await checkKey(found, envelope, fail);
    if (isShut(bid, definition)) {
      shut.push(definition.id);
      await checkUnopened(bid, envelope, fail);
      continue;
    }
    checkOpened(bid, envelope, fail);
    const sheet = identity === undefined ? undefined : await readSheet(found, envelope, identity, fail);
    if (sheet) sheets.push(sheet);
  }
  await checkNamed(bid, due, fail);
  if (entry.outcome === 'unopened') {
    if (shut.length === 0)
      fail(
        '开标记录称未开启，日志却无此事件',
        'the opening record says that it would not open, but no such event was logged',
      );
    return;
  }
  for (const id of shut)
    fail(
      `开标记录称已开启，日志却称信封 ${id} 未开启`,
      `the opening record says that it was opened, but its envelope ${id} stayed shut`,
    );
  if (sheets.length === due.length) compareSheets(sheets, entry, fail);
}

type Fail = (zh: string, en: string) => void;

const failing =
  (found: Verification, { bid, version }: BidLine): Fail =>
  (zh, en) =>
    found.fail('openings-right', `投标 ${keyOf(bid, version)}：${zh}`, `bid ${keyOf(bid, version)}: ${en}`);

function toOpen(
  { line, manifest, standing, opening }: ToOpen,
  definition: EnvelopeDefinition,
): EnvelopeToOpen | undefined {
  const { id } = definition;
  const sealed = manifest.envelopes.find((envelope) => envelope.id === id);
  const shown = line.envelopes?.find((envelope) => envelope.id === id);
  if (!sealed || !shown) return undefined;
  const opened = opening.opened.get(envelopeKey({ bid: line.bid, envelope: id }))?.payload;
  return {
    line,
    definition,
    sealed,
    shown,
    threshold: manifest.threshold,
    releases: standing.find((one) => one.id === id)?.releases ?? [],
    ...(opened && { opened }),
  };
}

function isShut({ line, opening }: ToOpen, { id: envelope }: EnvelopeDefinition): boolean {
  return opening.unopened.has(envelopeKey({ bid: line.bid, envelope }));
}

function checkOpened({ entry }: ToOpen, { definition: { id }, shown, opened }: EnvelopeToOpen, fail: Fail): void {
  if (!opened) {
    if (entry.outcome === 'opened')
      fail(
        `开标记录称已开启，日志却无信封 ${id} 的开启事件`,
        `the opening record says that it was opened, but no event of the opening of its envelope ${id} was logged`,
      );
    return;
  }
  const said = { by: opened.by, custodians: opened.custodians };
  const is = shown.opened && { by: shown.opened.by, custodians: shown.opened.custodians };
  if (!is || canonicalJson(is) !== canonicalJson(said))
    fail(
      `信封 ${id} 的开启方式与日志不符：${canonicalJson(shown.opened ?? null)}`,
      `how its envelope ${id} was opened is not as logged: ${canonicalJson(said)}`,
    );
}

async function checkUnopened({ line, entry, opening }: ToOpen, envelope: EnvelopeToOpen, fail: Fail): Promise<void> {
  const { definition, shown } = envelope;
  const { id } = definition;
  const record = opening.unopened.get(envelopeKey({ bid: line.bid, envelope: id }));
  if (!record) return;
  const { payload: logged, index } = record;
  if (shown.opened)
    fail(
      `信封 ${id} 称已开启，日志却称未开启`,
      `its envelope ${id} is shown as opened, though it was logged that it would not open`,
    );
  for (const field of ['reason', 'fault'] as const)
    if (entry.outcome === 'unopened' && entry[field] !== logged[field] && !otherShut(line, opening, id))
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
  if (logged.reason === 'share-invalid' && !(await isLaidToBidder(envelope, index)))
    fail(
      `信封 ${id} 的份额未见投标人有误，却归责于投标人`,
      `its envelope ${id} is laid to its bidder, though nothing of its shares was the bidder’s fault`,
    );
}

/** Whether another envelope of the bid stayed shut too, whose reason the record may tell. */
function otherShut({ bid }: BidLine, { unopened }: LotOpening, id: string): boolean {
  return [...unopened.values()].some(({ payload }) => payload.bid === bid && payload.envelope !== id);
}

/** That just those custodians are named who gave a wrong share, or said that theirs is no good. */
async function checkNamed(bid: ToOpen, due: readonly EnvelopeDefinition[], fail: Fail): Promise<void> {
  const { line, entry } = bid;
  const envelopes = due.flatMap((definition) => toOpen(bid, definition) ?? []);
  const wrong = new Set(envelopes.flatMap(namedWrongly));
  const faulted = new Set(
    envelopes.flatMap(({ releases }) =>
      releases.filter(({ release }) => 'fault' in release).map(({ release }) => release.custodian),
    ),
  );
  const shown = line.envelopes ?? [];
  const named = new Set([
    ...(entry.wrongShares ?? []),
    ...shown.flatMap(({ wrongShares = [], lateWrongShares = [] }) => [...wrongShares, ...lateWrongShares]),
  ]);
  for (const custodian of named)
    if (!wrong.has(custodian))
      fail(
        `称保管人 ${custodian} 的份额有误，实则无误`,
        `custodian ${custodian} is said to have given a wrong share, but it is right`,
      );
  for (const custodian of wrong)
    if (!named.has(custodian))
      fail(`未载明保管人 ${custodian} 的份额有误`, `custodian ${custodian} gave a wrong share, which nobody says`);
  for (const custodian of entry.faultedShares ?? [])
    if (!faulted.has(custodian))
      fail(
        `称保管人 ${custodian} 报告份额无效，其并未报告`,
        `custodian ${custodian} is said to have called its share no good, which it did not`,
      );
}

function compareSheets(sheets: readonly BidSheet[], entry: OpeningEntry, fail: Fail): void {
  const priced = sheets.find(({ price }) => price !== undefined);
  const [sealed, told] = [priced?.price, entry.price];
  const same = sealed === undefined || told === undefined ? sealed === told : equalMoney(sealed, told);
  if (!same || sealed?.amount !== told?.amount)
    fail(
      `开标记录的报价为 ${told?.amount ?? '—'}，密封的报价为 ${sealed ? `${sealed.amount} ${sealed.currency}` : '—'}`,
      `the opening record has price ${told?.amount ?? '—'}, sealed was ${sealed ? `${sealed.amount} ${sealed.currency}` : '—'}`,
    );
  // Left out of the record where those of a lot together are too large.
  if (entry.priceSchedule !== undefined)
    for (const { path } of differences(entry.priceSchedule, priced?.priceSchedule).slice(0, 3))
      fail(
        `开标记录的报价明细与密封的不同：${path}`,
        `the price schedule in the opening record is not the sealed one, at ${path}`,
      );
  const documents = sheets.flatMap(({ envelope, documents: each }) =>
    each.map(({ file, sha256, size }) => ({ envelope, id: String(file), sha256, size })),
  );
  if (canonicalJson(documents) !== canonicalJson(entry.documents))
    fail('开标记录所列文件与密封的不同', 'the documents in the opening record are not the sealed ones');
}
