import { PdfPage } from '@mingtang/paper';
import { LEGAL_TIME_ZONE } from '@mingtang/procedure';
import { type EvaluationReport } from './report';

const NUMERALS = '一二三四五六七八九十';

/** A report whose sections are numbered as they come. */
export class ReportPage extends PdfPage {
  private sections = 0;

  override heading(title: string): this {
    const numeral = NUMERALS[this.sections] ?? '';
    this.sections += 1;
    return super.heading(`${numeral}、${title}`);
  }
}

export function bidderName({ bids }: EvaluationReport['document'], bidId: string): string {
  return bids.find(({ bid }) => bid === bidId)?.bidder.name ?? bidId;
}

export function localTime(instant: string): string {
  const text = new Date(instant).toLocaleString('sv-SE', { timeZone: LEGAL_TIME_ZONE });
  return `${text} (${LEGAL_TIME_ZONE})`;
}
