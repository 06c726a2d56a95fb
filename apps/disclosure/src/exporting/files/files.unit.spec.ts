import { describe, expect, it } from '@jest/globals';
import { forbiddenCharacters } from '@mingtang/procedure/writing';
import ExcelJS from 'exceljs';
import { buffer, text } from 'node:stream/consumers';
import { csvOf } from './csv';
import { type Table, tableOf } from './table';
import { xlsxOf } from './xlsx';

/** Texts as they could be kept from before they were held to the one definition, each with what a file has in its place. */
const WORST: readonly (readonly [kept: string, written: string])[] = [
  ['a\0b\u0007c', 'a\ufffdb\ufffdc'],
  ['a\ud800b', 'a\ufffdb'],
  ['a\ufffeb\uffffc\ufdd0', 'a\ufffdb\ufffdc\ufffd'],
  ['a\u{1fffe}b', 'a\ufffdb'],
  ['a\u202eb\u2067c', 'a\ufffdb\ufffdc'],
  ['a\r\nb\u2028c', 'a\nb\nc'],
  [']]><b>&"\'', ']]><b>&"\''],
  ['good', 'good'],
];

const table = (): Table =>
  tableOf(
    { zh: '项目', en: 'Project' },
    [
      { head: { zh: '名称', en: 'Title' }, width: 20, value: ([kept]: (typeof WORST)[number]) => kept },
      { head: { zh: '序', en: 'Row' }, width: 5, value: () => 'end' },
    ],
    WORST,
    'zh',
  );

describe('a file of texts that no format carries', () => {
  it('is a workbook that opens, with every other row whole', async () => {
    const file = await buffer(xlsxOf([table()], 'a\ufffe\0b'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(file as unknown as ArrayBuffer);
    const sheet = book.worksheets[0];
    const rows = WORST.map((_, at) => [sheet?.getCell(at + 2, 1).value, sheet?.getCell(at + 2, 2).value]);
    expect(rows).toEqual(WORST.map(([, written]) => [written, 'end']));
  });

  it('takes no sign of a text for an escape of its own, and cuts a text between characters', async () => {
    const row = ['_x0041_', `a${'𠀀'.repeat(20_000)}`] as const;
    const columns = row.map((text, at) => ({
      head: { zh: `${at}`, en: `${at}` },
      width: 9,
      value: () => text,
    }));
    const book = new ExcelJS.Workbook();
    const file = xlsxOf([tableOf({ zh: '项目', en: 'Project' }, columns, [row], 'zh')], 'x');
    await book.xlsx.load((await buffer(file)) as unknown as ArrayBuffer);
    // The reader shows what is written; a spreadsheet reads `_x005F_` as `_`.
    expect(book.worksheets[0]?.getCell('A2').value).toBe('_x005F_x0041_');
    const long = String(book.worksheets[0]?.getCell('B2').value);
    expect([long.length <= 32_767, long.isWellFormed(), long.endsWith('𠀀')]).toEqual([true, true, true]);
  });

  it('is CSV with one record for each row', async () => {
    const csv = await text(csvOf(table()));
    const records = csv.slice(1).split('\r\n').slice(1, -1);
    expect(records).toHaveLength(WORST.length);
    expect(records.every((record) => record.endsWith(',end'))).toBe(true);
    expect(csv.isWellFormed()).toBe(true);
    expect(
      forbiddenCharacters(csv.slice(1).replaceAll('\r\n', '\n'), 'many').filter(({ why }) => why !== 'lost'),
    ).toEqual([]);
  });
});
