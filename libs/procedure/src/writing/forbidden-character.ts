import { type Bilingual } from './text';

/** Whether a text is one line, as names, titles and identifiers are, or may have many. */
export type Lines = 'one' | 'many';

/** Why a character may not stand in a text. */
export type WhyForbidden =
  | 'line-break'
  | 'control'
  | 'surrogate'
  | 'noncharacter'
  | 'lost'
  | 'private-use'
  | 'invisible'
  | 'direction'
  | 'marks';

export interface ForbiddenCharacter {
  /** Its place in UTF-16 units from 0, and how many it takes. */
  readonly index: number;
  readonly length: number;
  readonly codePoint: number;
  readonly why: WhyForbidden;
}

/** What nearly every text is made of: nothing in it needs a look. */
const PLAIN = /^[\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/;
/** Marks on one letter, beyond what any script writes, run over the lines above and below. */
const MOST_MARKS = 8;

const SUSPECT = new RegExp(
  [
    '(?<control>\\p{Cc})',
    '(?<line>[\\u2028\\u2029])',
    '(?<surrogate>\\p{Cs})',
    '(?<noncharacter>\\p{Noncharacter_Code_Point})',
    '(?<lost>[\\ufffc\\ufffd])',
    '(?<private>\\p{Co})',
    '(?<invisible>[\\u2061-\\u2065\\u206a-\\u206f\\ufff0-\\ufffb\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}])',
    '(?<override>[\\u202d\\u202e])',
    `(?<=\\p{M}{${MOST_MARKS}})(?<mark>\\p{M})`,
  ].join('|'),
  'gu',
);
const WHY: Readonly<Record<string, WhyForbidden>> = {
  control: 'control',
  line: 'line-break',
  surrogate: 'surrogate',
  noncharacter: 'noncharacter',
  lost: 'lost',
  private: 'private-use',
  invisible: 'invisible',
  override: 'direction',
  mark: 'marks',
};
const BREAKS = new Set(['\n', '\r', '\u0085', '\u000b', '\u000c']);
/** What opens another direction of writing, with what closes it (UAX #9). */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
const DIRECTING = /[\u202a-\u202c\u2066-\u2069\n]/g;

/**
 * The characters that may not stand in a text, in the order in which they do. Allowed is what Unicode gives to writing, and line
 * feeds and tabs where a text may have many lines. Not allowed are
 * - control characters, and line breaks in one line;
 * - lone surrogates and noncharacters, which no UTF-8 and no XML holds;
 * - U+FFFC and U+FFFD, which stand where something was lost;
 * - private use: each font shows something else there;
 * - what shows nothing and may hide words, such as tag characters;
 * - overrides of direction, and embeddings and isolates that do not close in their line: they turn round what stands beside them;
 * - more than eight marks on one letter.
 *
 * Joiners (U+200C, U+200D), direction marks, variation selectors and unassigned characters are writing, and stay.
 */
export function forbiddenCharacters(text: string, lines: Lines): readonly ForbiddenCharacter[] {
  if (PLAIN.test(text)) return [];
  const found: ForbiddenCharacter[] = unclosed(text);
  for (const match of text.matchAll(SUSPECT)) {
    const [character] = match;
    const [kind = ''] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (lines === 'many' && (character === '\n' || character === '\t')) continue;
    const why = BREAKS.has(character) ? 'line-break' : (WHY[kind] ?? 'control');
    found.push(forbidden(text, match.index, why));
  }
  return found.sort((a, b) => a.index - b.index);
}

/** Embeddings and isolates that are not closed in their line, and closings of none. */
function unclosed(text: string): ForbiddenCharacter[] {
  const found: ForbiddenCharacter[] = [];
  let open: { readonly index: number; readonly closedBy: string }[] = [];
  const giveUp = (): void => {
    found.push(...open.map(({ index }) => forbidden(text, index, 'direction')));
    open = [];
  };
  for (const { 0: character, index } of text.matchAll(DIRECTING)) {
    const closedBy = CLOSED_BY[character];
    if (character === '\n') giveUp();
    else if (closedBy !== undefined) open.push({ index, closedBy });
    else if (open.at(-1)?.closedBy === character) open.pop();
    else found.push(forbidden(text, index, 'direction'));
  }
  giveUp();
  return found;
}

function forbidden(text: string, index: number, why: WhyForbidden): ForbiddenCharacter {
  const codePoint = text.codePointAt(index) ?? 0;
  return { index, length: codePoint > 0xffff ? 2 : 1, codePoint, why };
}

/** Why each kind may not stand, as a refusal says it. */
export const WHY_FORBIDDEN: Readonly<Record<WhyForbidden, Bilingual>> = {
  'line-break': { zh: '此处只能写一行，不能换行', en: 'this field has one line and takes no line break' },
  control: { zh: '控制字符不能使用', en: 'control characters cannot be used' },
  surrogate: { zh: '不是完整的字符', en: 'it is half of a character' },
  noncharacter: { zh: '不是字符', en: 'it is no character' },
  lost: { zh: '此处的字符已丢失，请重新输入', en: 'it stands for a character that was lost; please write that again' },
  'private-use': {
    zh: '自造字在别处无法显示，请改用标准汉字或符号',
    en: 'private-use characters show differently elsewhere',
  },
  invisible: { zh: '看不见的字符不能使用', en: 'characters that nobody sees cannot be used' },
  direction: {
    zh: '改变书写方向的符号会打乱前后文字；隔离符和嵌入符应在同一行内成对',
    en: 'it turns round the text beside it; only pairs of isolates or embeddings within a line may stand',
  },
  marks: { zh: '一个字符上的附加符号过多', en: 'there are too many marks on one letter' },
};
