import { type EventData, technicalOutcome } from '@mingtang/contracts';
import { withoutPrices } from '@mingtang/procedure/evaluation';
import { digestOf } from '@mingtang/transparency';
import { type EvaluationDocument, type TechnicalDocument } from './evaluation-document';

type Told = EventData<'evaluation.technical-concluded.v1'>;

/** What the technical part of an evaluation rests on and came to, from the evaluation document or what is there of it by then. */
export function technicalDocument({
  project,
  lot,
  procedure,
  input,
  technical,
}: Pick<EvaluationDocument, 'procedure' | 'input'> & {
  readonly project: { readonly id: string };
  readonly lot: { readonly id: string };
  readonly technical: NonNullable<EvaluationDocument['technical']>;
}): TechnicalDocument {
  return {
    type: 'mingtang/technical-evaluation/v1',
    project: project.id,
    lot: lot.id,
    procedure,
    concludedAt: technical.concludedAt,
    input: withoutPrices(input),
    result: technical.result,
  };
}

/** What is told of it: by this the custodians release what opens the prices of those who passed, and of nobody else (OPN-06). */
export function technicalFact(
  document: TechnicalDocument,
  bids: readonly { readonly bid: string; readonly version: number }[],
): Told {
  const { project, lot, concludedAt, result } = document;
  return {
    project,
    lot,
    concludedAt,
    ...technicalOutcome(result, bids),
    documentDigest: digestOf(document),
  };
}
