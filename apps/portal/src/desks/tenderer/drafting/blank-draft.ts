import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Classification, type EvaluationMethod } from '@mingtang/procedure/tender';
import { type Schema } from '../../../api/api';
import { blankEvaluation, type CriterionTitles } from './ways/blank-evaluation';

/** What a blank draft begins with. */
export interface Beginning extends CriterionTitles {
  readonly title: string;
  readonly classification: Classification;
  readonly evaluation: { readonly kind: EvaluationMethod['kind'] };
}

/** A draft of one lot in which nothing is wrong and most is still to be said. */
export function blankDraft(
  { title, classification, evaluation: { kind }, ...titles }: Beginning,
  definition: ProcedureDefinition,
): Schema<'announcement.DraftDto'> {
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
    ...(blankEvaluation({ kind, classification }, definition, titles) as Pick<
      Schema<'announcement.DraftDto'>,
      'evaluation' | 'criteria'
    >),
    items: [],
    exceptionReasons: [],
  };
}
