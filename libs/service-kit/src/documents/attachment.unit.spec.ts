import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attachment, fileName } from './attachment';

describe('the name of a file that is sent', () => {
  it.each([
    [
      '招标文件.pdf',
      'ocds-1.pdf',
      `attachment; filename="ocds-1.pdf"; filename*=UTF-8''%E6%8B%9B%E6%A0%87%E6%96%87%E4%BB%B6.pdf`,
    ],
    ['Über (1)*.pdf', undefined, `attachment; filename="Uber (1)_.pdf"; filename*=UTF-8''%C3%9Cber%20%281%29.pdf`],
    ['a"b\\c\r\nX: y.txt', undefined, `attachment; filename="a_b_c_X_ y.txt"; filename*=UTF-8''a%20b%20c%20X%20y.txt`],
  ])('%j is said in both ways', (name, plain, expected) => {
    expect(attachment(name, plain)).toBe(expected);
  });

  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['报告\u202efdp.exe', '报告 fdp.exe'],
    ['con.txt', '_con.txt'],
    ['...', 'file'],
    ['', 'file'],
    ['名'.repeat(200) + '.xlsx', '名'.repeat(58) + '.xlsx'],
    ['end. ', 'end'],
  ])('%j is one that every system takes', (name, usable) => {
    expect(fileName(name)).toBe(usable);
  });

  it('is a header of one line that says one file, whatever it is called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        (name, plain) => {
          expect(attachment(name, plain)).toMatch(
            /^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w.~!$&+%-]+$/,
          );
        },
      ),
    );
  });
});
