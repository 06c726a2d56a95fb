import { describe, expect, it } from '@jest/globals';
import { askedIn } from './checking/asked-texts';
import { askedAs, partsWithTexts, shortly, sourceFiles, textsIn, variablesOf } from './checking/portal-texts';
import { spokenIn } from './checking/spoken-in-source';
import { DYNAMIC_KEYS } from './dynamic-keys';
import { LANGUAGES } from './languages';

const parts = [...partsWithTexts()];
const asked = sourceFiles().flatMap(askedIn);
const asks = (part: string, key: string) =>
  asked.some((each) => !each.dynamic && each.part === part && each.key === key);

/** Said in the source itself: languages name themselves, and {@link formatsOf} is how a language writes, not a text. */
const SPOKEN_BY_DESIGN = [/^shell\/session-menu\.tsx:\d+ (English|中文)$/, /^language\/formats\.ts:\d+ /];

describe('texts of the portal', () => {
  describe.each(parts)('%s', (part, folder) => {
    const [first, ...others] = LANGUAGES.map((language) => textsIn(folder, language));
    if (!first) throw new Error('the portal speaks no language');
    const keys = [...variablesOf(first).keys()];

    it('has each text in every language, with the same values in it', () => {
      for (const other of others) expect(variablesOf(other)).toEqual(variablesOf(first));
    });

    it('has no empty text', () => {
      for (const texts of [first, ...others])
        expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
    });

    it('has no text that nothing asks for', () => {
      const dynamic = DYNAMIC_KEYS[part] ?? [];
      expect(keys.filter((key) => !asks(part, key) && !dynamic.some((prefix) => key.startsWith(prefix)))).toEqual([]);
    });

    it('has every text that the source asks for, and gives it its values', () => {
      const variables = variablesOf(first);
      const wrong = asked
        .filter((each) => each.part === part && !each.dynamic && each.key !== undefined)
        .filter(({ key, given }) => {
          const wanted = variables.get(key as string);
          return !wanted || (given && wanted.some((name) => !given.includes(name)));
        });
      expect(wrong.map(({ at, key }) => `${at} ${key}`)).toEqual([]);
    });

    it('is asked by a value only for what is listed, and all that is listed is asked for and there', () => {
      const prefixes = asked.filter((each) => each.part === part && each.dynamic).map(({ key }) => key);
      expect([...new Set(prefixes)].sort()).toEqual([...(DYNAMIC_KEYS[part] ?? [])].sort());
      for (const prefix of prefixes) expect(keys.some((key) => key.startsWith(prefix as string))).toBe(true);
    });

    it('uses every plural form that its languages have', () => {
      for (const [at, texts] of [first, ...others].entries()) {
        const wanted = new Intl.PluralRules(LANGUAGES[at]).resolvedOptions().pluralCategories;
        const plural = [...texts.keys()].filter((key) => askedAs(key) !== key);
        const missing = plural.flatMap((key) =>
          wanted.map((form) => `${askedAs(key)}_${form}`).filter((form) => !texts.has(form)),
        );
        expect(missing).toEqual([]);
      }
    });
  });

  it('lists values for no part that is not there', () => {
    expect(Object.keys(DYNAMIC_KEYS).filter((part) => !parts.some(([name]) => name === part))).toEqual([]);
  });

  it('are asked for where it can be read which one is meant', () => {
    const unclear = asked.filter(({ part, key }) => key === undefined || !parts.some(([name]) => name === part));
    expect(unclear.map(({ at }) => at)).toEqual([]);
  });

  it('hold all that the portal says: no sentence is in the source', () => {
    const spoken = sourceFiles().flatMap(spokenIn);
    expect(spoken.filter((each) => !SPOKEN_BY_DESIGN.some((pattern) => pattern.test(each)))).toEqual([]);
  });

  it('are looked for in every file that speaks', () => {
    expect(sourceFiles().map(shortly)).toEqual(expect.arrayContaining(['shell/layout.tsx', 'parts/values.tsx']));
    expect(asked.length).toBeGreaterThan(20);
  });
});
