import { describe, expect, it } from '@jest/globals';
import { PdfPage } from './pdf-page';

const WORST = 'a\0b\ud800c\ufffed\u202ee\u2067f\nשלום\u200d\u{1fffe}\u{10ffff}\tg';

describe('a paper', () => {
  it('is made of whatever is kept', async () => {
    const page = new PdfPage(WORST, new Date('2036-03-03T00:00:00Z'));
    page
      .heading(WORST)
      .paragraph(WORST)
      .facts([['名称', WORST]])
      .table(['标段'], [[WORST], ['good']], ['*']);
    const pdf = await page.finish(WORST);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.subarray(-6).toString()).toContain('%%EOF');
  });
});
