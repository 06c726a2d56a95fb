import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvAmount, csvText } from './csv-text';

describe('a text as a cell of a CSV file', () => {
  it.each([
    ...[
      '1E5',
      '1e5',
      '2E-3',
      '1-2',
      '1/2',
      '3/4/5',
      '1.2',
      '1.50',
      '007',
      '0123',
      '12:30',
      '5%',
      '$5',
      '￥5',
      '(5)',
      '1,000',
    ],
    ...[
      '1 2/3',
      '１２-３',
      '1234567890123456',
      'Mar-1',
      '1 MAR',
      'Dec 2026',
      '2026-03',
      '2026年3月',
      '3月5日',
      '5 pm',
      'Sept. 7',
    ],
    ...['１Ｅ５', '1_000', '12.', 'TRUE', 'false', '#N/A', '#REF!', '三月五日', '3 p'],
  ])('keeps %s from becoming another thing', (text) => {
    expect(csvText(text)).toBe(`'${text}`);
  });

  it.each([
    '=1+1',
    '+86 公司',
    '-1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\r=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    "=cmd|' /C calc'!A0",
  ])('keeps %j from becoming a formula', (text) => {
    expect(csvText(text)).toBe(`'${text}`);
  });

  it.each([
    '',
    '1',
    '0',
    '330106',
    '123456789012345',
    '滨江路改造工程',
    'lot-1',
    '1标段',
    '第三标段',
    'K2+300',
    'CN-USCC-91990000MADE000111',
    'May',
    'A1',
    'E5',
    '2026-12-15 09:30:00 +08:00',
    '2026-12-15T09:30:00+08:00 起',
  ])('leaves %s as it is', (text) => {
    expect(csvText(text)).toBe(text);
  });

  it('can be read back whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...`'=+-@1E5 /.`) })), (text) => {
        const cell = csvText(text);
        expect(cell.startsWith("'") ? cell.slice(1) : cell).toBe(text);
      }),
    );
  });

  it('begins with no sign of a formula whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'=+-@＝ \t\r1a') }), (text) => {
        expect(csvText(text)).not.toMatch(/^\s*[=+\-@＝]/);
      }),
    );
  });

  it('is a number where an amount is one that spreadsheets hold', () => {
    expect(csvAmount('9000000.00')).toBe('9000000.00');
    expect(csvAmount('1234567890123.45')).toBe('1234567890123.45');
    expect(csvAmount('123456789012345678.90')).toBe("'123456789012345678.90");
  });
});
