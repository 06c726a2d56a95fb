import { closeLot } from '@mingtang/procedure/bidding';
import { isSecret } from '@mingtang/procedure/procedures';
import { compareInstants, isBefore } from '@mingtang/procedure/time';
import { type Records } from '../log/records';
import { standingLots } from '../procedure/fold-records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { checkActs, closingsOf } from './check-acts';
import { type Closed, closingsIn, deadlineOf, failuresIn, type NotOpened, placeOf, roundsIn } from './rounds';
import { keyOf, type Submitted, type SubmittedBids } from './submitted-bids';

/** Rounds of lots of which the log has told by now who made offers, by {@link placeOf}; of others nothing can be said yet of what was handed in. */
export function roundsTold(tender: Tender, records: Records): ReadonlySet<string> {
  return new Set(
    standingLots(tender, records).flatMap(({ lot, law, stand }) =>
      roundsIn(tender)
        .filter(({ round }) => !isSecret(law.definition, stand, { round }))
        .map(({ round }) => placeOf(lot, round)),
    ),
  );
}

/** That each round of each lot was closed with exactly the offers that stood at its deadline, or failed because there were too few. */
export function checkClosings(found: Verification, tender: Tender, records: Records, bids: SubmittedBids): void {
  const closings = closingsOf(records, tender);
  const told = roundsTold(tender, records);
  checkActs(found, tender, bids, closings);
  for (const { id: lot } of tender.published.lots)
    for (const round of roundsIn(tender)) {
      const [closed, ...again] = closingsIn(records, round, lot);
      const [failed] = failuresIn(records, round, lot);
      for (const { index } of again)
        found.fail(
          'closing-list-right',
          `标段 ${lot} 截标两次（日志第${index}条）`,
          `lot ${lot} was closed twice, again at entry ${index}`,
        );
      const deadline = deadlineOf(records, tender, lot, round.round);
      if (deadline === undefined) {
        if (closed || failed)
          found.fail(
            'closing-list-right',
            `标段 ${lot} 未要求提交最后报价即截止`,
            `lot ${lot}: final offers were closed that nobody had called for`,
          );
        continue;
      }
      if (!told.has(placeOf(lot, round.round))) {
        if (closed)
          found.remark(
            'closing-list-right',
            `标段 ${lot} 尚未开标或者终止在先，投标记录未公布，开标名单无从核对`,
            `lot ${lot} is not opened, and what was handed in is not told: its closing list cannot be checked yet`,
          );
        continue;
      }
      const standing = bids.standing(lot, {
        round: round.round,
        deadline,
        closing: closings.get(placeOf(lot, round.round)) ?? Infinity,
      });
      if (round.round > 1) checkEntitled(found, records, lot, standing);
      if (closed) checkList(found, closed, standing, bids, deadline);
      if (failed) checkFailure(found, failed, standing.size, { definition: tender.definition, deadline });
      if (
        closed &&
        closeLot(
          [...standing].map(() => ({ state: 'submitted' })),
          tender.definition,
        ) === 'failed'
      )
        found.fail(
          'closing-list-right',
          `标段 ${lot} 有效投标仅${standing.size}份，不应开标`,
          `lot ${lot} has ${standing.size} bids and should not have been opened`,
        );
    }
}

/** Final offers are of those alone who passed the review and did not leave (GP-10). */
function checkEntitled(
  found: Verification,
  records: Records,
  lot: string,
  standing: ReadonlyMap<string, Submitted>,
): void {
  const passed = records.ofLot('evaluation.review-concluded.v1', lot).at(-1)?.payload.passed ?? [];
  const left = records.ofLot('bidding.consultation-left.v1', lot);
  for (const { payload } of standing.values()) {
    const key = keyOf(payload.bid, payload.version);
    if (!passed.some(({ bid }) => bid === payload.bid))
      found.fail(
        'closing-list-right',
        `标段 ${lot} 的最后报价 ${key} 属于未通过审查的供应商`,
        `final offer ${key} of lot ${lot} is of a bid that did not pass the review`,
      );
    if (left.some((one) => one.payload.bid === payload.bid))
      found.fail(
        'closing-list-right',
        `标段 ${lot} 的最后报价 ${key} 属于已退出磋商的供应商`,
        `final offer ${key} of lot ${lot} is of a bidder who had left the consultation`,
      );
  }
}

function checkList(
  found: Verification,
  { payload, index: closing, time }: Closed,
  standing: Map<string, Submitted>,
  bids: SubmittedBids,
  deadline: string,
): void {
  const { lot } = payload;
  found.count('closing-list-right');
  if (compareInstants(payload.deadline, deadline) !== 0)
    found.fail(
      'timetable-kept',
      `标段 ${lot} 按 ${payload.deadline} 截标，公告为 ${deadline}`,
      `lot ${lot} closed by the deadline ${payload.deadline}, published as ${deadline}`,
    );
  if (isBefore(payload.closedAt, deadline) || isBefore(time, deadline))
    found.fail(
      'timetable-kept',
      `标段 ${lot} 于截止时间 ${deadline} 之前（${payload.closedAt}）截标`,
      `lot ${lot} was closed at ${payload.closedAt}, before its deadline ${deadline}`,
    );
  const listed = new Set<string>();
  for (const entry of payload.bids) {
    const { bid, version } = entry;
    if (listed.has(bid))
      found.fail(
        'closing-list-right',
        `投标 ${bid} 在标段 ${lot} 的名单中重复`,
        `bid ${bid} stands twice on the closing list of lot ${lot}`,
      );
    listed.add(bid);
    const record = bids.version(bid, version);
    const wrong = record ? wrongWith(entry, record, standing, bids, deadline) : ['从未提交', 'was never submitted'];
    // One that was logged later is told among the acts.
    if (wrong && !(record && record.index > closing))
      found.fail(
        'closing-list-right',
        `标段 ${lot} 名单中的投标 ${keyOf(bid, version)} ${wrong[0]}`,
        `bid ${keyOf(bid, version)} on the closing list of lot ${lot} ${wrong[1]}`,
      );
  }
  for (const { payload: bid } of standing.values())
    if (!listed.has(bid.bid))
      found.fail(
        'closing-list-right',
        `标段 ${lot} 的名单漏列有效投标 ${keyOf(bid.bid, bid.version)}`,
        `bid ${keyOf(bid.bid, bid.version)} stood at the deadline but is left out of the closing list of lot ${lot}`,
      );
}

function wrongWith(
  entry: Closed['payload']['bids'][number],
  { payload }: Submitted,
  standing: Map<string, Submitted>,
  bids: SubmittedBids,
  deadline: string,
): readonly [string, string] | undefined {
  const { bid } = entry;
  if (compareInstants(payload.receivedAt, deadline) >= 0)
    return [
      `于 ${payload.receivedAt} 收到，已逾期（截止 ${deadline}）`,
      `is late: received at ${payload.receivedAt}, deadline ${deadline}`,
    ];
  const last = standing.get(bid);
  if (!last)
    return [
      `已于 ${bids.withdrawal(bid)?.payload.withdrawnAt} 撤回`,
      `was withdrawn at ${bids.withdrawal(bid)?.payload.withdrawnAt}`,
    ];
  if (last.payload.version !== entry.version)
    return [`已由第${last.payload.version}版替换`, `was replaced by version ${last.payload.version}`];
  if (payload.manifestDigest !== entry.manifestDigest)
    return [
      `的清单摘要为 ${entry.manifestDigest}，提交时为 ${payload.manifestDigest}`,
      `has manifest ${entry.manifestDigest}, submitted as ${payload.manifestDigest}`,
    ];
  if (compareInstants(payload.receivedAt, entry.receivedAt) !== 0)
    return [
      `的收到时间为 ${entry.receivedAt}，提交时为 ${payload.receivedAt}`,
      `is listed as received at ${entry.receivedAt}, submitted at ${payload.receivedAt}`,
    ];
  return undefined;
}

function checkFailure(
  found: Verification,
  { payload }: NotOpened,
  standing: number,
  { definition, deadline }: Pick<Tender, 'definition' | 'deadline'>,
): void {
  const { lot, bids, failedAt } = payload;
  found.count('closing-list-right');
  if (bids !== standing || standing >= definition.offers.fewest)
    found.fail(
      'closing-list-right',
      `标段 ${lot} 称有${bids}份投标而流标，实有${standing}份`,
      `lot ${lot} failed with ${bids} bids, but ${standing} stood at the deadline`,
    );
  if (isBefore(failedAt, deadline))
    found.fail(
      'timetable-kept',
      `标段 ${lot} 于截止时间 ${deadline} 之前流标`,
      `lot ${lot} failed at ${failedAt}, before its deadline ${deadline}`,
    );
}
