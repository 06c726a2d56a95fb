import { type PublishedProject } from '@mingtang/contracts';

/** Longest text that a project is searched by, in characters. */
const MOST_CHARACTERS = 2_000;
const MOST_WORDS = 8;
const LIKE_SPECIAL = /[\\%_]/g;

/**
 * How a text is compared in a search: full-width and half-width, capitals and small letters are the same, and all but
 * letters and digits only separates words. Works for Chinese, which has no spaces, as for English.
 */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Every character and every pair of neighbouring characters inside the words of a normalised text. */
export function grams(text: string): string[] {
  const found = new Set<string>();
  for (const word of text.split(' ')) {
    const characters = [...word];
    characters.forEach((character, index) => {
      found.add(character);
      const next = characters[index + 1];
      if (next !== undefined) found.add(character + next);
    });
  }
  return [...found];
}

/** What a project is found by: title, parties, place, ids, lots, and the beginning of its description. */
export function searchTextOf(project: PublishedProject): string {
  const parts = [
    project.title,
    project.ocid,
    project.procuringEntity.name,
    project.agency?.name ?? '',
    project.region,
    ...project.lots.map(({ title }) => title),
    project.description,
  ];
  return [...normalised(parts.join(' '))].slice(0, MOST_CHARACTERS).join('').trim();
}

/**
 * A search as the database answers it: an index over grams finds what may match, the patterns (of SQL `LIKE`) what does.
 * Undefined where nothing is asked.
 */
export function searchFor(query: string): { grams: string[]; patterns: string[] } | undefined {
  const words = normalised(query).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  return {
    grams: grams(words.join(' ')),
    patterns: words.map((word) => `%${word.replace(LIKE_SPECIAL, '\\$&')}%`),
  };
}
