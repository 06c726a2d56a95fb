import { csvAmount, csvText } from '@mingtang/procedure/writing';
import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';
import { type Cell, legalTime, type Table } from './table';

/**
 * CSV (RFC 4180) that spreadsheets open as it is meant: with a byte order mark, by which they know UTF-8, and texts that they would
 * take for something else marked as texts.
 */
export function csvOf(table: Table): Readable {
  const file = stringify({
    bom: true,
    header: true,
    columns: table.heads.map(csvText),
    record_delimiter: 'windows',
  });
  // A failure ends the file before its end, so that nobody takes it for whole; the reader's leaving ends the rows.
  pipeline(Readable.from(recordsOf(table)), file, () => undefined);
  return file;
}

async function* recordsOf({ rows }: Table): AsyncGenerator<(string | number)[]> {
  for await (const cells of rows) yield cells.map(written);
}

function written({ kind, value }: Cell): string | number {
  if (value === undefined) return '';
  if (kind === 'instant') return legalTime(String(value));
  if (kind === 'amount') return csvAmount(String(value));
  return typeof value === 'number' ? value : csvText(value);
}
