import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance, Type } from 'class-transformer';
import { validateSync, ValidateNested } from 'class-validator';
import { InvalidRequestError, toProblem } from '../problems/to-problem';
import { IsLine, IsText, NotBlank } from './text-fields';

class Lot {
  @IsLine()
  @NotBlank()
  title: string;

  @IsText({ trimmed: true })
  description = '';

  @IsLine({ each: true })
  places: string[] = [];
}

class Tender {
  @ValidateNested({ each: true })
  @Type(() => Lot)
  lots: Lot[];
}

const read = (lot: object): Tender => plainToInstance(Tender, { lots: [{ title: '一标段', ...lot }] });

function itemsOf(lot: object): unknown[] {
  const errors = validateSync(read(lot));
  return [...(toProblem(new InvalidRequestError(errors), '/', 'zh').errors ?? [])];
}

describe('a text in a request', () => {
  it('is kept in one form', () => {
    expect(read({ title: 'Cafe\u0301\u200b', description: ' a\r\nb ', places: ['\ufeffx'] }).lots[0]).toEqual({
      title: 'Caf\u00e9',
      description: 'a\nb',
      places: ['x'],
    });
  });

  it.each<[string, object, string, string, RegExp, RegExp]>([
    [
      'a line break in a title',
      { title: '一\n标段' },
      'lots[0].title',
      'character-not-allowed',
      /^第2个字符（U\+000A）：此处只能写一行/,
      /^character 2 \(U\+000A\): this field has one line/,
    ],
    [
      'an override in the second line',
      { description: 'a\nbc\u202e' },
      'lots[0].description',
      'character-not-allowed',
      /^第2行第3个字符（U\+202E）/,
      /^line 2, character 3 \(U\+202E\)/,
    ],
    [
      'a noncharacter in an element of a list',
      { places: ['杭州', '\ufffe'] },
      'lots[0].places[1]',
      'character-not-allowed',
      /^第1个字符（U\+FFFE）：不是字符/,
      /no character$/,
    ],
    ['a title that shows nothing', { title: '\u200d\u3000' }, 'lots[0].title', 'text-blank', /空白/, /blank/],
  ])('is refused with %s, by field, place and reason in both languages', (_, lot, field, code, zh, en) => {
    expect(itemsOf(lot)).toEqual([
      expect.objectContaining({
        field,
        code,
        message: { zh: expect.stringMatching(zh), en: expect.stringMatching(en) },
      }),
    ]);
  });

  it('is text', () => {
    expect(itemsOf({ title: 7 })).toEqual([expect.objectContaining({ field: 'lots[0].title', code: 'is-string' })]);
  });
});
