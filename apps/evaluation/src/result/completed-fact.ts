import { type EventData } from '@mingtang/contracts';
import { digestOf } from '@mingtang/transparency';
import { type EvaluationDocument } from './evaluation-document';
import { rankedBids } from './ranked-bids';

/** What other services are told of a result; it follows from the evaluation document alone. */
export function completedFact(document: EvaluationDocument): EventData<'evaluation.evaluation-completed.v1'> {
  return {
    project: document.project.id,
    lot: document.lot.id,
    completedAt: document.completedAt,
    outcome: document.result.outcome,
    bids: rankedBids(document),
    candidates: [...document.result.candidates],
    documentDigest: digestOf(document),
  };
}
