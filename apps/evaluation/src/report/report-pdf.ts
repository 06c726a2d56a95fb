import { OPENING_FAILURES, type OpeningFailure } from '@mingtang/procedure/bidding';
import {
  BID_SECURITY_REQUIREMENT,
  type EvaluatedBid,
  PRICE_REQUIREMENT,
  REJECTION_REASONS,
  TECHNICAL_THRESHOLD_REQUIREMENT,
  type Unpriced,
} from '@mingtang/procedure/evaluation';
import { formatMoney } from '@mingtang/procedure/money';
import { definitionOf, nameIn } from '@mingtang/procedure/procedures';
import { type EvaluationMethod } from '@mingtang/procedure/tender';
import { type Bilingual } from '@mingtang/procedure/writing';
import { writeConsultation, writeTechnical } from './later-prices-pdf';
import { type EvaluationReport } from './report';
import { bidderColumn, bidderName, localTime, ReportPage, wordsOf } from './report-page';

type Member = EvaluationReport['signing']['members'][number];

const POSITIONS: Record<Member['position'], string> = {
  signed: '签署同意 signed',
  dissented: '书面不同意 dissented in writing',
  'deemed-consent': '视为同意 counts as consenting',
  pending: '待签署 to be signed',
};
/** What no member finds, but arithmetic. */
const COMPUTED: Readonly<Record<string, string>> = {
  [PRICE_REQUIREMENT]: '报价 price',
  [TECHNICAL_THRESHOLD_REQUIREMENT]: '技术得分下限 least technical score',
};
const METHODS: Record<EvaluationMethod['kind'], string> = {
  composite: '综合评估法 composite scoring',
  'lowest-evaluated-price': '经评审的最低投标价法 lowest evaluated price',
};
const UNPRICED: Record<Unpriced, string> = {
  'left-consultation': '退出 left',
  'no-final-offer': '未提交最后报价 no final offer',
  'not-opened': '报价未能开启 price not opened',
};
const TIES = {
  'lower-price': '报价较低 lower price',
  'technical-score': '技术得分较高 technical score',
  'drawn-lot': '抽签 lot',
};

/** The evaluation report (评标报告) for people: what the document says, and what each member says to it. */
export async function reportPdf(report: EvaluationReport): Promise<Buffer> {
  const { document, signing } = report;
  const definition = definitionOf(document.procedure);
  const page = new ReportPage(
    `${nameIn(definition, 'report').zh} Evaluation Report`,
    new Date(signing.concludedAt ?? document.completedAt),
  );
  writeFacts(page, report);
  writeBids(page, report);
  writeRejections(page, report);
  writeTechnical(page, report);
  writeConsultation(page, report);
  writeScores(page, report);
  writeCandidates(page, report);
  writeSigning(page, report);
  writeProof(page, report);
  return page.finish(`${document.project.ocid} · ${document.lot.id} · SHA-256 ${report.documentDigest}`);
}

function writeFacts(page: ReportPage, { document }: EvaluationReport): void {
  const { project, lot, procedure, input } = document;
  const { title } = definitionOf(procedure);
  page
    .heading('项目 Tender')
    .facts([
      ['项目 Project', `${project.title}\n${project.ocid}`],
      ['标段（包） Lot', `${lot.id} ${lot.title}`],
      ['方式 Procedure', `${title.zh} ${title.en}`],
      ['评审办法 Method', METHODS[input.method.kind]],
      ...(input.maximumPrice ? [['最高投标限价 Maximum price', formatMoney(input.maximumPrice, 'zh')] as const] : []),
      ['开标 Opened', localTime(document.openedAt)],
      ['评审完成 Evaluated', localTime(document.completedAt)],
    ]);
}

function writeBids(page: ReportPage, { document }: EvaluationReport): void {
  const securityAsked = document.input.requirements.some(({ id }) => id === BID_SECURITY_REQUIREMENT);
  const security = (paid: boolean) => (securityAsked ? (paid ? '已到账 paid' : '未到账 missing') : '未要求 not asked');
  const rows = document.bids.map(({ bid, bidder, price, securityPaid }) => {
    const evaluated = document.result.bids.find(({ bidId }) => bidId === bid);
    return [
      bidder.name,
      price ? formatMoney(price, 'zh') : '未开启 not opened',
      security(securityPaid),
      outcomeOf(evaluated),
    ];
  });
  page
    .heading(`${wordsOf(document).offer.zh} Bids`)
    .table([bidderColumn(document), '报价 Price', '保证金 Security', '结果 Result'], rows, ['*', 130, 80, 70]);
  for (const { bidder, reason } of document.unopened)
    page.paragraph(`未能开启，不予评审 Not opened, not evaluated: ${bidder.name}（${unopenedFor(reason)}）`);
}

/** What became of a bid; one that passed and was not ranked says why. */
function outcomeOf(bid: EvaluatedBid | undefined): string {
  if (bid?.unpriced) return UNPRICED[bid.unpriced];
  return bid?.responsive && bid.rank !== undefined ? `第 ${bid.rank} 名` : bid?.responsive ? '–' : '否决 rejected';
}

function writeRejections(page: ReportPage, { document }: EvaluationReport): void {
  const { requirements } = document.input;
  const rows = document.result.bids.flatMap(({ bidId, rejections }) =>
    rejections.map(({ requirementId, reason, statements }) => [
      bidderName(document, bidId),
      requirements.find(({ id }) => id === requirementId)?.title ?? COMPUTED[requirementId] ?? requirementId,
      `${REJECTION_REASONS[reason].zh}\n${REJECTION_REASONS[reason].en}`,
      statements.join('\n'),
    ]),
  );
  page.heading('初步评审 Preliminary review');
  if (rows.length === 0) page.paragraph('全部通过初步评审。Every bid passed the preliminary review.');
  else
    page.table([bidderColumn(document), '要求 Requirement', '否决情形 Reason', '依据 Grounds'], rows, [
      110,
      '*',
      130,
      130,
    ]);
}

function writeScores(page: ReportPage, { document }: EvaluationReport): void {
  const { criteria, method } = document.input;
  const scored = document.result.bids.filter(({ total }) => total);
  if (method.kind !== 'composite' || scored.length === 0) return;
  page.heading('评分 Scores');
  const { priceReference } = document.result;
  if (priceReference)
    page.paragraph(`价格评分基准 Price reference: ${priceReference.rounded} (= ${priceReference.exact})`);
  for (const { bidId, scores, total } of scored)
    page.table(
      [bidderName(document, bidId), '权重 Weight', '专家均分 Mean', '得分 Score'],
      [
        ...scores.map(({ criterionId, mean, score }) => {
          const criterion = criteria.find(({ id }) => id === criterionId);
          return [
            criterion?.title ?? criterionId,
            criterion?.weight ?? '',
            mean ? `${mean.rounded} / ${criterion?.maximum ?? ''}` : '–',
            score.rounded,
          ];
        }),
        ['合计 Total', '', '', total?.rounded ?? ''],
      ],
      ['*', 70, 90, 70],
    );
}

function writeCandidates(page: ReportPage, { document }: EvaluationReport): void {
  const { result } = document;
  page.heading('候选人 Candidates');
  if (result.outcome === 'all-rejected') {
    const lacking = document.input.lackOfCompetition;
    page.paragraph('全部否决，依法重新进行。All bids are rejected; it is to be run again (EVA-10).');
    if (result.cause === 'lack-of-competition' && lacking !== undefined) page.paragraph(lacking);
    return;
  }
  const rows = result.candidates.map((candidate) => {
    const bid = result.bids.find(({ bidId }) => bidId === candidate);
    return [
      String(bid?.rank ?? ''),
      bidderName(document, candidate),
      bid?.price ? formatMoney(bid.price, 'zh') : '',
      bid?.total?.rounded ?? '–',
      bid?.tieResolvedBy ? TIES[bid.tieResolvedBy] : '',
    ];
  });
  page.table(['排名 Rank', '候选人 Candidate', '报价 Price', '总分 Total', '并列处理 Tie'], rows, [
    60,
    '*',
    120,
    60,
    80,
  ]);
}

function writeSigning(page: ReportPage, { document, signing }: EvaluationReport): void {
  const { body, owner } = wordsOf(document);
  page.heading(`${body.zh} Committee`).table(
    ['成员 Member', '身份 Kind', '意见 Position'],
    signing.members.map(({ name, kind, position }) => [name, kindIn(kind, owner), POSITIONS[position]]),
    ['*', 180, 160],
  );
  for (const { name, dissent } of signing.members)
    if (dissent !== undefined) page.paragraph(`不同意见 Dissent of ${name}:\n${dissent}`);
  page.paragraph(
    signing.concludedAt === undefined
      ? `签署截止 To be signed before ${localTime(signing.due)}`
      : `签署完成 Signing concluded ${localTime(signing.concludedAt)}`,
  );
}

function writeProof(page: ReportPage, { document, documentDigest }: EvaluationReport): void {
  page
    .heading('验证 Check this yourself')
    .paragraph(
      '评审文档（JSON）含全部评审意见、评分、公式输入与随机种子，任何人可据此重新计算。The evaluation document (JSON) holds all ' +
        'findings, scores, inputs and seeds; anyone can compute the result again.',
    )
    .facts([
      ['评审文档 Document SHA-256', documentDigest],
      ...document.committee.draws.map(({ request, seed }) => [`专家抽取 Draw ${request.number} seed`, seed] as const),
      ['并列抽签 Tie seed', document.tie.seed],
    ]);
}

/** In what capacity a member sits. */
function kindIn(kind: Member['kind'], owner: Bilingual): string {
  return kind === 'expert' ? '评审专家 expert' : `${owner.zh}代表 representative of the ${owner.en}`;
}

/** Why a bid did not open; what an earlier record called otherwise stands for itself. */
function unopenedFor(reason: string): string {
  const known = Object.hasOwn(OPENING_FAILURES, reason) ? OPENING_FAILURES[reason as OpeningFailure] : undefined;
  return known ? `${known.zh} ${known.en}` : reason;
}
