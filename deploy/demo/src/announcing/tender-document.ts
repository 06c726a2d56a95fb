import { createRequire } from 'node:module';
import { formatMoney } from '@mingtang/procedure/money';
import {
  type EvaluationMethod,
  type ProjectDraftData,
  type RequirementKind,
  type TieRule,
} from '@mingtang/procedure/tender';
import PDFDocument from 'pdfkit';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** The tender documents of a draft as a PDF: its lots, requirements, criteria and method, as they will be applied. */
export function tenderDocument(draft: ProjectDraftData): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({ size: 'A4', margin: 56, info: { Title: draft.title } });
  const chunks: Buffer[] = [];
  const written = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.once('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))));
    pdf.once('error', reject);
  });
  pdf.font(FONT);
  pdf.fontSize(18).text('招标文件 / Tender documents').moveDown();
  pdf.fontSize(14).text(draft.title).moveDown();
  pdf.fontSize(10).text(draft.description).moveDown();
  for (const [heading, lines] of sections(draft)) {
    pdf.fontSize(12).text(heading).moveDown(0.3);
    for (const line of lines) pdf.fontSize(10).text(`· ${line}`);
    pdf.moveDown();
  }
  pdf.end();
  return written;
}

function sections(draft: ProjectDraftData): [heading: string, lines: string[]][] {
  const { procuringEntity, lots, requirements, criteria, evaluation, bidSecurity, items } = draft;
  return [
    ['招标人 / Procuring entity', [`${procuringEntity.name} (${procuringEntity.scheme} ${procuringEntity.id})`]],
    [
      '标段 / Lots',
      lots.map(({ id, title, description, maximumPrice }) => {
        const limit = maximumPrice ? `；最高投标限价 / maximum price ${formatMoney(maximumPrice, 'en')}` : '';
        return `${id}  ${title}: ${description}${limit}`;
      }),
    ],
    [
      '标的 / Items',
      items.map(({ description, classification }) => `${classification?.description ?? ''} ${description}`),
    ],
    ['投标要求 / Requirements', requirements.map(({ kind, title }) => `[${REQUIREMENT_KINDS[kind]}] ${title}`)],
    ['评审因素 / Criteria', criteria.map(({ title, weight, maximum }) => `${title}: ${weight} %，0-${maximum}`)],
    ['评标办法 / Method of evaluation', methodLines(evaluation)],
    ['投标保证金 / Bid security', [bidSecurity ? formatMoney(bidSecurity, 'en') : '无 / none']],
  ];
}

const REQUIREMENT_KINDS: Readonly<Record<RequirementKind, string>> = {
  qualification: '资格 / qualification',
  formal: '形式 / form',
  responsiveness: '响应性 / responsiveness',
};

const TIES: Readonly<Record<TieRule, string>> = {
  'lower-price': '报价较低者优先 / lower price first',
  'technical-score': '技术得分较高者优先 / higher technical score first',
  'drawn-lot': '抽签 / by lot',
};

function methodLines(method: EvaluationMethod): string[] {
  const ties = `得分相同时 / ties: ${method.tieRule.map((rule) => TIES[rule]).join('；')}`;
  if (method.kind === 'lowest-evaluated-price') return ['经评审的最低投标价法 / lowest evaluated price', ties];
  const { price, expertMean, digits } = method;
  return [
    '综合评估法 / composite scoring',
    price.formula === 'lowest-price'
      ? '价格分 = 权重 × 最低有效报价 ÷ 投标报价 / price score = weight × lowest price ÷ price'
      : `价格分：基准价为有效报价平均值 × ${price.factor}，高于基准每 1 % 扣 ${price.penaltyAbove} 分，低于每 1 % 扣 ${price.penaltyBelow} 分 / ` +
        `price score: from the mean of the prices × ${price.factor}, ${price.penaltyAbove} points off for each per cent above, ${price.penaltyBelow} below`,
    expertMean === 'all'
      ? '专家评分取全部平均值 / mean of all experts’ scores'
      : '专家评分去掉一个最高分和一个最低分后取平均值 / mean without one highest and one lowest score',
    `总分保留 ${digits} 位小数 / totals to ${digits} decimals`,
    ties,
  ];
}
