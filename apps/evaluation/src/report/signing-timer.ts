import { type Evaluation } from '../lot/evaluation.entity';

export const SIGNING_TIMER = 'conclude-signing';

/** The durable timer that ends the signing of a lot's report. */
export function signingTimer({ project, lot }: Pick<Evaluation, 'project' | 'lot'>) {
  return { name: SIGNING_TIMER, key: `${SIGNING_TIMER}:${project}:${lot}`, payload: { project, lot } };
}
