import { type PublishedProject } from '@mingtang/contracts';
import { refused } from '../../refusals';

const LIKE_SPECIAL = /[\\%_]/g;
/** What an index over pairs of characters cannot tell by itself. */
const LONGER_THAN_A_PAIR = 3;

/**
 * How a text is compared in a search: full-width and half-width, capitals and small letters are the same, what is not seen counts for
 * nothing, and all but letters with their marks and digits only separates words. Works for Chinese, which has no spaces, as for English.
 */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{DI}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
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

/** What a project is found by, all of it: title, parties, place, ids, every lot, description, items. */
export function searchTextOf(project: PublishedProject): string {
  const parts = [
    project.title,
    project.ocid,
    project.procuringEntity.name,
    project.agency?.name ?? '',
    project.region,
    ...project.lots.flatMap(({ id, title, description }) => [id, title, description]),
    project.description,
    ...(project.items ?? []).map(({ description }) => description),
  ];
  return normalised(parts.join(' '));
}

/** A search as the database answers it: an index over grams finds what may match, the patterns (of SQL `LIKE`) what does. */
export interface Sought {
  readonly grams: readonly string[];
  /** Only of words that are longer than the grams, which find shorter ones by themselves. */
  readonly patterns: readonly string[];
}

/**
 * All words of a query, as many as there are. Undefined where nothing is asked.
 * @throws {RefusedError} `search-without-words` where it has only signs, by which nothing can be found.
 */
export function searchFor(query: string): Sought | undefined {
  if (query.trim() === '') return undefined;
  const words = [...new Set(normalised(query).split(' '))].filter(Boolean);
  if (words.length === 0) throw refused('search-without-words', { field: 'q' });
  // A word inside another one is found with it.
  const whole = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
  return {
    grams: [...new Set(whole.flatMap(longestGrams))],
    patterns: whole
      .filter((word) => [...word].length >= LONGER_THAN_A_PAIR)
      .map((word) => `%${word.replace(LIKE_SPECIAL, '\\$&')}%`),
  };
}

/** The pairs of a word, which say of each character that it occurs; of a single character itself. */
function longestGrams(word: string): string[] {
  const characters = [...word];
  return characters.length === 1 ? characters : characters.slice(1).map((next, index) => `${characters[index]}${next}`);
}
