import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { carriedText } from './carried-text';
import { forbiddenCharacters, type Lines } from './forbidden-character';
import { isolatedText } from './isolated-text';
import { checkText, isBlank, normalText } from './text-field';

const whyOf = (text: string, lines: Lines): string[] => forbiddenCharacters(text, lines).map(({ why }) => why);

describe('the characters of a text', () => {
  it.each([
    ['Chinese', '示范城市“道路”工程（一期）——2026年'],
    ['rare characters beyond the basic plane', '\u{20000}\u{2ebf0}村'],
    ['names with ideographic variants', '葛\u{e0100}城'],
    ['French in its composed form', 'Châteauroux, 1 234,50 €'],
    ['Arabic with joiners and direction marks', 'می\u200cخواهم\u200f 123'],
    ['Mongolian', '\u182e\u1823\u1829\u180e\u182d'],
    ['Hindi', 'क्\u200dष'],
    ['a pair of isolates', 'a \u2067אב\u2069 b'],
    ['nested pairs', '\u202b\u2066x\u2069\u202c'],
    ['an emoji of several', '👷🏽\u200d♀\ufe0f'],
    ['a character that this version of Unicode has not given', '\u{1fbff}'],
    ['no-break and ideographic spaces', 'a\u00a0b\u3000c'],
  ])('may be %s', (_, text) => {
    expect(whyOf(text, 'one')).toEqual([]);
    expect(checkText(text, 'one', 'title')).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['NUL', 'a\0b', 'control'],
    ['a bell', '\u0007', 'control'],
    ['an escape', '\u001b[31m', 'control'],
    ['DEL', '\u007f', 'control'],
    ['a C1 control', '\u0090', 'control'],
    ['a high surrogate alone', 'a\ud800', 'surrogate'],
    ['a low surrogate alone', '\udc00a', 'surrogate'],
    ['U+FFFE', '\ufffe', 'noncharacter'],
    ['U+FFFF', '\uffff', 'noncharacter'],
    ['U+FDD0', '\ufdd0', 'noncharacter'],
    ['U+1FFFE', '\u{1fffe}', 'noncharacter'],
    ['U+10FFFF', '\u{10ffff}', 'noncharacter'],
    ['what stands for a lost character', 'M\ufffdQUINA', 'lost'],
    ['what stands for a lost object', '\ufffc', 'lost'],
    ['private use', '\ue000', 'private-use'],
    ['private use of plane 16', '\u{10fffd}', 'private-use'],
    ['tag characters', 'a\u{e0041}', 'invisible'],
    ['invisible operators', 'a\u2062b', 'invisible'],
    ['interlinear annotation', '\ufff9', 'invisible'],
    ['a right-to-left override', 'a\u202eb', 'direction'],
    ['a left-to-right override, closed', '\u202da\u202c', 'direction'],
    ['an isolate that is not closed', 'a\u2067b', 'direction'],
    ['an embedding that is not closed', 'a\u202bb', 'direction'],
    ['an isolate closed as an embedding', '\u2067a\u202c', 'direction'],
    ['a closing of nothing', 'a\u2069', 'direction'],
    ['nine marks on one letter', `a${'\u0335'.repeat(9)}`, 'marks'],
  ])('are never %s', (_, text, why) => {
    expect(new Set(whyOf(text, 'one'))).toContain(why);
    expect(new Set(whyOf(text, 'many'))).toContain(why);
    expect(checkText(text, 'many', 'title')).toEqual([
      expect.objectContaining({ kind: 'invalid', code: 'character-not-allowed', field: 'title' }),
    ]);
  });

  it.each(['\n', '\t'])('are %j only where there may be many lines', (character) => {
    expect(whyOf(`a${character}b`, 'many')).toEqual([]);
    expect(whyOf(`a${character}b`, 'one')).toHaveLength(1);
  });

  it.each(['\r', '\u0085', '\u2028', '\u2029', '\u000b', '\u000c'])(
    'in one line are never the break %j',
    (character) => {
      expect(whyOf(`a${character}b`, 'one')).toEqual(['line-break']);
    },
  );

  it('have an isolate closed in the line that opens it', () => {
    expect(whyOf('\u2067a\nb\u2069', 'many')).toEqual(['direction', 'direction']);
  });

  it('are told by place and number, in both languages', () => {
    const [refusal] = checkText('第一行\n𠀀甲\u202e乙', 'many', 'description');
    expect(refusal).toMatchObject({
      message: {
        zh: expect.stringMatching(/^第2行第3个字符（U\+202E）：改变书写方向/),
        en: expect.stringMatching(/^line 2, character 3 \(U\+202E\): it turns round/),
      },
      params: { character: 3, codePoint: 'U+202E' },
    });
  });

  it('are told three at a time', () => {
    const [refusal] = checkText('\0'.repeat(10), 'one', 'title');
    expect(refusal?.message.zh).toContain('另有7处');
    expect(refusal?.message.en).toContain('and 7 more');
  });
});

describe('a text as it is kept', () => {
  it.each<[string, string, Lines, string]>([
    ['the two ways to write an accent', 'Ma\u0301quina', 'one', 'M\u00e1quina'],
    ['every kind of line break', 'a\r\nb\rc\u0085d\u2028e\u2029f', 'many', 'a\nb\nc\nd\ne\nf'],
    ['what shows nothing and means nothing', '\ufeffa\u200bb\u00adc\u2060', 'one', 'abc'],
  ])('makes one of %s', (_, text, lines, kept) => {
    expect(normalText(text, lines)).toBe(kept);
  });

  it.each(['', ' ', '\u3000\u00a0', '\n\t', '\u200d\u200f', '\u3164', '\u2800', '\ufe0f'])('is blank as %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', ' 一 ', '0', '\u{20000}'])('is not blank as %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('a text in a file, a letter or on paper', () => {
  const any = fc.string({ unit: 'binary', maxLength: 60 });
  const worst = fc.array(
    fc.constantFrom('\0', '\ud800', '\ufffe', '\u202e', '\u2067', '\n', '\u2028', '\r\n', 'a', '甲'),
  );

  it('has nothing that its format cannot carry, whatever is kept', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          worst.map((parts) => parts.join('')),
        ),
        (text) => {
          for (const lines of ['one', 'many'] as const) {
            const carried = carriedText(text, lines);
            const found = forbiddenCharacters(carried, lines).filter(
              ({ why }) => why !== 'private-use' && why !== 'lost',
            );
            expect(found).toEqual([]);
            expect(carried.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  it('stays as it is where nothing is against it', () => {
    expect(carriedText('道路工程\n二期 \ue000', 'many')).toBe('道路工程\n二期 \ue000');
  });

  it('says where something was, and makes one line of several', () => {
    expect(carriedText('a\ufffeb\u202ec\nd', 'one')).toBe('a\ufffdb\ufffdc d');
  });

  it.each(['שלום', 'مناقصة', 'a\u202eb'])('keeps %s to itself', (text) => {
    expect(isolatedText(text)).toBe(`\u2068${text}\u2069`);
  });

  it.each(['道路工程', 'Château 2', ''])('leaves %s, which turns nothing', (text) => {
    expect(isolatedText(text)).toBe(text);
  });
});
