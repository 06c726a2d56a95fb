import { checkCandidatesPublication, objectionWindow } from '@mingtang/procedure/disclosure';
import { compareInstants } from '@mingtang/procedure/time';
import { canonicalJson } from '@mingtang/transparency';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';

interface OfLot {
  readonly tender: Tender;
  readonly records: Records;
  readonly fail: (zh: string, en: string) => void;
}

/** That the candidates are those of the signed report, and stay published as long as the law says. */
export function checkCandidates(
  found: Verification,
  { payload, index }: Shown<'disclosure.candidates-published.v1'>,
  { tender, records, fail }: OfLot,
): void {
  const { lot, candidates, publishedAt, objectionsUntil } = payload;
  const report = records.ofLot('evaluation.report-signed.v1', lot).at(-1);
  const completed = records.ofLot('evaluation.evaluation-completed.v1', lot).at(-1)?.payload;
  if (!report || report.index > index || !completed)
    return fail('评标报告未签署即公示候选人', 'candidates were published without a signed report');
  const recommended = completed.candidates.map((bid, at) => {
    const ranked = completed.bids.find((one) => one.bid === bid);
    return {
      rank: at + 1,
      bid,
      bidder: ranked?.bidder,
      price: ranked?.price,
      ...(ranked?.total !== undefined && { total: ranked.total }),
    };
  });
  if (canonicalJson(candidates) !== canonicalJson(JSON.parse(JSON.stringify(recommended))))
    fail(
      `公示的候选人为 ${candidates.map(({ bid }) => bid).join('、')}，报告推荐 ${recommended.map(({ bid }) => bid).join('、')}，或其内容不同`,
      `the candidates published are ${candidates.map(({ bid }) => bid).join(', ')}, recommended were ${recommended.map(({ bid }) => bid).join(', ')}, or what is said of them differs`,
    );
  const decision = checkCandidatesPublication(
    { now: publishedAt, reportAt: report.payload.signedAt, candidates: candidates.length },
    tender.definition,
    tender.calendar,
  );
  if (!decision.ok) fail(decision.refusals[0]?.message.zh ?? '', decision.refusals[0]?.message.en ?? '');
  else if (decision.value.late)
    found.remark(
      'timetable-kept',
      `标段 ${lot} 的候选人公示逾期：应在 ${decision.value.due} 前`,
      `candidates of lot ${lot} were published late: due before ${decision.value.due}`,
    );
  const { endsAt } = objectionWindow(publishedAt, tender.definition, tender.calendar, tender.published);
  if (compareInstants(endsAt, objectionsUntil) !== 0)
    found.fail(
      'timetable-kept',
      `标段 ${lot} 的公示期至 ${objectionsUntil}，应至 ${endsAt}`,
      `candidates of lot ${lot} are open to objection until ${objectionsUntil}, by law until ${endsAt}`,
    );
}
