import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { grams, normalised, searchFor } from './search-text';

describe('search text', () => {
  it('takes width, case and punctuation for nothing', () => {
    expect(normalised('ＬＥＤ照明（一期）—Ⅱ标段')).toBe('led照明 一期 ii标段');
  });

  it('is indexed by characters and neighbouring pairs, not across words', () => {
    expect(grams('滨江路 ab')).toEqual(['滨', '滨江', '江', '江路', '路', 'a', 'ab', 'b']);
  });

  it('keeps characters beyond the basic plane whole', () => {
    expect(grams('𠮷野')).toEqual(['𠮷', '𠮷野', '野']);
  });

  it('finds by the index whatever its patterns would match', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(10), (whole, from, length) => {
        const haystack = normalised(whole);
        const word =
          [...haystack]
            .slice(from, from + length)
            .join('')
            .split(' ')[0] ?? '';
        const indexed = new Set(grams(haystack));
        expect(searchFor(word)?.grams.every((gram) => indexed.has(gram)) ?? true).toBe(true);
      }),
    );
  });

  it('asks nothing where no letter or digit is given', () => {
    expect(searchFor('%_ ，。')).toBeUndefined();
  });
});
