import { carriedText } from '@mingtang/procedure/writing';
import { cleanText, shorten } from './clean-text';

const MOST_SHOWN = 200;
const MOST_PARTS = 40;
const NAMES = ['name', 'title', 'legalName'];
const NAMING = new Set([...NAMES, 'id', 'identifier', 'roles']);

/** A value of a release as a reader without JSON reads it: names, amounts with their currency, what is listed one after another. */
export function valueInWords(value: unknown): string {
  return shorten(partsOf(value, 0).slice(0, MOST_PARTS).join('; '), MOST_SHOWN);
}

function partsOf(value: unknown, depth: number): string[] {
  if (value === null || value === undefined || depth > 8) return [];
  if (typeof value !== 'object') {
    const text = typeof value === 'string' ? cleanText(value.slice(0, 10_000)) : String(value as number);
    return text === '' ? [] : [carriedText(text.replace(/\s+/g, ' '), 'one')];
  }
  if (Array.isArray(value)) return value.slice(0, MOST_PARTS).flatMap((each) => partsOf(each, depth + 1));
  const members = value as Readonly<Record<string, unknown>>;
  const amount = Object.hasOwn(members, 'amount') ? partsOf(members['amount'], depth + 1) : [];
  if (amount.length > 0) return [[...amount, ...partsOf(members['currency'], depth + 1)].join(' ')];
  const name = NAMES.flatMap((each) => (Object.hasOwn(members, each) ? partsOf(members[each], depth + 1) : [])).slice(
    0,
    1,
  );
  const others = Object.entries(members).filter(([key]) => name.length === 0 || !NAMING.has(key));
  return [...name, ...(name.length > 0 && depth > 0 ? [] : others.flatMap(([, each]) => partsOf(each, depth + 1)))];
}
