import { type Bilingual } from '@mingtang/procedure/writing';
import { type FoundRelease } from './find-release';
import { type ImportReport } from './import-report';
import { placeInWords, roleTerm } from './import-terms';
import { Source } from './source';
import { valueInWords } from './value-in-words';

const PARTY = /^parties\[\d+\]$/;
/** The containers of a package hold the releases themselves. */
const OF_PACKAGE = new Set(['releases', 'records', 'compiledRelease']);
/** Told member by member, also where nothing of them was read. */
const OPENED = /^(?:tender|planning|awards\[\d+\]|contracts\[\d+\]|parties\[\d+\]\.address)$/;
/** Only names again who stands among the parties. */
const REFERENCES = /^(?:tender\.tenderers|awards\[\d+\]\.suppliers)\[\d+\]$/;

interface LeftOut {
  readonly place: Bilingual;
  readonly sources: Source[];
}

/** Tells what the release says that a draft here does not: each value once, those of a list together. */
export function reportLeftOut({ release, envelope, passedOver, merged }: FoundRelease, report: ImportReport): void {
  const tender = release.get('tender');
  if (!tender.get('tenderPeriod').isEmpty())
    report.add(
      'replaced',
      { field: 'timetable', source: tender.get('tenderPeriod') },
      '原投标期限不沿用，发布时按规则重新拟定时间安排',
      'the timetable is not taken over; publication proposes one by the rules',
    );
  for (const { place, sources } of leftOut(release, envelope, report)) {
    const [first] = sources;
    if (!first) continue;
    const many = sources.length > 1;
    const whole = sources.every((each) => each.isObject());
    report.add(
      'dropped',
      { field: '', source: many ? together(sources) : first, place },
      many
        ? `草稿中没有对应内容，共${sources.length}项${whole ? '（连同各自的编号、地址等）' : ''}未导入`
        : '草稿中没有对应内容，未导入',
      many
        ? `nothing in a draft corresponds to these ${sources.length}${whole ? ', with all that is said of each' : ''}; not imported`
        : 'nothing in a draft corresponds to it; not imported',
    );
  }
  const place = { zh: '公告数据', en: 'The data' };
  if (merged > 1)
    report.add(
      'converted',
      { field: 'release', place },
      `同一项目的${merged}次发布已按日期合并`,
      `${merged} releases of the process are merged in the order of their dates`,
    );
  if (passedOver > 0)
    report.add(
      'dropped',
      { field: '', place },
      `另有${passedOver}个项目未导入`,
      `${passedOver} other processes are not imported`,
    );
}

function leftOut(release: Source, envelope: Source, report: ImportReport): Iterable<LeftOut> {
  const parties = new Set(
    release
      .get('parties')
      .elements()
      .map((party) => String(party.get('id').value)),
  );
  const found = new Map<string, LeftOut>();
  const put = (source: Source, first?: Bilingual): void => {
    if (valueInWords(source.value) === '') return;
    const path = source.path.replace(/\[\d+\]/g, '[]');
    const place = placeInWords(path, first);
    const key = `${place.zh} ${path}`;
    const known = found.get(key);
    if (known) known.sources.push(source);
    else found.set(key, { place, sources: [source] });
  };
  const walk = (source: Source, first?: Bilingual): void => {
    if (source.isEmpty() || report.knows(source)) return;
    if (REFERENCES.test(source.path) && parties.has(String(source.get('id').value))) return;
    if (source.path !== '' && source.path !== 'package' && !OPENED.test(source.path) && !holdsKnown(source, report)) {
      if (!Array.isArray(source.value)) return put(source, first);
    }
    if (Array.isArray(source.value)) {
      const isParties = source.path === 'parties';
      for (const each of source.elements())
        walk(
          each,
          isParties
            ? roleTerm(
                each
                  .get('roles')
                  .elements()
                  .map(({ value }) => value),
              )
            : first,
        );
      return;
    }
    for (const name of source.names()) {
      if (source.path === 'package' && OF_PACKAGE.has(name)) continue;
      // What a party does is said by what it is called here.
      if (PARTY.test(source.path) && name === 'roles') continue;
      walk(source.get(name), first);
    }
  };
  walk(release);
  if (envelope !== release && envelope.isObject()) walk(envelope);
  return found.values();
}

/** Whether something of it was read or told of. */
function holdsKnown(source: Source, report: ImportReport): boolean {
  if (report.knows(source)) return true;
  const parts = Array.isArray(source.value) ? source.elements() : source.names().map((name) => source.get(name));
  return parts.some((part) => holdsKnown(part, report));
}

/** Several values as one, by the path that they have in common. */
function together(sources: readonly Source[]): Source {
  const path = sources[0]?.path.replace(/\[\d+\]/g, '[]');
  return new Source(
    sources.map(({ value }) => value),
    path,
  );
}
