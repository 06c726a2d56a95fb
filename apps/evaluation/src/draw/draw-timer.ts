import { type ExpertDraw } from './expert-draw.entity';

export const DRAW_TIMER = 'void-draw';

/** The durable timer that voids a draw which is not anchored or not revealed in time. A lot has one such draw at most. */
export function drawTimer({ project, lot, number }: Pick<ExpertDraw, 'project' | 'lot' | 'number'>) {
  return { name: DRAW_TIMER, key: `${DRAW_TIMER}:${project}:${lot}`, payload: { project, lot, number } };
}
