import { decode } from 'html-entities';

/** Text encoded more often than this is left as it is. */
const MOST_DECODINGS = 3;
const SCRIPT = /<(script|style)\b[^<>]{0,2000}>[^<]{0,100000}(<\/\1>|$)/gi;
const BREAKING_TAG = /<(br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]{0,2000}>/gi;
const TAG =
  /<\/?(a|b|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]{0,2000}>/gi;

/**
 * Text as a person would have typed it: HTML entities decoded, HTML tags taken out, line ends as `\n`, an escaped line end at
 * the end of a line taken out, no control characters, no halves of characters, no white space around it.
 */
export function cleanText(raw: string): string {
  return decodeEntities(raw.toWellFormed())
    .replace(SCRIPT, ' ')
    .replace(BREAKING_TAG, '\n')
    .replace(TAG, '')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\\[rn](?=\s|$)/g, '')
    .replace(/[\p{Cc}\u200b\ufeff\ufffd]/gu, (each) => (each === '\n' || each === '\t' ? each : ''))
    .replace(/[ \t\u00a0]{2,}/g, ' ')
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
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
