import { createRequire } from 'node:module';
import { formatMoney, type ProjectDraftData } from '@mingtang/procedure';
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
    ['投标要求 / Requirements', requirements.map(({ id, kind, title }) => `${id} [${kind}] ${title}`)],
    [
      '评审因素 / Criteria',
      criteria.map(({ id, title, weight, maximum }) => `${id} ${title}: ${weight} %，0-${maximum}`),
    ],
    ['评标办法 / Method of evaluation', [JSON.stringify(evaluation)]],
    ['投标保证金 / Bid security', [bidSecurity ? formatMoney(bidSecurity, 'en') : '无 / none']],
  ];
}
