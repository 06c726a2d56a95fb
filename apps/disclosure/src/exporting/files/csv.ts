import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';
import { legalTime, type Table } from './table';

/**
 * CSV (RFC 4180) that spreadsheets open as it is meant: with a byte order mark, by which they know UTF-8, and with `'` before what they
 * would take for a formula.
 */
export function csvOf(table: Table): Readable {
  const file = stringify({
    bom: true,
    header: true,
    columns: [...table.heads],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  // A failure ends the file before its end, so that nobody takes it for whole; the reader's leaving ends the rows.
  pipeline(Readable.from(recordsOf(table)), file, () => undefined);
  return file;
}

async function* recordsOf({ rows }: Table): AsyncGenerator<(string | number)[]> {
  for await (const cells of rows)
    yield cells.map(({ kind, value }) =>
      value === undefined ? '' : kind === 'instant' ? legalTime(String(value)) : value,
    );
}
