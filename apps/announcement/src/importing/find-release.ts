import { invalidField, RefusedError } from '@mingtang/procedure';
import { isTooDeep, Source } from './source';

export interface FoundRelease {
  /** The release itself; its paths begin in it. */
  readonly release: Source;
  /** The package that it came in, or the release itself: says publisher, address and licence. */
  readonly envelope: Source;
  /** How many other releases were passed over. */
  readonly passedOver: number;
}

/**
 * Finds the release to import: in a release, a release package, a record, a record package, or a list of releases, the latest one
 * that has a tender; of a record its compiled release.
 * @throws {RefusedError} `release-malformed`, `release-without-tender`
 */
export function findRelease(document: unknown): FoundRelease {
  const envelope = new Source(document);
  if (typeof document !== 'object' || document === null || isTooDeep(document))
    throw refused('release-malformed', '应为 OCDS 1.1 发布数据（JSON）', 'not an OCDS 1.1 release as JSON');
  const releases = releasesIn(envelope);
  const tendering = releases.filter((release) => release.get('tender').isObject());
  const [latest] = tendering.sort((a, b) => dateOf(b) - dateOf(a));
  if (!latest) throw refused('release-without-tender', '发布数据中没有招标信息', 'no release in it has a tender');
  return { release: new Source(latest.value), envelope, passedOver: releases.length - 1 };
}

function releasesIn(source: Source): Source[] {
  if (Array.isArray(source.value)) return source.elements().flatMap(releasesIn);
  if (source.get('compiledRelease').isObject()) return [source.get('compiledRelease')];
  for (const container of ['records', 'releases'])
    if (!source.get(container).isEmpty()) return source.get(container).elements().flatMap(releasesIn);
  return source.isObject() ? [source] : [];
}

function dateOf(release: Source): number {
  const { value } = release.get('date');
  const date = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? Number.NEGATIVE_INFINITY : date;
}

function refused(code: string, zh: string, en: string): RefusedError {
  return new RefusedError([invalidField('release', code, { zh, en })]);
}
