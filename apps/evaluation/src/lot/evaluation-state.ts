import { type Stage, type Stand } from '@mingtang/procedure/procedures';

/**
 * Where the evaluation of a lot stands, as its people are told. `declaring`: members still have to say whether they have an interest; `vacant`: a
 * seat could not be filled from the drawn order, so the owner draws again for it.
 */
export const EVALUATION_STATES = [
  'awaiting-draw',
  'declaring',
  'vacant',
  'review',
  'consulting',
  'final-offers',
  'scoring',
  'price-opening',
  'signing',
  'signed',
  'cancelled',
] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

const STATES: Readonly<Partial<Record<Stage, EvaluationState>>> = {
  declaring: 'declaring',
  review: 'review',
  consulting: 'consulting',
  'final-offers': 'final-offers',
  'final-offers-closed': 'final-offers',
  'final-opening': 'final-offers',
  scoring: 'scoring',
  'price-opening': 'price-opening',
  pricing: 'price-opening',
  report: 'signing',
};

/** The state of a lot whose opening is complete, by where its case stands. */
export function evaluationState(stand: Stand): EvaluationState {
  const { stage, done } = stand;
  if (stage === 'committee' || stage === 'drawing') return done['draw-committee'] ? 'vacant' : 'awaiting-draw';
  return STATES[stage] ?? (isConcluded(stand) ? 'signed' : 'cancelled');
}

/** Whether the report is signed; a report that is stays what it is, whatever becomes of the tender (ANN-11). */
export function isConcluded({ done }: Pick<Stand, 'done'>): boolean {
  return done['conclude-report'] !== undefined;
}

/** Whether the committee has formed, and no seat of it is vacant or waits for a declaration. */
export function isFormed({ stage }: Pick<Stand, 'stage'>): boolean {
  return stage !== 'committee' && stage !== 'drawing' && stage !== 'declaring';
}
