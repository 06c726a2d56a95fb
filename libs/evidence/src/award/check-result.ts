import { organisationKey } from '@mingtang/contracts';
import { checkWinner, type PassingOverReason } from '@mingtang/procedure/disclosure';
import { binds, periodOf, ruleFor } from '@mingtang/procedure/procedures';
import { compareInstants, endOfPeriod, isBefore } from '@mingtang/procedure/time';
import { canonicalJson } from '@mingtang/transparency';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type Fail } from './fail';

type Award = Shown<'disclosure.award-determined.v1'>;

interface OfLot {
  readonly found: Verification;
  readonly tender: Tender;
  readonly records: Records;
  readonly lot: string;
  readonly fail: Fail;
}

/**
 * Where no candidates are published (GP-07): that the winner is of those whom the signed report recommends, that the result was published as it is, each in its
 * time, and that challenges were taken and answered in theirs (GP-08). What is late is said and no failure.
 */
export function checkResult(of: OfLot, awards: readonly Award[]): void {
  checkDetermined(of, awards);
  checkPublished(of, awards);
  checkChallenges(of);
}

function checkDetermined({ found, tender, records, lot, fail }: OfLot, awards: readonly Award[]): void {
  const report = records.ofLot('evaluation.report-signed.v1', lot).at(-1);
  const completed = records.ofLot('evaluation.evaluation-completed.v1', lot).at(-1)?.payload;
  for (const [at, { payload, index }] of awards.entries()) {
    const { award, bid, bidder, price, rank, passedOver, determinedAt } = payload;
    if (!report || report.index > index) continue;
    if (completed) {
      const recommended = completed.candidates[rank - 1];
      const evaluated = completed.bids.find((one) => one.bid === recommended);
      const expected = evaluated && { bid: evaluated.bid, bidder: evaluated.bidder, price: evaluated.price };
      if (!expected || canonicalJson({ bid, bidder, price }) !== canonicalJson(JSON.parse(JSON.stringify(expected))))
        fail(
          `定标 ${award} 的成交供应商为 ${organisationKey(bidder)}（${bid}，${price.amount}），报告推荐的第${rank}名为 ${recommended ?? '—'}`,
          `award ${award} goes to ${organisationKey(bidder)} (bid ${bid}, ${price.amount}), recommended in place ${rank} was ${recommended ?? 'nobody'}`,
        );
      const rule = ruleFor(tender.definition.acts.award, 'DIS-03');
      const decision = checkWinner({
        excluded: [],
        rank,
        firstWins: binds(tender.definition, rule),
        candidates: completed.candidates.length,
        passedOver: passedOver.map(({ bid: passed, reason, statement }) => ({
          rank: completed.candidates.indexOf(passed) + 1,
          reason: reason as PassingOverReason,
          statement,
        })),
        rule,
      });
      if (!decision.ok)
        for (const { message } of decision.refusals)
          fail(`定标 ${award}：${message.zh}`, `award ${award}: ${message.en}`);
    }
    const last = awards[at - 1]?.payload.rank ?? 0;
    if (rank <= last) fail(`定标 ${award} 又回到第${rank}名`, `award ${award} goes back to place ${rank}`);
    if (at === 0)
      late(found, tender, {
        period: 'awardWithin',
        from: report.payload.signedAt,
        at: determinedAt,
        zh: `标段 ${lot} 定标`,
        en: `the winner of lot ${lot} was determined`,
      });
  }
}

function checkPublished({ found, tender, records, lot, fail }: OfLot, awards: readonly Award[]): void {
  const results = records.ofLot('disclosure.result-published.v1', lot);
  for (const { payload, index } of results) {
    const award = awards.findLast((one) => one.index < index);
    if (!award || award.payload.award !== payload.award) {
      fail(
        `公告的结果 ${payload.award} 不是有效的定标`,
        `the result published is of award ${payload.award}, which does not stand`,
      );
      continue;
    }
    const { bid, bidder: winner, price, determinedAt } = award.payload;
    const { publishedAt, challengesUntil } = payload;
    const said = { bid: payload.bid, winner: payload.winner, price: payload.price };
    if (canonicalJson(said) !== canonicalJson({ bid, winner, price }))
      fail(
        `公告的成交供应商为 ${organisationKey(payload.winner)}（${payload.price.amount}），定标为 ${organisationKey(winner)}（${price.amount}）`,
        `the result published names ${organisationKey(payload.winner)} (${payload.price.amount}), the award ${organisationKey(winner)} (${price.amount})`,
      );
    late(found, tender, {
      period: 'resultWithin',
      from: determinedAt,
      at: publishedAt,
      zh: `标段 ${lot} 的成交结果公告`,
      en: `the result of lot ${lot} was published`,
    });
    const until = endOfPeriod(publishedAt, periodOf(tender.definition, 'challenge'), tender.calendar);
    if (compareInstants(until, challengesUntil) !== 0)
      found.fail(
        'timetable-kept',
        `标段 ${lot} 的质疑期至 ${challengesUntil}，应至 ${until}`,
        `the result of lot ${lot} is open to challenge until ${challengesUntil}, by law until ${until}`,
      );
  }
}

function checkChallenges({ found, tender, records, lot, fail }: OfLot): void {
  const filed = records.ofLot('disclosure.challenge-filed.v1', lot);
  const answers = records.ofLot('disclosure.challenge-answered.v1', lot);
  for (const { payload, index } of filed) {
    const { challenge, filedAt, answerDue } = payload;
    const result = records.ofLot('disclosure.result-published.v1', lot).findLast((one) => one.index < index);
    if (result && !isBefore(filedAt, result.payload.challengesUntil))
      fail(
        `质疑 ${challenge} 于 ${filedAt} 提出，质疑期至 ${result.payload.challengesUntil}`,
        `challenge ${challenge} was filed at ${filedAt}, after ${result.payload.challengesUntil}`,
      );
    const due = endOfPeriod(filedAt, periodOf(tender.definition, 'challengeAnswer'), tender.calendar);
    if (compareInstants(due, answerDue) !== 0)
      found.fail(
        'timetable-kept',
        `质疑 ${challenge} 的答复期限为 ${answerDue}，应为 ${due}`,
        `the answer to challenge ${challenge} is due ${answerDue}, by law ${due}`,
      );
    const answeredAt = answers.find((answer) => answer.payload.challenge === challenge)?.payload.answeredAt;
    if (answeredAt !== undefined)
      late(found, tender, {
        period: 'challengeAnswer',
        from: filedAt,
        at: answeredAt,
        zh: `质疑 ${challenge} 的答复`,
        en: `challenge ${challenge} was answered`,
      });
  }
}

interface Done {
  readonly period: 'awardWithin' | 'resultWithin' | 'challengeAnswer';
  readonly from: string;
  readonly at: string;
  readonly zh: string;
  readonly en: string;
}

/** Says what came after its time. */
function late(found: Verification, { definition, calendar }: Tender, { period, from, at, zh, en }: Done): void {
  const due = endOfPeriod(from, periodOf(definition, period), calendar);
  if (!isBefore(at, due))
    found.remark('timetable-kept', `${zh}逾期：${at}，应在 ${due} 前`, `${en} late: ${at}, due before ${due}`);
}
