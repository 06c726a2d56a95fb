import { invalidField, type Refusal } from '../rules/refusal';
import { forbiddenCharacters, type ForbiddenCharacter, type Lines, WHY_FORBIDDEN } from './forbidden-character';

const ANY_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g;
/** Soft hyphen, zero-width space, word joiner, byte order mark: they come along with pasted text, show nothing and mean nothing. */
const SHOWING_NOTHING = /[\u00ad\u200b\u2060\ufeff]/g;
/** What a reader sees: neither space nor anything that shows nothing (fillers, joiners, marks of direction, blank Braille). */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u;
const MOST_SHOWN = 3;

/**
 * A text as it is kept, so that one text is one sequence of characters: in Unicode's normal form C, every kind of line break as
 * `\n` where there may be several lines, without what shows nothing and means nothing. What a text may not have stays in it, to
 * be refused.
 */
export function normalText(text: string, lines: Lines): string {
  const broken = lines === 'many' ? text.replace(ANY_BREAK, '\n') : text;
  return broken.replace(SHOWING_NOTHING, '').normalize('NFC');
}

/** Whether a text shows nothing to a reader. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/** Which characters of a text may not stand in it (see {@link forbiddenCharacters}), and where. */
export function checkText(text: string, lines: Lines, field: string): Refusal[] {
  const found = forbiddenCharacters(text, lines);
  const [first] = found;
  if (!first) return [];
  const shown = found.slice(0, MOST_SHOWN).map((each) => ({ each, place: placeOf(text, each) }));
  const more = found.length - shown.length;
  const zh = shown.map(
    ({ each, place }) => `${placeZh(place, lines)}（${nameOf(each)}）：${WHY_FORBIDDEN[each.why].zh}`,
  );
  const en = shown.map(
    ({ each, place }) => `${placeEn(place, lines)} (${nameOf(each)}): ${WHY_FORBIDDEN[each.why].en}`,
  );
  const { character } = placeOf(text, first);
  return [
    invalidField(
      field,
      'character-not-allowed',
      {
        zh: `${zh.join('；')}${more > 0 ? `；另有${more}处` : ''}`,
        en: `${en.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
      },
      { character, codePoint: nameOf(first) },
    ),
  ];
}

interface Place {
  /** From 1, in characters as a reader counts code points. */
  readonly character: number;
  readonly line: number;
}

function placeOf(text: string, { index }: ForbiddenCharacter): Place {
  const before = text.slice(0, index);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return { character: [...line].length + 1, line: before.split('\n').length };
}

function placeZh({ character, line }: Place, lines: Lines): string {
  return lines === 'many' && line > 1 ? `第${line}行第${character}个字符` : `第${character}个字符`;
}

function placeEn({ character, line }: Place, lines: Lines): string {
  return lines === 'many' && line > 1 ? `line ${line}, character ${character}` : `character ${character}`;
}

/** `U+202E`, as Unicode writes it. */
function nameOf({ codePoint }: ForbiddenCharacter): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
