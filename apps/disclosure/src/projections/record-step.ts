import { EVENTS, type EventType, type ProcessEvent, publicFacts } from '@mingtang/contracts';
import { type EntityManager, IsNull } from 'typeorm';
import { RegisterLot } from './register-lot.entity';

/**
 * Puts an event into the steps of its project, hidden for as long as it would tell of unopened bids: of its lot or, where it
 * concerns the project as a whole, of any (ANN-09).
 * @throws {Error} where the project is not in the register, but for what may come before its notice; the event then waits among
 * the dead letters to be replayed.
 */
export async function recordStep(event: ProcessEvent, manager: EntityManager): Promise<void> {
  const { id: eventId, subject: projectId, type, data } = event;
  const lotId = 'lot' in data ? data.lot : null;
  const { shownFrom } = EVENTS[type];
  if (!(await beginShowing(manager, projectId)) && shownFrom !== 'with-notice')
    throw new Error(`project ${projectId} is not in the register`);
  await manager.query(
    `INSERT INTO step (event_id, project_id, lot_id, time, type, source, actor_role, facts, shown_as)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN NOT ($9 AND EXISTS (
       SELECT 1 FROM register_lot
       WHERE project_id = $2 AND ($3::text IS NULL OR lot_id = $3) AND opening IS NULL AND opening_failure IS NULL))
     THEN nextval('step_shown_as') END`,
    [
      eventId,
      projectId,
      lotId,
      event.time,
      type,
      event.source,
      event.actorrole,
      publicFacts<EventType>(type, data),
      shownFrom === 'after-opening',
    ],
  );
}

/** Shows the steps of a lot that has been opened, or failed to, and with the last lot those of the project as a whole. */
export async function showSteps(manager: EntityManager, projectId: string, lotId: string): Promise<void> {
  await beginShowing(manager, projectId);
  const show = `UPDATE step SET shown_as = nextval('step_shown_as') WHERE project_id = $1 AND shown_as IS NULL`;
  await manager.query(`${show} AND lot_id = $2`, [projectId, lotId]);
  const unopened = { projectId, opening: IsNull(), openingFailure: IsNull() };
  if (await manager.existsBy(RegisterLot, unopened)) return;
  await manager.query(show, [projectId]);
}

/**
 * Has no other transaction show steps of the project until this one is through, so that readers see numbers in their order.
 * @returns false where the register does not know the project.
 */
async function beginShowing(manager: EntityManager, projectId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>('SELECT FROM register_project WHERE id = $1 FOR NO KEY UPDATE', [
    projectId,
  ]);
  return rows.length > 0;
}
