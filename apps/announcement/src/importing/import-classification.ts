import { type Classification, CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type ImportReport } from './import-report';
import { type Source } from './source';

const NAMES: Readonly<Record<string, Classification>> = {
  works: 'works',
  construction: 'works',
  goods: 'goods',
  products: 'goods',
  supplies: 'goods',
  services: 'services',
  consultingservices: 'services',
};
const WORDS: Readonly<Record<Classification, Bilingual>> = {
  works: { zh: '工程', en: 'works' },
  goods: { zh: '货物', en: 'goods' },
  services: { zh: '服务', en: 'services' },
};
/** CPV divisions: 45 is works, under 45 and 48 supplies, the rest services (Regulation (EC) No 213/2008). */
const CPV_WORKS = 45;
const CPV_SOFTWARE = 48;

/** Works, goods or services: by the OCDS category, else by what publishers write elsewhere, else by the items' CPV codes. */
export function importClassification(tender: Source, report: ImportReport): Classification {
  const category = tender.get('mainProcurementCategory');
  if (CLASSIFICATIONS.some((each) => each === category.value)) {
    report.take(category);
    return category.value as Classification;
  }
  const hints = [
    category,
    ...tender.get('additionalProcurementCategories').elements(),
    tender.get('xClassifications').get('ojeuContractType'),
  ];
  const found = hints.find((hint) => named(hint) !== undefined);
  const item = tender
    .get('items')
    .elements()
    .find((each) => byCpv(each) !== undefined);
  const classification = (found && named(found)) ?? (item && byCpv(item)) ?? 'services';
  report.add(
    'filled',
    { field: 'classification', source: found ?? item?.get('classification') ?? category },
    `未按标准写明采购类别，由其他信息推定为${WORDS[classification].zh}`,
    `no standard procurement category; ${WORDS[classification].en}, from what else is said`,
  );
  return classification;
}

function named({ value }: Source): Classification | undefined {
  const name = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

function byCpv(item: Source): Classification | undefined {
  const { value: scheme } = item.get('classification').get('scheme');
  const division = Number.parseInt(String(item.get('classification').get('id').value).slice(0, 2), 10);
  if (scheme !== 'CPV' || Number.isNaN(division)) return undefined;
  if (division === CPV_WORKS) return 'works';
  return division < CPV_WORKS || division === CPV_SOFTWARE ? 'goods' : 'services';
}
