import { forbiddenCharacters, type Lines } from './forbidden-character';
import { normalText } from './text-field';

const REPLACEMENT = '\ufffd';
/** Letters that are written from right to left, and what turns the direction of writing. */
const TURNING =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0800-\u085f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';

/**
 * A text as a file, a letter or a sheet of paper can carry it, whatever is kept: each character that may not stand in a text is
 * U+FFFD, and a line break where there is one line a space. Private-use characters stay, which every format carries.
 */
export function carriedText(text: string, lines: Lines): string {
  const kept = normalText(text, lines);
  let carried = '';
  let from = 0;
  for (const { index, length, why } of forbiddenCharacters(kept, lines)) {
    if (why === 'private-use' || why === 'lost' || index < from) continue;
    carried += kept.slice(from, index) + (why === 'line-break' ? ' ' : REPLACEMENT);
    from = index + length;
  }
  return carried + kept.slice(from);
}

/**
 * What somebody wrote, to be put into plain text of ours: where it could turn the direction of writing it stands between the marks
 * of Unicode that keep it to itself (UAX #9), as `<bdi>` does in HTML.
 */
export function isolatedText(text: string): string {
  return TURNING.test(text) ? ISOLATE + text + END_OF_ISOLATE : text;
}
