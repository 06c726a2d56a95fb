import {
  areSecret,
  EVENTS,
  type EventType,
  mayEndSecret,
  type OffersTold,
  offersTold,
  type ProcessEvent,
  publicFacts,
} from '@mingtang/contracts';
import { readTraded } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';

/**
 * Puts an event into the steps of its project, hidden for as long as the offers that it tells of are secret, by lot, round and envelope (ANN-09); and shows what
 * is no secret any more after it.
 * @throws {Error} where the project is not in the register, but for what may come before its notice; the event then waits among
 * the dead letters to be replayed.
 */
export async function recordStep(event: ProcessEvent, manager: EntityManager): Promise<void> {
  const { id: eventId, subject: projectId, type, data } = event;
  const lotId = 'lot' in data ? data.lot : null;
  if (!(await beginShowing(manager, projectId)) && EVENTS[type].shownFrom !== 'with-notice')
    throw new Error(`project ${projectId} is not in the register`);
  const offers = offersTold<EventType>({ type, data });
  const hidden = offers !== undefined && areSecret(offers, await standing(manager, projectId));
  await manager.query(
    `INSERT INTO step (event_id, project_id, lot_id, time, type, source, actor_role, facts, offers, shown_as)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $9::jsonb IS NULL THEN nextval('step_shown_as') END`,
    [
      eventId,
      projectId,
      lotId,
      event.time,
      type,
      event.source,
      event.actorrole,
      publicFacts<EventType>(type, data),
      hidden ? JSON.stringify(offers) : null,
    ],
  );
  if (mayEndSecret(type)) await showSteps(manager, projectId);
}

/** Shows the steps that tell of nothing secret any more. */
async function showSteps(manager: EntityManager, projectId: string): Promise<void> {
  const hidden = await manager.query<{ id: string; offers: OffersTold }[]>(
    'SELECT event_id AS id, offers FROM step WHERE project_id = $1 AND shown_as IS NULL',
    [projectId],
  );
  const lots = await standing(manager, projectId);
  const told = hidden.filter(({ offers }) => !areSecret(offers, lots)).map(({ id }) => id);
  await manager.query(
    `UPDATE step SET shown_as = nextval('step_shown_as'), offers = NULL WHERE event_id = ANY($1::uuid[])`,
    [told],
  );
}

/** Where the lots of a project stand after the event at hand, which its cases took in first. */
async function standing(manager: EntityManager, projectId: string) {
  return (await readTraded(manager, projectId))?.cases ?? [];
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
