const SYMBOLS = /^(?:[A-Za-z]{1,3}\$?|[£€$¥₹₽]|元|人民币|\s)+|(?:[A-Za-z]{3}|[£€$¥₹₽]|元|\s)+$/g;
const GROUPED = /^-?\d{1,3}(?:[,\s'’]\d{3})+(?:\.\d+)?$/;
const GROUPED_WITH_COMMA_POINT = /^-?\d{1,3}(?:[.\s'’]\d{3})+,\d{1,12}$/;
const GROUPED_BY_POINTS = /^-?\d{1,3}(?:\.\d{3}){2,}$/;
const COMMA_POINT = /^-?\d+,\d{1,12}$/;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** One sign with three digits behind it and at most three before: thousands to one reader, a fraction to another. */
const TWO_WAYS = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
const LONGEST = 60;

/** A number as exact decimal text, or the two numbers that a text could be. */
export type ReadDecimal =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'two-ways'; readonly grouped: string; readonly fraction: string };

/**
 * A number from a JSON number or from text as people write it: `£1,234.50`, `1 234,50 EUR`. `1.500` and `1,500` as text are read in
 * two ways, and nothing here says which. Undefined for what is no number, and for a JSON number too large to have come through exactly.
 */
export function readDecimal(value: unknown): ReadDecimal | undefined {
  if (typeof value === 'number')
    return exact(Math.abs(value) <= Number.MAX_SAFE_INTEGER ? plain(String(value)) : undefined);
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const text = value.normalize('NFKC').trim().replace(SYMBOLS, '').replace(/^\+/, '');
  if (TWO_WAYS.test(text))
    return { kind: 'two-ways', grouped: text.replace(/[.,]/, ''), fraction: text.replace(',', '.') };
  if (GROUPED.test(text)) return exact(plain(text.replace(/[,\s'’]/g, '')));
  if (GROUPED_WITH_COMMA_POINT.test(text)) return exact(plain(text.replace(/[.\s'’]/g, '').replace(',', '.')));
  if (GROUPED_BY_POINTS.test(text)) return exact(plain(text.replaceAll('.', '')));
  if (COMMA_POINT.test(text)) return exact(plain(text.replace(',', '.')));
  return exact(plain(text));
}

/**
 * An amount as people write it into a field or on a command line, as the plain decimal that is meant: `2,815,600.00`, `2 815 600`,
 * `２８１５６００．５`. A point is a decimal point wherever it is the only sign, as everywhere on the platform. What is no number, or is one to
 * one reader and another to the next, stays as it was written, and `checkMoney` says why it is refused.
 */
export function writtenAmount(text: string): string {
  const written = text.normalize('NFKC').trim();
  if (/[^\d.,\s'’]/.test(written) || PLAIN.test(written)) return written;
  const read = readDecimal(written);
  return read?.kind === 'exact' ? read.text : written;
}

/** Whether one comma stands before three digits: thousands to one reader, a fraction to another. */
export function readsTwoWays(text: string): boolean {
  return text.includes(',') && TWO_WAYS.test(text);
}

function exact(text: string | undefined): ReadDecimal | undefined {
  return text === undefined ? undefined : { kind: 'exact', text };
}

/** Without exponent and without leading zeros. */
function plain(text: string): string | undefined {
  const small = /^(-?)(\d)(?:\.(\d+))?e-(\d{1,2})$/.exec(text);
  if (small) {
    const [, sign, first, rest = '', exponent] = small;
    return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`;
  }
  return PLAIN.test(text) ? text.replace(/^(-?)0+(?=\d)/, '$1') : undefined;
}
