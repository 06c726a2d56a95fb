import { isDecimal, readDecimal } from '@mingtang/procedure/money';
import { type TenderItem } from '@mingtang/procedure/tender';
import { reportReading } from './report-reading';
import { type ImportReport } from './import-report';
import { readFirstText, readText, translations } from './read-text';
import { type Source } from './source';
import { UniqueIds } from './unique-ids';

const MOST_ITEMS = 5_000;

/** What is bought, item by item. @param lotOf the draft's lot of a lot id of the release */
export function importItems(
  tender: Source,
  lotOf: ReadonlyMap<string, string>,
  report: ImportReport,
): readonly TenderItem[] {
  const ids = new UniqueIds(/[\s\p{C}]+/gu, 100, report);
  const listed = tender.get('items').elements();
  const sources = listed.filter((source, at) => {
    if (source.isObject() && at < MOST_ITEMS) return true;
    report.add('dropped', { field: 'items', source }, '不是标的，或标的过多，已略去', 'no item, or too many; left out');
    return false;
  });
  return sources.map((source, at): TenderItem => {
    const field = `items[${at}]`;
    const id = ids.next(source.get('id'), `${field}.id`, String(at + 1));
    const classification = classificationOf(source.get('classification'), `${field}.classification`, report);
    const quantity = quantityOf(source.get('quantity'), `${field}.quantity`, report);
    const unit = readText(source.get('unit').get('name'), `${field}.unit`, 100, report);
    const lotId = relatedLot(source, `${field}.lotId`, lotOf, report);
    const described = [...translations(source, 'description'), source.get('classification').get('description')];
    return {
      id,
      description: readFirstText(described, `${field}.description`, 4_000, report) ?? id,
      ...(classification && { classification }),
      ...(quantity !== undefined && { quantity }),
      ...(unit !== '' && { unit }),
      ...(lotId !== undefined && { lotId }),
    };
  });
}

function classificationOf(source: Source, field: string, report: ImportReport): TenderItem['classification'] {
  const scheme = readText(source.get('scheme'), `${field}.scheme`, 50, report);
  const id = readText(source.get('id'), `${field}.id`, 100, report);
  if (scheme === '' || id === '') return undefined;
  const description = readText(source.get('description'), `${field}.description`, 1_000, report);
  return { scheme, id, ...(description !== '' && { description }) };
}

function quantityOf(source: Source, field: string, report: ImportReport): string | undefined {
  if (source.isEmpty()) return undefined;
  const read = readDecimal(source.value);
  if (read?.kind === 'two-ways') {
    reportReading(source, field, read, report);
    return undefined;
  }
  const quantity = read?.text;
  if (quantity === undefined || !isDecimal(quantity) || quantity.startsWith('-') || quantity.length > 32) {
    report.add('dropped', { field, source }, '数量有误，已略去', 'not a quantity; left out');
    return undefined;
  }
  report.take(source);
  reportReading(source, field, { kind: 'exact', text: quantity }, report);
  return quantity;
}

function relatedLot(
  item: Source,
  field: string,
  lotOf: ReadonlyMap<string, string>,
  report: ImportReport,
): string | undefined {
  const [source, ...others] = [...item.get('relatedLot').elements(), ...item.get('relatedLots').elements()];
  if (!source) return undefined;
  report.take(source);
  const lotId = lotOf.get(String(source.value));
  if (lotId === undefined || others.length > 0) {
    report.add('dropped', { field, source }, '标的不属于唯一已知的标段', 'does not belong to one known lot');
    return undefined;
  }
  return lotId;
}
