import { compareInstants, epochMilliseconds } from '@mingtang/procedure/time';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type Records } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { closingsIn, failuresIn, isReplacement, placeOf, roundOf, roundsIn } from './rounds';
import { checkSignerChange, checkWithdrawalSigned } from './check-bidders-words';
import { keyOf, type BidHistory, type Submitted, type SubmittedBids, type Withdrawn } from './submitted-bids';

/** Between the time at which an act takes effect and the event that tells of it lies one transaction. */
const LONGEST_TAKING_MS = 60_000;

/** Index of the entry by which each round of each lot was closed, or failed; by {@link placeOf}. */
export function closingsOf(records: Records, tender: Tender): Map<string, number> {
  const closings = new Map<string, number>();
  for (const { id: lot } of tender.published.lots)
    for (const round of roundsIn(tender)) {
      const ends = [...closingsIn(records, round, lot), ...failuresIn(records, round, lot)];
      if (ends.length > 0) closings.set(placeOf(lot, round.round), Math.min(...ends.map(({ index }) => index)));
    }
  return closings;
}

/**
 * That each bid was submitted, replaced and withdrawn as the law lets it, one act after another: each logged before the lot was closed, at
 * the time that it says, on the version that then stood; and by its bidder's own key, or else that is said.
 */
export function checkActs(
  found: Verification,
  tender: Tender,
  bids: SubmittedBids,
  closings: Map<string, number>,
): void {
  const of = { found, tender, closings };
  for (const history of bids.histories()) {
    history.versions.forEach((record, at) => checkVersion(of, record, history.versions[at - 1]));
    history.withdrawals.forEach((record, at) => checkWithdrawal(of, record, history, at));
  }
}

interface OfTender {
  readonly found: Verification;
  readonly tender: Tender;
  readonly closings: ReadonlyMap<string, number>;
}

function checkVersion({ found, tender, closings }: OfTender, record: Submitted, before: Submitted | undefined): void {
  const { payload, type, index } = record;
  const { bid, version, lot, receivedAt, takenInAt } = payload;
  const first = before === undefined || roundOf(before) !== roundOf(record);
  const fail = failing(found, `投标 ${keyOf(bid, version)} `, `bid ${keyOf(bid, version)} `);
  found.count('closing-list-right');
  tooLate(record, closings.get(placeOf(lot, roundOf(record))), fail);
  checkTimes(record, receivedAt, takenInAt, fail);
  const expected = (before?.payload.version ?? 0) + 1;
  if (version !== expected || isReplacement(record) === first)
    return fail(
      `不接续上一版本（${type}，应为第${expected}版）`,
      `does not follow on: ${type}, expected version ${expected}`,
    );
  if (!before) return;
  if (before.payload.lot !== lot)
    fail(
      `属于标段 ${lot}，上一版本属于标段 ${before.payload.lot}`,
      `is for lot ${lot}, the version before for lot ${before.payload.lot}`,
    );
  if (before.index > index || compareInstants(before.payload.receivedAt, receivedAt) > 0)
    fail(
      `（${receivedAt}，日志第${index}条）早于它所替换的版本（${before.payload.receivedAt}，第${before.index}条）`,
      `(${receivedAt}, entry ${index}) is older than the version that it replaces (${before.payload.receivedAt}, entry ${before.index})`,
    );
  // A final offer is the word of its own signer; only what replaces another says who signed that.
  if (!first) checkSignerChange(found, tender, record, before);
}

function checkWithdrawal(
  { found, tender, closings }: OfTender,
  record: Withdrawn,
  { versions }: BidHistory,
  at: number,
): void {
  const { bid, version, lot, withdrawnAt, takenInAt } = record.payload;
  const fail = failing(found, `投标 ${keyOf(bid, version)} 的撤回`, `the withdrawal of bid ${keyOf(bid, version)} `);
  found.count('closing-list-right');
  if (at > 0) return fail(`重复（日志第${record.index}条）`, `comes twice, again at entry ${record.index}`);
  tooLate(record, closings.get(placeOf(lot, 1)), fail);
  if (compareInstants(withdrawnAt, tender.deadline) >= 0)
    fail(
      `（${withdrawnAt}）在截止时间 ${tender.deadline} 之后`,
      `at ${withdrawnAt} is late: deadline ${tender.deadline}`,
    );
  checkTimes(record, withdrawnAt, takenInAt, fail);
  const last = versions.at(-1);
  if (!last) return fail('所指的投标从未提交', 'is of a bid that was never submitted');
  if (last.payload.lot !== lot)
    fail(
      `称属于标段 ${lot}，投标属于标段 ${last.payload.lot}`,
      `says lot ${lot}, but the bid is for lot ${last.payload.lot}`,
    );
  if (last.payload.version !== version)
    return fail(
      `所指不是当时有效的第${last.payload.version}版`,
      `is not of version ${last.payload.version}, which stood`,
    );
  if (last.index > record.index || compareInstants(last.payload.receivedAt, withdrawnAt) > 0)
    fail(
      `（${withdrawnAt}，日志第${record.index}条）早于所撤回的版本（${last.payload.receivedAt}，第${last.index}条）`,
      `(${withdrawnAt}, entry ${record.index}) is older than the version withdrawn (${last.payload.receivedAt}, entry ${last.index})`,
    );
  checkWithdrawalSigned(found, tender, record, last);
}

type Fail = (zh: string, en: string) => void;

function failing(found: Verification, zhOf: Bilingual['zh'], enOf: Bilingual['en']): Fail {
  return (zh, en) => found.fail('closing-list-right', `${zhOf}${zh}`, `${enOf}${en}`);
}

function tooLate({ index }: Submitted | Withdrawn, closing: number | undefined, fail: Fail): void {
  if (closing !== undefined && index > closing)
    fail(`在截标之后才记入日志（第${index}条）`, `was logged at entry ${index}, after the closing at ${closing}`);
}

/** What arrived is taken in later, which may take long; to be told takes one transaction more. */
function checkTimes(record: Submitted | Withdrawn, arrivedAt: string, takenInAt: string, fail: Fail): void {
  if (compareInstants(takenInAt, arrivedAt) < 0)
    fail(
      `称于 ${arrivedAt} 到达，却在此前（${takenInAt}）已接收`,
      `says it arrived at ${arrivedAt}, but was taken in before, at ${takenInAt}`,
    );
  if (isOff(record, takenInAt))
    fail(
      `称于 ${takenInAt} 接收，其事件却是 ${record.time}`,
      `says it was taken in at ${takenInAt}, but its event is of ${record.time}`,
    );
}

function isOff({ time }: Submitted | Withdrawn, said: string): boolean {
  return Math.abs(epochMilliseconds(time) - epochMilliseconds(said)) > LONGEST_TAKING_MS;
}
