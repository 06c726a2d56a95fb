import { organisationKey } from '@mingtang/contracts';
import {
  checkContract,
  checkWinner,
  contractDue,
  objectionAnswerDue,
  type PassingOverReason,
} from '@mingtang/procedure/disclosure';
import { binds, ruleFor } from '@mingtang/procedure/procedures';
import { type Refusal } from '@mingtang/procedure/rules';
import { compareInstants, isBefore } from '@mingtang/procedure/time';
import { canonicalJson } from '@mingtang/transparency';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { checkCancelled } from './check-cancelled';
import { checkCandidates } from './check-candidates';
import { checkContractRefusals, checkDeclaredFailed } from './check-contract-refusals';
import { checkResult } from './check-result';
import { checkUpheld, excludedBefore } from './check-upheld';
import { type Fail } from './fail';

type Candidates = Shown<'disclosure.candidates-published.v1'>;
type Award = Shown<'disclosure.award-determined.v1'>;
/**
 * That candidates, objections, award and contract of each lot follow from the evaluation and from one another. Whether each was its turn, once,
 * and nothing was open that stops it, the procedure says (see `checkProcedure`).
 */
export function checkAwards(found: Verification, tender: Tender, records: Records): void {
  for (const { id: lot } of tender.published.lots) {
    const fail: Fail = (zh, en) => found.fail('award-right', `标段 ${lot}：${zh}`, `lot ${lot}: ${en}`);
    const [candidates] = records.ofLot('disclosure.candidates-published.v1', lot);
    const awards = records.ofLot('disclosure.award-determined.v1', lot);
    if (!tender.definition.acts['publish-candidates']) {
      if (awards.length > 0) found.count('award-right');
      checkResult({ found, tender, records, lot, fail }, awards);
      checkAwarded(found, lot, awards, { tender, records, fail });
      continue;
    }
    if (!candidates) continue;
    found.count('award-right');
    checkCandidates(found, candidates, { tender, records, fail });
    checkObjections(found, lot, candidates, { tender, records, fail });
    for (const [at, award] of awards.entries())
      checkAward(award, candidates, { tender, records, lot, fail, earlier: awards.slice(0, at) });
    checkUpheld(records, lot, candidates.payload.candidates, fail);
    checkAwarded(found, lot, awards, { tender, records, fail });
  }
}

/** What follows an award, whatever came before it. */
function checkAwarded(found: Verification, lot: string, awards: readonly Award[], of: OfLot): void {
  const { tender, records, fail } = of;
  checkCancelled(found, records, lot, awards, fail);
  checkNotices(lot, awards, of);
  checkContractRefusals(tender, records, lot, fail);
  checkDeclaredFailed(records, lot, fail);
  checkContracts(found, lot, awards, of);
}

interface OfLot {
  readonly tender: Tender;
  readonly records: Records;
  readonly fail: Fail;
}

function checkObjections(
  found: Verification,
  lot: string,
  { payload: { objectionsUntil } }: Candidates,
  { tender, records, fail }: OfLot,
): void {
  const answers = records.ofLot('disclosure.objection-answered.v1', lot);
  const filed = records.ofLot('disclosure.objection-filed.v1', lot);
  for (const { payload } of filed) {
    const { objection, filedAt, answerDue } = payload;
    if (!isBefore(filedAt, objectionsUntil))
      fail(
        `异议 ${objection} 于 ${filedAt} 提出，公示期至 ${objectionsUntil}`,
        `objection ${objection} was filed at ${filedAt}, after ${objectionsUntil}`,
      );
    const due = objectionAnswerDue(filedAt, tender.definition, tender.calendar);
    if (compareInstants(due, answerDue) !== 0)
      found.fail(
        'timetable-kept',
        `异议 ${objection} 的答复期限为 ${answerDue}，应为 ${due}`,
        `the answer to objection ${objection} is due ${answerDue}, by law ${due}`,
      );
    const answeredAt = answers.find((answer) => answer.payload.objection === objection)?.payload.answeredAt;
    if (answeredAt !== undefined && compareInstants(answeredAt, due) >= 0)
      found.remark(
        'timetable-kept',
        `异议 ${objection} 答复逾期：${answeredAt}，应在 ${due} 前`,
        `objection ${objection} was answered late: ${answeredAt}, due before ${due}`,
      );
  }
}

function checkAward(
  { payload, index }: Award,
  { payload: { candidates } }: Candidates,
  {
    tender,
    records,
    lot,
    fail,
    earlier,
  }: Pick<OfLot, 'records' | 'fail'> & {
    readonly tender: Tender;
    readonly lot: string;
    readonly earlier: readonly Award[];
  },
): void {
  const { bid, rank, bidder, price, passedOver, award } = payload;
  const candidate = candidates.find((one) => one.rank === rank);
  const expected = candidate && { bid: candidate.bid, bidder: candidate.bidder, price: candidate.price };
  if (!expected || canonicalJson({ bid, bidder, price }) !== canonicalJson(expected))
    fail(
      `定标 ${award} 的中标人为 ${organisationKey(bidder)}（投标 ${bid}，${price.amount}），第${rank}名候选人为 ${candidate ? `${organisationKey(candidate.bidder)}（${candidate.bid}，${candidate.price.amount}）` : '—'}`,
      `award ${award} goes to ${organisationKey(bidder)} (bid ${bid}, ${price.amount}), candidate ${rank} is ${candidate ? `${organisationKey(candidate.bidder)} (${candidate.bid}, ${candidate.price.amount})` : 'nobody'}`,
    );
  const rule = ruleFor(tender.definition.acts.award, 'DIS-03');
  const decision = checkWinner({
    excluded: excludedBefore(records, lot, candidates, index),
    rank,
    rule,
    firstWins: binds(tender.definition, rule),
    candidates: candidates.length,
    passedOver: passedOver.map(({ bid: passed, reason, statement }) => ({
      rank: candidates.find((one) => one.bid === passed)?.rank ?? 0,
      reason: reason as PassingOverReason,
      statement,
    })),
  });
  for (const refusal of refusalsOf(decision))
    fail(`定标 ${award}：${refusal.message.zh}`, `award ${award}: ${refusal.message.en}`);
  const last = earlier.at(-1)?.payload.rank ?? 0;
  if (rank <= last) fail(`定标 ${award} 又回到第${rank}名`, `award ${award} goes back to candidate ${rank}`);
}

function refusalsOf(
  decision: { readonly ok: true } | { readonly ok: false; readonly refusals: readonly Refusal[] },
): readonly Refusal[] {
  return decision.ok ? [] : decision.refusals;
}

/** DIS-04: winner and all bidders are told in one act. */
function checkNotices(lot: string, awards: readonly Award[], { tender, records, fail }: OfLot): void {
  const entries = records.ofLot('bidding.opening-completed.v1', lot).at(-1)?.payload.entries ?? [];
  for (const { payload, index } of records.ofLot('disclosure.award-noticed.v1', lot)) {
    const award = awards.find((one) => one.payload.award === payload.award);
    if (!award || award.index > index) {
      fail(`通知的定标 ${payload.award} 不存在`, `the notice is of award ${payload.award}, which was never determined`);
      continue;
    }
    const winner = organisationKey(award.payload.bidder);
    if (payload.winner !== winner)
      fail(
        `中标通知书发给了 ${payload.winner}，中标人为 ${winner}`,
        `the notice of award went to ${payload.winner}, the winner is ${winner}`,
      );
    const bidders = new Set([winner, ...entries.map(({ bidder }) => organisationKey(bidder))]);
    for (const bidder of bidders)
      if (!payload.notified.includes(bidder)) fail(`未将结果通知 ${bidder}`, `${bidder} was not told of the result`);
    for (const told of payload.notified)
      if (!bidders.has(told)) fail(`结果通知了未投标的 ${told}`, `${told}, who made no bid, was told of the result`);
    const due = contractDue(payload.noticedAt, tender.definition, tender.calendar);
    if (compareInstants(due, payload.contractDue) !== 0)
      fail(
        `合同期限为 ${payload.contractDue}，应为 ${due}`,
        `the contract is due ${payload.contractDue}, by law ${due}`,
      );
  }
}

function checkContracts(
  found: Verification,
  lot: string,
  awards: readonly Award[],
  { tender, records, fail }: OfLot,
): void {
  for (const { payload, index } of records.ofLot('disclosure.contract-published.v1', lot)) {
    const { contract, award: of, signedAt, price, performanceSecurity } = payload;
    const award = awards.filter((one) => one.index < index).at(-1);
    const notice = records.ofLot('disclosure.award-noticed.v1', lot).find((one) => one.payload.award === of);
    if (!award || award.payload.award !== of || !notice) {
      fail(`合同 ${contract} 不属于有效的定标`, `contract ${contract} is not of the award that stands`);
      continue;
    }
    const terms = {
      signedAt,
      noticedAt: notice.payload.noticedAt,
      awardPrice: award.payload.price,
      contractPrice: price,
      ...(performanceSecurity && { performanceSecurity }),
    };
    const decision = checkContract(terms, tender.definition, tender.calendar);
    for (const refusal of refusalsOf(decision))
      fail(
        `合同 ${contract}：${refusal.message.zh}（${price.amount}）`,
        `contract ${contract}: ${refusal.message.en} (${price.amount})`,
      );
    if (decision.ok && decision.value.late)
      found.remark(
        'timetable-kept',
        `合同 ${contract} 签订逾期：应在 ${decision.value.due} 前`,
        `contract ${contract} was signed late: due before ${decision.value.due}`,
      );
  }
}
