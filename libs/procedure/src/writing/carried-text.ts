import { forbiddenCharacters, type Lines } from './forbidden-character';
import { normalText } from './text-field';

const REPLACEMENT = '\ufffd';
/**
 * A text as a file, a letter or a sheet of paper can carry it, whatever is kept: each character that may not stand in a text is
 * U+FFFD, and a line break where there is one line a space. Private-use characters stay, which every format carries.
 */
export function carriedText(text: string, lines: Lines): string {
  const kept = normalText(text.replaceAll('\r\n', '\n'), lines);
  let carried = '';
  let from = 0;
  for (const { index, length, why } of forbiddenCharacters(kept, lines)) {
    if (why === 'private-use' || why === 'lost' || index < from) continue;
    carried += kept.slice(from, index) + (why === 'line-break' ? ' ' : REPLACEMENT);
    from = index + length;
  }
  return carried + kept.slice(from);
}
