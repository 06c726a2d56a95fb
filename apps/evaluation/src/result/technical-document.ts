import { type EventData } from '@mingtang/contracts';
import { withoutPrices } from '@mingtang/procedure';
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
  const versionOf = (id: string) => bids.find(({ bid }) => bid === id)?.version ?? 0;
  const scored = result.bids.filter(({ technicalTotal }) => technicalTotal);
  return {
    project,
    lot,
    concludedAt,
    passed: result.passed.map((bid) => ({ bid, version: versionOf(bid) })),
    rejected: result.bids
      .filter(({ passed }) => !passed)
      .map(({ bidId, rejections }) => ({
        bid: bidId,
        version: versionOf(bidId),
        rejections: rejections.map(({ requirementId, reason }) => ({ requirement: requirementId, reason })),
      })),
    ...(scored.length > 0 && {
      scores: scored.map(({ bidId, technicalTotal }) => ({ bid: bidId, total: technicalTotal?.rounded ?? '' })),
    }),
    documentDigest: digestOf(document),
  };
}
