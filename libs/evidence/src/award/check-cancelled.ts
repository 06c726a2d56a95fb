import { type Records, type Shown } from '../log/records';
import { type Verification } from '../verification';
import { type Fail } from './fail';

type Award = Shown<'disclosure.award-determined.v1'>;

/** Awards of a lot that a cancellation of the tender came before in the log: none of them stands. */
export function cancelledBefore(records: Records, lot: string): ReadonlySet<string> {
  const cancelled = records.of('announcement.project-cancelled.v1')[0];
  const awards = records.ofLot('disclosure.award-determined.v1', lot);
  const first = awards[0];
  if (!cancelled || !first || first.index < cancelled.index) return new Set();
  return new Set(awards.map(({ payload }) => payload.award));
}

/**
 * ANN-11: of a cancellation and an award that cross each other the first in the log counts. An award after it is void, and said to be;
 * one before it keeps its lot.
 */
export function checkCancelled(
  found: Verification,
  records: Records,
  lot: string,
  awards: readonly Award[],
  fail: Fail,
): void {
  const [cancelled] = records.of('announcement.project-cancelled.v1');
  const late = cancelledBefore(records, lot);
  const voided = records.ofLot('disclosure.award-voided.v1', lot);
  for (const { payload, index } of voided) {
    const { award, bid, notice } = payload;
    const of = awards.find((one) => one.payload.award === award && one.index < index);
    if (!of || of.payload.bid !== bid)
      fail(`宣告无效的定标 ${award} 不存在`, `award ${award} is said to be void, and was never made`);
    else if (!late.has(award) || cancelled?.payload.notice !== notice)
      fail(
        `定标 ${award} 被宣告无效，日志中却没有先于它的终止公告 ${notice}`,
        `award ${award} is said to be void, but the log has no cancellation ${notice} before it`,
      );
  }
  for (const award of late) {
    const times = voided.filter(({ payload }) => payload.award === award).length;
    if (times !== 1)
      fail(
        `定标 ${award} 在终止招标之后，应宣告无效一次，实为 ${times} 次`,
        `award ${award} comes after the cancellation and is to be said void once, not ${times} times`,
      );
    for (const type of ['disclosure.award-noticed.v1', 'disclosure.contract-published.v1'] as const)
      if (records.ofLot(type, lot).some(({ payload }) => payload.award === award))
        fail(`定标 ${award} 无效，却有 ${type}`, `award ${award} is void, and yet there is a ${type}`);
  }
  if (cancelled && awards.length > 0)
    found.remark(
      'award-right',
      late.size > 0
        ? `标段 ${lot}：终止招标（日志第${cancelled.index}条）先于定标，定标无效`
        : `标段 ${lot}：定标先于终止招标（日志第${cancelled.index}条），终止不涉及本标段`,
      late.size > 0
        ? `lot ${lot}: the cancellation (entry ${cancelled.index}) came before the award, which is void`
        : `lot ${lot}: the award came before the cancellation (entry ${cancelled.index}), which does not touch it`,
    );
}
