import { type Stand } from '@mingtang/procedure/procedures';

/** Whether a seat could not be filled from the drawn order, so that the owner draws again for it. */
export function isVacant({ stage, done }: Pick<Stand, 'stage' | 'done'>): boolean {
  return (stage === 'committee' || stage === 'drawing') && done['draw-committee'] !== undefined;
}

/** Whether the report is signed; a report that is stays what it is, whatever becomes of the tender (ANN-11). */
export function isConcluded({ done }: Pick<Stand, 'done'>): boolean {
  return done['conclude-report'] !== undefined;
}

/** Whether the committee has formed, and no seat of it is vacant or waits for a declaration. */
export function isFormed({ stage }: Pick<Stand, 'stage'>): boolean {
  return stage !== 'committee' && stage !== 'drawing' && stage !== 'declaring';
}
