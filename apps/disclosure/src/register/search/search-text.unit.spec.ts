import { describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { publishedProject } from '@mingtang/testing';
import fc from 'fast-check';
import { grams, normalised, searchFor, searchTextOf } from './search-text';

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

  it('counts what is not seen for nothing, and keeps letters with their marks', () => {
    expect(normalised('滨\u200b江\ufeff路')).toBe('滨江路');
    expect(normalised('葛\u{e0100}城')).toBe('葛城');
    expect(normalised('བོད་ལྗོངས།')).toBe('བོད ལྗོངས');
  });

  it('is made of all lots, of the whole description and of the items, however many', () => {
    const [lot] = publishedProject().lots;
    const lots = Array.from({ length: 500 }, (_, index) => ({
      ...lot,
      id: `lot-${index + 1}`,
      title: `第${index + 1}标段 ${'道路照明'.repeat(20)}`,
      description: `起点桩号 K${index}`,
    })) as PublishedProject['lots'];
    const text = searchTextOf(
      publishedProject({
        lots,
        description: `${'说明'.repeat(10_000)}末尾`,
        items: [{ id: '1', description: '球墨铸铁管' }],
      }),
    );
    for (const word of ['lot 500', '第500标段', 'k499', '明末尾', '球墨铸铁管']) expect(text).toContain(word);
  });

  it('finds by grams and patterns together just what contains all words', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const query = fc.oneof(text, fc.string({ unit: fc.constantFrom(...'abcA路滨江 -'), maxLength: 12 }));
    const searched = fc.oneof(text, fc.string({ unit: fc.constantFrom(...'abcA路滨江 -'), maxLength: 40 }));
    fc.assert(
      fc.property(searched, query, (whole, asked) => {
        const haystack = normalised(whole);
        const words = normalised(asked).split(' ').filter(Boolean);
        fc.pre(words.length > 0);
        const sought = searchFor(asked);
        const indexed = new Set(grams(haystack));
        const matches =
          sought?.grams.every((gram) => indexed.has(gram)) &&
          sought.patterns.every((pattern) => haystack.includes(pattern.slice(1, -1).replace(/\\(.)/g, '$1')));
        expect(matches).toBe(words.every((word) => haystack.includes(word)));
      }),
    );
  });

  it('takes every word, and a word inside another one with it', () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
    expect(searchFor(`${words} 滨江路 江路`)?.patterns).toHaveLength(31);
    expect(searchFor('滨江路 江路')).toEqual({ grams: ['滨江', '江路'], patterns: ['%滨江路%'] });
  });

  it('asks nothing where nothing is given', () => {
    expect(searchFor(' \t')).toBeUndefined();
  });

  it.each(['%_ ，。', '★', '——', '\u200b', '🏗️'])('finds nothing by signs alone: %s', (signs) => {
    expect(() => searchFor(signs)).toThrow('search-without-words');
  });
});
