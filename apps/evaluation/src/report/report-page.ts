import { PdfPage } from '@mingtang/paper';
import { definitionOf, type ProcedureWords } from '@mingtang/procedure/procedures';
import { LEGAL_TIME_ZONE } from '@mingtang/procedure/time';
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

/** What the law of a document's procedure calls those who take part. */
export function wordsOf({ procedure }: Pick<EvaluationReport['document'], 'procedure'>): ProcedureWords {
  return definitionOf(procedure).words;
}

/** The head of a column with the names of those who offer. */
export function bidderColumn(document: Pick<EvaluationReport['document'], 'procedure'>): string {
  const { zh, en } = wordsOf(document).bidder;
  return `${zh} ${en}`;
}
