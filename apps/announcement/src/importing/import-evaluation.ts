import { isDecimal, readDecimal } from '@mingtang/procedure/money';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import {
  checkEvaluation,
  type Classification,
  type Criterion,
  type EvaluationMethod,
  type Lot,
} from '@mingtang/procedure/tender';
import { type ImportReport } from './import-report';
import { type ImportedLots } from './import-lots';
import { readFirstText, translations } from './read-text';
import { type Source } from './source';

const MOST_CRITERIA = 1_000;
const PRICE = /^(price|cost)$/i;

export interface ImportedEvaluation {
  readonly evaluation: EvaluationMethod;
  readonly criteria: readonly Criterion[];
}

/**
 * The award criteria, as the OCDS award criteria breakdown extension gives them, where they are weighted lawfully: 100 per cent for
 * each lot with exactly one price criterion. Else lowest evaluated price, which needs none.
 */
export function importEvaluation(
  tender: Source,
  {
    lots,
    sources,
    classification,
  }: Pick<ImportedLots, 'lots' | 'sources'> & { readonly classification: Classification },
  definition: ProcedureDefinition,
  report: ImportReport,
): ImportedEvaluation {
  const weighted = weightedCriteria(tender, lots, sources);
  const composite: EvaluationMethod = {
    kind: 'composite',
    price: { formula: 'lowest-price' },
    expertMean: 'all',
    digits: definition.methods.scoreDigits,
    tieRule: ['lower-price', 'technical-score', 'drawn-lot'],
  };
  const source = [tender.get('awardCriteria'), tender.get('awardCriteriaDetails')].find((each) => !each.isEmpty());
  if (
    weighted.length > 0 &&
    checkEvaluation({ lots, criteria: weighted, evaluation: composite, classification }, definition).length === 0
  ) {
    report.add(
      'filled',
      { field: 'evaluation' },
      '采用综合评估法，价格分按最低价计算',
      'composite scoring, with price scores by the lowest price',
    );
    return { evaluation: composite, criteria: weighted };
  }
  const evaluation: EvaluationMethod = { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] };
  report.add(
    source ? 'replaced' : 'filled',
    { field: 'evaluation', ...(source && { source }) },
    '没有符合规则的加权评审因素，采用经评审的最低投标价法',
    'no lawfully weighted criteria; lowest evaluated price is taken',
  );
  return { evaluation, criteria: [] };

  function weightedCriteria(
    whole: Source,
    of: readonly Lot[],
    lotSources: ReadonlyMap<string, Source>,
  ): readonly Criterion[] {
    const common = criteriaIn(whole, undefined, report);
    if (common.length > 0) return common;
    return of.flatMap(({ id }) => {
      const lot = lotSources.get(id);
      return lot ? criteriaIn(lot, id, report) : [];
    });
  }
}

function criteriaIn(source: Source, lotId: string | undefined, report: ImportReport): Criterion[] {
  const listed = source.get('awardCriteria').get('criteria').elements().slice(0, MOST_CRITERIA);
  const prefix = lotId === undefined ? 'c' : `${lotId}-c`;
  return listed.flatMap((each, at): Criterion[] => {
    const weight = weightOf(each, report);
    if (weight === undefined) return [];
    const title = readFirstText(
      [...translations(each, 'name'), each.get('description'), each.get('type')],
      `criteria[${at}].title`,
      4_000,
      report,
    );
    return [
      {
        id: `${prefix}${at + 1}`,
        title: title ?? `${prefix}${at + 1}`,
        kind: PRICE.test(String(each.get('type').value)) ? 'price' : 'technical',
        weight,
        maximum: '100',
        minimum: '0',
        ...(lotId !== undefined && { lotIds: [lotId] }),
      },
    ];
  });
}

/** Per cent, from the criterion's `weight` or the first of its numbers. */
function weightOf(criterion: Source, report: ImportReport): string | undefined {
  const [number] = criterion.get('numbers').elements();
  const own = criterion.get('weight');
  const source = own.isEmpty() ? (number?.get('number') ?? own) : own;
  const read = readDecimal(source.value);
  // Per cent are at most 100, so that a fraction is meant where it could be thousands.
  const weight = read?.kind === 'two-ways' ? read.fraction : read?.text;
  if (weight === undefined || !isDecimal(weight)) return undefined;
  report.take(source);
  if (number) report.take(number.get('weight'));
  report.take(criterion.get('type'));
  return weight;
}
