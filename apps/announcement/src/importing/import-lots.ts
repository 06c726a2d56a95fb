import { type Money } from '@mingtang/procedure/money';
import { type Lot } from '@mingtang/procedure/tender';
import { MOST_LOTS } from '../drafting/tender-parts.dto';
import { type ImportReport } from './import-report';
import { type Amounts, readMoney } from './read-money';
import { readFirstText, readText, translations } from './read-text';
import { type Source } from './source';
import { UniqueIds } from './unique-ids';

const MOST_TITLE = 500;
const MOST_DESCRIPTION = 20_000;

export interface ImportedLots {
  readonly lots: readonly Lot[];
  /** The draft's lot of a lot id of the release. */
  readonly idOf: ReadonlyMap<string, string>;
  /** Where each lot comes from, by its id in the draft. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** What the one lot of a tender without lots is. */
export interface WholeTender extends Amounts {
  readonly title: string;
  readonly estimate: Money | null;
}

/** The lots of the OCDS lots extension; where there are none, one lot that is the whole tender. */
export function importLots(tender: Source, whole: WholeTender, report: ImportReport): ImportedLots {
  const listed = tender.get('lots').elements();
  const sources = listed.filter((source, at) => {
    if (source.isObject() && at < MOST_LOTS) return true;
    report.add('dropped', { field: 'lots', source }, '不是标段，或标段过多，已略去', 'no lot, or too many; left out');
    return false;
  });
  if (sources.length === 0) return { lots: [onlyLot(tender, whole, report)], idOf: new Map(), sources: new Map() };
  const ids = new UniqueIds(/[^A-Za-z0-9._-]+/g, 64, report);
  const idOf = new Map<string, string>();
  const sourceOf = new Map<string, Source>();
  const lots = sources.map((source, at): Lot => {
    const field = `lots[${at}]`;
    const id = ids.next(source.get('id'), `${field}.id`, `lot-${at + 1}`);
    const own = String(source.get('id').value);
    if (!idOf.has(own)) idOf.set(own, id);
    sourceOf.set(id, source);
    const estimate = readMoney(source.get('value'), `${field}.estimate`, whole, report);
    return {
      id,
      title: lotTitle(source, at, report),
      description: readText(source.get('description'), `${field}.description`, MOST_DESCRIPTION, report),
      ...(estimate && { estimate }),
    };
  });
  return { lots, idOf, sources: sourceOf };
}

function lotTitle(source: Source, at: number, report: ImportReport): string {
  const field = `lots[${at}].title`;
  const title = readFirstText(translations(source, 'title'), field, MOST_TITLE, report);
  if (title !== undefined) return title;
  const filled = `标段 ${at + 1} / Lot ${at + 1}`;
  report.add('filled', { field, source: source.get('title'), after: filled }, '标段缺少名称，已补充', 'had no title');
  return filled;
}

function onlyLot(tender: Source, { title, estimate }: WholeTender, report: ImportReport): Lot {
  report.add(
    'filled',
    { field: 'lots', source: tender.get('lots'), after: title },
    '未分标段，整个项目作为一个标段',
    'no lots; the whole tender is one lot',
  );
  return { id: '1', title, description: '', ...(estimate && { estimate }) };
}
