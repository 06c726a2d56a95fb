import { EVENTS, type ProcessEvent } from '@mingtang/contracts';
import { type EntityManager } from 'typeorm';
import { inOrder } from '../telling/order';
import { stepTaken } from './channels';

/** That a step was taken, as the public stream tells it: what was said with it the register shows. */
export interface PublicStep {
  /** Its place among the steps told, which are seen in this order; it counts no hidden ones. */
  readonly position: string;
  readonly project: string;
  readonly lot?: string;
  /** Of the event. */
  readonly event: string;
  readonly type: string;
  readonly time: string;
}

interface StepRow {
  readonly position: string;
  readonly project_id: string;
  readonly lot_id: string | null;
  readonly event_id: string;
  readonly type: string;
  readonly time: Date;
}

/**
 * Tells the public stream of an event, where the register shows it at once. What the register hides until the opening is told to
 * nobody, then or later (ANN-09): with the opening whoever watches reads the register again.
 */
export async function recordPublicStep(manager: EntityManager, event: ProcessEvent): Promise<void> {
  if (EVENTS[event.type].shownFrom !== 'at-once') return;
  const lot = 'lot' in event.data ? event.data.lot : null;
  await inOrder(manager);
  const [row] = await manager.query<StepRow[]>(
    `INSERT INTO public_step (project_id, lot_id, event_id, type, time) VALUES ($1, $2, $3, $4, $5) RETURNING *`,
    [event.subject, lot, event.id, event.type, event.time],
  );
  if (row) await stepTaken(manager, toStep(row));
}

/** Steps after a place, in order; of one project, or of all where undefined. */
export async function stepsAfter(
  manager: EntityManager,
  position: string,
  project: string | undefined,
  limit: number,
): Promise<PublicStep[]> {
  const rows = await manager.query<StepRow[]>(
    `SELECT * FROM public_step WHERE position > $1 AND ($2::uuid IS NULL OR project_id = $2) ORDER BY position LIMIT $3`,
    [position, project ?? null, limit],
  );
  return rows.map(toStep);
}

/** The place of the last step told; `0` where none was. */
export async function lastPlace(manager: EntityManager): Promise<string> {
  const [row] = await manager.query<{ last: string }[]>('SELECT coalesce(max(position), 0) AS last FROM public_step');
  return row?.last ?? '0';
}

function toStep({ position, project_id, lot_id, event_id, type, time }: StepRow): PublicStep {
  return {
    position,
    project: project_id,
    ...(lot_id !== null && { lot: lot_id }),
    event: event_id,
    type,
    time: new Date(time).toISOString(),
  };
}
