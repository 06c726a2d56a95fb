import { definitionOf, nameIn } from '@mingtang/procedure/procedures';
import { type EvaluationReport } from './report';
import { bidderColumn, bidderName, localTime, type ReportPage } from './report-page';

/** The part that knew no prices, which were opened of those alone who passed it. */
export function writeTechnical(page: ReportPage, { document }: EvaluationReport): void {
  const { technical, pricesOpenedAt } = document;
  if (!technical) return;
  page.heading('技术评审 Technical part').table(
    [bidderColumn(document), '技术得分 Technical score', '结论 Outcome'],
    technical.result.bids.map(({ bidId, technicalTotal, passed }) => [
      bidderName(document, bidId),
      technicalTotal?.rounded ?? '–',
      passed ? '通过，开启报价 passed' : '未通过，报价不予开启 not passed, price never opened',
    ]),
    ['*', 120, 180],
  );
  page.facts([
    ['技术评审完成 Concluded', localTime(technical.concludedAt)],
    ...(pricesOpenedAt === undefined ? [] : [['报价开启 Prices opened', localTime(pricesOpenedAt)] as const]),
  ]);
}

/** With whom the group consulted how often, what it changed, and until when it asked for final offers. */
export function writeConsultation(page: ReportPage, { document }: EvaluationReport): void {
  const { consultation, pricesOpenedAt } = document;
  if (!consultation) return;
  const { records, changes, calls } = consultation;
  const talks = nameIn(definitionOf(document.procedure), 'talks');
  const bids = [...new Set(records.map(({ bid }) => bid))];
  page.heading(`${talks.zh} ${talks.en}`).table(
    [bidderColumn(document), '次数 Rounds', '最近一次 Last'],
    bids.map((bid) => {
      const own = records.filter((record) => record.bid === bid);
      return [bidderName(document, bid), String(own.length), localTime(own.at(-1)?.recordedAt ?? '')];
    }),
    ['*', 90, 180],
  );
  for (const { text, changedAt } of changes) page.paragraph(`变动 Changed ${localTime(changedAt)}:\n${text}`);
  page.facts([
    ...calls.map(({ deadline }) => ['最后报价截止 Final offers until', localTime(deadline)] as const),
    ...(pricesOpenedAt === undefined ? [] : [['最后报价开启 Final offers opened', localTime(pricesOpenedAt)] as const]),
  ]);
}
