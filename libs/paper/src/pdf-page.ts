import { carriedText } from '@mingtang/procedure/writing';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

const { resolve } = createRequire(import.meta.url);
const FONTS = '@expo-google-fonts/noto-sans-sc';
const REGULAR = resolve(`${FONTS}/400Regular/NotoSansSC_400Regular.ttf`);
const BOLD = resolve(`${FONTS}/700Bold/NotoSansSC_700Bold.ttf`);

const MARGIN = 56;
const BODY_SIZE = 9;
const RULE = '#9aa3ad';
const HEAD_FILL = '#eef1f4';

/** Pages of an official paper in Chinese and English: A4, headings, facts, tables, and a foot line with page numbers. */
export class PdfPage {
  private readonly pdf: PDFKit.PDFDocument;

  constructor(title: string, createdAt: Date) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      bufferPages: true,
      font: REGULAR,
      lang: 'zh-CN',
      info: { Title: carriedText(title, 'one'), Author: 'Mingtang 明堂', CreationDate: createdAt },
    });
    this.pdf.registerFont('regular', REGULAR).registerFont('bold', BOLD);
    this.pdf.font('bold').fontSize(20).text(printable(title), { align: 'center' });
    this.pdf.moveDown(0.6);
  }

  heading(text: string): this {
    if (this.pdf.y > this.pdf.page.height - 3 * MARGIN) this.pdf.addPage();
    this.pdf.moveDown(0.8).font('bold').fontSize(12).text(printable(text), MARGIN).moveDown(0.3);
    return this;
  }

  paragraph(text: string): this {
    this.pdf
      .font('regular')
      .fontSize(BODY_SIZE)
      .text(printable(text), MARGIN, this.pdf.y, { lineGap: 2 })
      .moveDown(0.3);
    return this;
  }

  /** Names on the left, what they are on the right. */
  facts(facts: readonly (readonly [name: string, value: string])[]): this {
    return this.rows(
      facts.map(([name, value]) => [{ text: name, backgroundColor: HEAD_FILL }, printable(value)]),
      [130, '*'],
    );
  }

  /** @param widths of the columns in points, or `*` for what is left. */
  table(head: readonly string[], rows: readonly (readonly string[])[], widths: readonly (number | '*')[]): this {
    const cells = head.map((text) => ({ text, backgroundColor: HEAD_FILL, font: { src: 'bold', size: BODY_SIZE } }));
    return this.rows([cells, ...rows.map((row) => row.map(printable))], widths);
  }

  /** @param foot stands at the foot of every page, before its number. */
  async finish(foot: string): Promise<Buffer> {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.pdf.switchToPage(page);
      this.pdf.page.margins.bottom = 0;
      this.pdf
        .font('regular')
        .fontSize(7)
        .text(`${printable(foot)}    ${page + 1} / ${count}`, MARGIN, this.pdf.page.height - MARGIN + 16, {
          align: 'center',
        });
    }
    this.pdf.end();
    return buffer(this.pdf);
  }

  private rows(data: (string | PDFKit.Mixins.CellOptions)[][], widths: readonly (number | '*')[]): this {
    this.pdf.font('regular').fontSize(BODY_SIZE);
    this.pdf.table({
      position: { x: MARGIN },
      columnStyles: [...widths],
      defaultStyle: { border: 0.5, borderColor: RULE, padding: 4 },
      data,
    });
    this.pdf.x = MARGIN;
    this.pdf.moveDown(0.3);
    return this;
  }
}

/** Paper shows the letters one after another: marks of direction and joining have no sign of their own there. */
function printable(text: string): string {
  return carriedText(text, 'many')
    .replaceAll('\t', '    ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}
