import { canonicalJson } from '@mingtang/transparency';

/** A place in which two JSON values differ. */
export interface Difference {
  /** As `entries[0].price.amount`. */
  readonly path: string;
  readonly here: unknown;
  readonly there: unknown;
}

const MOST = 1_000;
const MOST_TOLD = 5;

/** Where two JSON values differ, leaf by leaf; at most a thousand places. */
export function differences(here: unknown, there: unknown): Difference[] {
  const found: Difference[] = [];
  walk('', here, there, found);
  return found;
}

function walk(path: string, here: unknown, there: unknown, found: Difference[]): void {
  if (found.length >= MOST || here === there) return;
  if (!isNode(here) || !isNode(there) || Array.isArray(here) !== Array.isArray(there)) {
    found.push({ path: path || '/', here, there });
    return;
  }
  for (const key of new Set([...Object.keys(here), ...Object.keys(there)]))
    walk(
      Array.isArray(here) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
      (here as Record<string, unknown>)[key],
      (there as Record<string, unknown>)[key],
      found,
    );
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The first of them in words: where, what is found, what was logged. */
export function tell(found: readonly Difference[], language: 'zh' | 'en'): string {
  const told = found.slice(0, MOST_TOLD).map(({ path, here, there }) => {
    const [is, was] = [short(here), short(there)];
    return language === 'zh' ? `${path} 为 ${is}，日志为 ${was}` : `${path} is ${is}, logged as ${was}`;
  });
  return told.join(language === 'zh' ? '；' : '; ');
}

/** A value as a reader can take it in. */
export function short(value: unknown): string {
  const text = value === undefined ? '—' : canonicalJson(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
