/** What a spreadsheet takes for a formula, in whatever width it is written and whatever unseen stands before it. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;
/** Begins with the mark itself: it gets another one, so that taking one away always gives what was meant. */
const MARKED = /^'/;
/** Numbers that come out of a spreadsheet as they went in: no sign, no leading zero, no more digits than it holds. */
const KEPT_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** A time with its offset, which a spreadsheet has no value for. */
const KEPT_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)? ?[+-]\d\d:\d\d$/;
/** Truth values and errors. */
const WORD = /^(?:true|false|#(?:n\/a|null!|div\/0!|value!|ref!|name\?|num!|spill!|calc!|getting_data))$/i;
/** All that numbers, dates and times are written with beside digits and signs, in Chinese and English. */
const PARTS =
  /jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s?day)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|a\.?m\.?|p\.?m\.?|上午|下午|星期[一二三四五六日天]|(?<=[\d.])e(?=[+-]?\d)|(?<=\d)t(?=\d)|(?<=\d)z$|(?<=\d\s*)[ap]$|[年月日时時分秒点點〇零一二三四五六七八九十百千万萬亿億]/g;
const DIGIT = /\p{Nd}|[〇零一二三四五六七八九十百千万萬亿億]/u;
const SIGNS = /^[\p{Nd}\p{P}\p{S}\p{Z}\p{C}]*$/u;
/** Longer texts are no numbers. */
const LONGEST = 60;

/**
 * A text as the cell of a CSV file that people open in a spreadsheet: what it would take for a formula, a date or another number
 * begins with `'`, so that the lot `1E5` does not become 100000, `1-2` no date and `007` not 7. CSV has no way to say that a cell is
 * text; taking one `'` off the beginning of a cell gives the text itself.
 */
export function csvText(text: string): string {
  return MARKED.test(text) || FORMULA.test(text) || isTakenForAnother(text) ? `'${text}` : text;
}

/** An exact decimal as such a cell: a number, or text where it has more digits than a spreadsheet's numbers hold. */
export function csvAmount(decimal: string): string {
  return decimal.replace(/\D/g, '').length > 15 ? csvText(decimal) : decimal;
}

function isTakenForAnother(text: string): boolean {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (WORD.test(plain)) return true;
  if (plain.length > LONGEST || !DIGIT.test(plain)) return false;
  if (KEPT_NUMBER.test(text) || KEPT_TIME.test(text)) return false;
  return SIGNS.test(plain.replace(PARTS, ''));
}
