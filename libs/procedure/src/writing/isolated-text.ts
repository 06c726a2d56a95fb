/** Letters that are written from right to left, and what turns the direction of writing. */
const TURNING =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0800-\u085f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';

/**
 * What somebody wrote, to be put into plain text of ours: where it could turn the direction of writing it stands between the marks
 * of Unicode that keep it to itself (UAX #9), as `<bdi>` does in HTML.
 */
export function isolatedText(text: string): string {
  return TURNING.test(text) ? ISOLATE + text + END_OF_ISOLATE : text;
}
