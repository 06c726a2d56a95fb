import { type Classification, type EvaluationMethod, type ProcedureDefinition, TIE_RULES } from '@mingtang/procedure';
import { type Schema } from '../../../api/api';

/** What a blank draft begins with. */
export interface Beginning {
  readonly title: string;
  readonly classification: Classification;
  readonly evaluation: { readonly kind: EvaluationMethod['kind'] };
  /** What the price criterion is called. */
  readonly price: string;
}

/**
 * A draft of one lot in which nothing is wrong and most is still to be said. By a composite method the price has all the weight
 * until other criteria take some of it.
 */
export function blankDraft(
  { title, classification, evaluation: { kind }, price }: Beginning,
  { methods: { scoreDigits, totalWeight } }: ProcedureDefinition,
): Schema<'announcement.DraftDto'> {
  const composite = kind === 'composite';
  return {
    title,
    description: '',
    classification,
    mandatory: true,
    stateFunded: true,
    region: '',
    currency: 'CNY',
    lots: [{ id: '1', title, description: '' }],
    requirements: [],
    criteria: composite
      ? [{ id: 'c1', title: price, kind: 'price', weight: totalWeight, maximum: totalWeight, minimum: '0' }]
      : [],
    evaluation: composite
      ? { kind, price: { formula: 'lowest-price' }, expertMean: 'all', digits: scoreDigits, tieRule: [...TIE_RULES] }
      : { kind, tieRule: ['drawn-lot'] },
    items: [],
    exceptionReasons: [],
  };
}
