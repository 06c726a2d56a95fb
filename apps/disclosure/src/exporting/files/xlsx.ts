import { carriedText } from '@mingtang/procedure/writing';
import ExcelJS from 'exceljs';
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { type Cell, legalTime, type Table } from './table';

/** More than 15 digits a spreadsheet's numbers do not hold; such an amount is written as text. */
const NUMBER_DIGITS = 15;
/** A cell holds no more characters. */
const MOST_CHARACTERS = 32_767;
const FORMATS = { amount: '#,##0.00##', instant: 'yyyy-mm-dd hh:mm:ss', count: '0', text: '@' } as const;
/** In a workbook `_x0041_` is A: a text that has such signs says so by `_x005F_`, which is `_`. */
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;
/** So many rows are written before the reader is waited for. */
const ROWS_AT_ONCE = 200;

/** An Excel workbook with a sheet for each table, written as its rows come. */
export function xlsxOf(tables: readonly Table[], title: string): Readable {
  const file = new PassThrough({ highWaterMark: 64 * 1_024 });
  write(tables, title, file).catch((error: unknown) => file.destroy(error instanceof Error ? error : undefined));
  return file;
}

async function write(tables: readonly Table[], title: string, file: PassThrough): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true });
  book.title = carriedText(title, 'one');
  book.creator = 'Mingtang 明堂';
  for (const { name, heads, widths, rows } of tables) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = widths.map((width) => ({ width }));
    const head = sheet.addRow([...heads]);
    head.font = { bold: true };
    head.commit();
    let written = 0;
    for await (const cells of rows) {
      if (file.destroyed) return;
      addCells(sheet.addRow([]), cells);
      written++;
      if (written % ROWS_AT_ONCE === 0) await room(file);
    }
    sheet.commit();
  }
  await book.commit();
}

function addCells(row: ExcelJS.Row, cells: readonly Cell[]): void {
  cells.forEach(({ kind, value }, index) => {
    if (value === undefined) return;
    const cell = row.getCell(index + 1);
    cell.value = cellValue(kind, value);
    cell.numFmt = FORMATS[kind];
  });
  row.commit();
}

function cellValue(kind: Cell['kind'], value: string | number): ExcelJS.CellValue {
  if (kind === 'instant') return wallClock(String(value));
  if (kind === 'amount' && String(value).replace(/\D/g, '').length <= NUMBER_DIGITS) return Number(value);
  return typeof value === 'string' ? cellText(value) : value;
}

/** Cut between characters, and before it is escaped: a spreadsheet counts what it shows. */
function cellText(text: string): string {
  const cut = text.slice(0, MOST_CHARACTERS);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).replace(ESCAPE, '_x005F_x$1_');
}

/** A spreadsheet's times have no zone: the time that the law's clocks show. */
function wallClock(instant: string): Date {
  return new Date(legalTime(instant).replace(/[+-]\d\d:\d\d$/, 'Z'));
}

async function room(file: PassThrough): Promise<void> {
  await turn();
  if (file.writableNeedDrain) await Promise.race([once(file, 'drain'), once(file, 'close')]);
}
