import { invalidField, type Refusal, RefusedError } from '@mingtang/procedure/rules';
import { cleanText, shorten } from './clean-text';
import { mergeReleases } from './merge-releases';
import { isTooDeep, Source } from './source';

export interface FoundRelease {
  /** What holds after all releases of the process; its paths begin in it. */
  readonly release: Source;
  /** The package that it came in, or the release itself: says publisher, address and licence. */
  readonly envelope: Source;
  /** How many releases of the process were merged. */
  readonly merged: number;
  /** The tags of all of them. */
  readonly tags: readonly string[];
  /** How many other processes were passed over. */
  readonly passedOver: number;
}

interface Process {
  readonly ocid: string;
  readonly release: Source;
  readonly merged: number;
  /** The tags of all its releases. */
  readonly tags: readonly string[];
}

/** So many processes are named where one is to be chosen. */
const MOST_NAMED = 50;
/** A release with one of these tags says all that is known; any other may say only what changed. */
const WHOLE = new Set(['tender', 'planning', 'compiled']);

/**
 * Finds the process to import in a release, a release package, a record, a record package or a list of releases, and merges its
 * releases; of a record it takes the compiled release.
 * @param chosen the process, by its ocid, where there are several
 * @throws {RefusedError} `release-malformed`, `release-without-tender`, `release-several`, `release-process-unknown`, `release-partial`
 */
export function findRelease(document: unknown, chosen?: string): FoundRelease {
  const source = new Source(document);
  if (typeof document !== 'object' || document === null || isTooDeep(document))
    throw refused('release-malformed', '应为 OCDS 1.1 发布数据（JSON）', 'not an OCDS 1.1 release as JSON');
  const processes = processesIn(source);
  const tendering = processes.filter(({ release }) => release.get('tender').isObject());
  if (tendering.length === 0)
    throw refused('release-without-tender', '发布数据中没有招标信息', 'no release in it has a tender');
  const process = choose(tendering, chosen);
  assertWhole(process);
  const { release, merged, tags } = process;
  const isPlain = release.value === document;
  return {
    release,
    envelope: isPlain ? release : new Source(document, 'package'),
    merged,
    tags,
    passedOver: processes.length - 1,
  };
}

function choose(processes: readonly Process[], chosen: string | undefined): Process {
  if (chosen !== undefined) {
    const process = processes.find(({ ocid }) => ocid === chosen);
    if (process) return process;
    throw new RefusedError([
      invalidField('ocid', 'release-process-unknown', {
        zh: '数据中没有该编号的招标项目',
        en: 'no tender in it has that ocid',
      }),
    ]);
  }
  const [only, ...others] = processes;
  if (only && others.length === 0) return only;
  throw new RefusedError(processes.slice(0, MOST_NAMED).map(oneOfSeveral));
}

function oneOfSeveral({ ocid, release }: Process): Refusal {
  const { value } = release.get('tender').get('title');
  const title = typeof value === 'string' ? shorten(cleanText(value.slice(0, 10_000)).replace(/\s+/g, ' '), 200) : '';
  return invalidField(
    'ocid',
    'release-several',
    {
      zh: `数据中有多个招标项目，请指定其一：${ocid}${title && `《${title}》`}`,
      en: `it holds several tenders; say which one: ${ocid}${title && ` “${title}”`}`,
    },
    { ocid, title },
  );
}

/** A release that says only what changed is no tender, and must not be filled up to one. */
function assertWhole({ release, tags }: Process): void {
  const tender = release.get('tender');
  const says = (...names: string[]): boolean =>
    tender.names().some((name) => names.some((each) => name === each || name.startsWith(`${each}_`)));
  const named = says('title', 'description') || !release.get('title').isEmpty();
  const onlyChanges = tags.length > 0 && !tags.some((tag) => WHOLE.has(tag));
  const lacking = [
    ...(says('title') ? [] : [{ zh: '名称', en: 'title' }]),
    ...(says('description', 'lots', 'items') ? [] : [{ zh: '内容、标段和标的', en: 'description, lots and items' }]),
  ];
  if (named && !(onlyChanges && lacking.length > 0)) return;
  const tagged = tags.length > 0 ? `（${tags.join('、')}）` : '';
  throw refused(
    'release-partial',
    `该公告${tagged}没有${lacking.map(({ zh }) => zh).join('、')}，可能只含有变更内容；请与此前的公告一并导入（同一发布包、列表或记录）`,
    `the release${tags.length > 0 ? ` (${tags.join(', ')})` : ''} has no ${lacking.map(({ en }) => en).join(', no ')}, so it may say only what changed; import it together with the releases before it, in one package, list or record`,
  );
}

function processesIn(source: Source): Process[] {
  const compiled: Process[] = [];
  const releases = new Map<string, Source[]>();
  const collect = (each: Source): void => {
    if (Array.isArray(each.value)) return each.elements().forEach(collect);
    const whole = each.get('compiledRelease');
    if (whole.isObject()) {
      const release = new Source(whole.value);
      compiled.push({ ocid: ocidOf(release) || ocidOf(each), release, merged: 1, tags: ['compiled'] });
      return;
    }
    for (const container of ['records', 'releases'])
      if (!each.get(container).isEmpty()) return each.get(container).elements().forEach(collect);
    if (!each.isObject() || isLink(each)) return;
    const ocid = ocidOf(each);
    // Releases that do not say of which process they are cannot be told to be of one.
    const key = ocid || `#${releases.size}`;
    releases.set(key, [...(releases.get(key) ?? []), new Source(each.value)]);
  };
  collect(source);
  const known = new Set(compiled.map(({ ocid }) => ocid));
  const merged = [...releases]
    .filter(([ocid]) => !known.has(ocid))
    .map(([ocid, of]) => ({ ocid, release: mergeReleases(of), merged: of.length, tags: of.flatMap(tagsOf) }));
  return [...compiled, ...merged];
}

/** A record may name its releases only by their addresses. */
function isLink(release: Source): boolean {
  return !release.get('url').isEmpty() && release.get('tender').isEmpty() && release.get('ocid').isEmpty();
}

function ocidOf(release: Source): string {
  const { value } = release.get('ocid');
  return typeof value === 'string' || typeof value === 'number' ? cleanText(String(value).slice(0, 500)) : '';
}

function tagsOf(release: Source): string[] {
  return release
    .get('tag')
    .elements()
    .flatMap(({ value }) => (typeof value === 'string' ? [shorten(cleanText(value.slice(0, 100)), 40)] : []));
}

function refused(code: string, zh: string, en: string): RefusedError {
  return new RefusedError([invalidField('release', code, { zh, en })]);
}
