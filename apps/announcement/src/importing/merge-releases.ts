import { Source } from './source';

type Members = Record<string, unknown>;

/** What a compiled release has of its own, or not at all (`omitWhenMerged` of the release schema). */
const OF_EACH_RELEASE = new Set(['id', 'date', 'tag']);
/** Lists that a later release gives whole (`wholeListMerge` of the release schema). */
const WHOLE_LISTS = new Set(['additionalIdentifiers', 'additionalClassifications']);

/**
 * Merges the releases of one process into what holds after all of them, as OCDS 1.1 says ("Merging"): in the order of their dates; a
 * later value replaces an earlier one, `null` takes it away; objects are merged member by member, lists of objects by the objects' ids,
 * other lists are replaced whole. Id, date and tags are those of the last release.
 */
export function mergeReleases(releases: readonly Source[]): Source {
  const [first, ...later] = [...releases].sort((a, b) => dateOf(a) - dateOf(b));
  if (!first || later.length === 0) return first ?? new Source(undefined);
  const merged =
    releases.length === 0
      ? {}
      : [first, ...later].reduce<Members>((all, { value }) => mergeObjects(all, value as Members), {});
  const last = later.at(-1) ?? first;
  return new Source(withMembers(merged, last.value as Members));
}

function withMembers(merged: Members, last: Members): Members {
  const own = [...OF_EACH_RELEASE].flatMap((name) => (Object.hasOwn(last, name) ? [[name, last[name]] as const] : []));
  return fromEntries([...Object.entries(merged), ...own]);
}

function mergeObjects(earlier: unknown, later: Members): Members {
  const merged = new Map(isObject(earlier) ? Object.entries(earlier) : []);
  for (const [name, value] of Object.entries(later)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergeValues(name, merged.get(name), value));
  }
  return fromEntries([...merged]);
}

function mergeValues(name: string, earlier: unknown, later: unknown): unknown {
  if (isObject(later)) return mergeObjects(earlier, later);
  if (!Array.isArray(later)) return later;
  const byId = later.length > 0 && later.every(isObject) && later.some((each) => idOf(each) !== undefined);
  return byId && !WHOLE_LISTS.has(name) ? mergeLists(Array.isArray(earlier) ? earlier : [], later) : later;
}

/** An id that one release gives twice stands for two objects; the second meets the second of the other release. */
function mergeLists(earlier: readonly unknown[], later: readonly unknown[]): unknown[] {
  const merged = new Map<string, unknown>();
  for (const [key, each] of keyed(earlier, 'earlier')) merged.set(key, each);
  for (const [key, each] of keyed(later, 'later'))
    merged.set(key, isObject(each) ? mergeObjects(merged.get(key), each) : each);
  return [...merged.values()];
}

function keyed(list: readonly unknown[], side: string): (readonly [key: string, each: unknown])[] {
  const seen = new Map<string, number>();
  return list.map((each, at) => {
    const id = idOf(each);
    if (id === undefined) return [`${side} ${at}`, each];
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    return [`id ${nth} ${id}`, each];
  });
}

function idOf(value: unknown): string | undefined {
  const id = isObject(value) && Object.hasOwn(value, 'id') ? value['id'] : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Also `__proto__` is a member like any other here. */
function fromEntries(entries: readonly (readonly [name: string, value: unknown])[]): Members {
  return Object.fromEntries(entries);
}

function dateOf(release: Source): number {
  const { value } = release.get('date');
  const date = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? Number.NEGATIVE_INFINITY : date;
}
