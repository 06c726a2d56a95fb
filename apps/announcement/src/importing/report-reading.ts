import { type ReadDecimal } from '@mingtang/procedure/money';
import { type ImportReport } from './import-report';
import { type Source } from './source';

/** Tells as which number a text was read; where it could be two, nothing is taken over and the clerk is asked. */
export function reportReading(source: Source, field: string, read: ReadDecimal, report: ImportReport): void {
  if (read.kind === 'two-ways') {
    report.add(
      'asked',
      { field, source },
      `可读作 ${read.grouped} 或 ${read.fraction}，未导入，请核对原件后填写`,
      `could be ${read.grouped} or ${read.fraction}; not taken over: please look it up and fill it in`,
    );
    return;
  }
  if (typeof source.value !== 'string' || source.value === read.text) return;
  report.add(
    'converted',
    { field, source, after: read.text },
    `原为文字，读作 ${read.text}`,
    `a text, read as ${read.text}`,
  );
}
