import { forbiddenCharacters, type Lines, normalText } from '@mingtang/procedure/writing';
import { decode } from 'html-entities';

/** Text encoded more often than this is left as it is. */
const MOST_DECODINGS = 3;
const SCRIPT = /<(script|style)\b[^<>]{0,2000}>[^<]{0,100000}(<\/\1>|$)/gi;
const BREAKING_TAG = /<(br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]{0,2000}>/gi;
const TAG =
  /<\/?(a|b|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]{0,2000}>/gi;

/** What stands for a character that was lost, as editors write it. */
export const LOST = '□';
/** Bullets of symbol fonts, which word processors leave in text. */
const BULLETS = new Set([0xf0b7, 0xf0a7, 0xf0d8, 0xf0fc, 0xf076]);

/**
 * Text as a person would have typed it: HTML entities decoded, HTML tags taken out, an escaped line end at the end of a line
 * taken out, no white space around it, and nothing in it that may not stand in a text. Where a character was lost before it came
 * here stands `□`: nothing is thinned out unseen.
 */
export function cleanText(raw: string, lines: Lines = 'many'): string {
  const text = decodeEntities(raw.toWellFormed())
    .replace(SCRIPT, ' ')
    .replace(BREAKING_TAG, '\n')
    .replace(TAG, '')
    .toWellFormed()
    .replace(/\\[rn](?=\s|$)/g, '');
  const allowed = withoutForbidden(normalText(text, 'many'))
    .replace(/[ \t\u00a0]{2,}/g, ' ')
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return lines === 'one' ? allowed.replace(/[\t\n]+/g, ' ') : allowed;
}

function withoutForbidden(text: string): string {
  let allowed = '';
  let from = 0;
  for (const { index, length, codePoint, why } of forbiddenCharacters(text, 'many')) {
    if (index < from) continue;
    const lost = why === 'lost' || why === 'noncharacter' || why === 'private-use';
    allowed += text.slice(from, index) + (BULLETS.has(codePoint) ? '•' : lost ? LOST : '');
    from = index + length;
  }
  return allowed + text.slice(from);
}

/** At most `most` UTF-16 units, cut between characters and marked with an ellipsis where something is cut off. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** Some publishers encode twice: `&amp;pound;`. */
function decodeEntities(text: string): string {
  let decoded = text;
  for (let times = 0; times < MOST_DECODINGS && decoded.includes('&'); times++) {
    const next = decode(decoded, { scope: 'strict' });
    if (next === decoded) return decoded;
    decoded = next;
  }
  return decoded;
}
