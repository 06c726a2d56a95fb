import { type EventData, type PublishedProject } from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { openDraw } from '../draw/draws';

/** Keeps what this service needs of other services' events: projects, opening records, and that a result is public. */
@Injectable()
export class ProjectEvents implements OnModuleInit {
  constructor(private readonly handlers: EventHandlers) {}

  onModuleInit(): void {
    this.handlers.on('announcement.project-published.v1', ({ data }, transaction) =>
      keepProject(transaction, data.published),
    );
    this.handlers.on('announcement.project-changed.v1', ({ data }, transaction) =>
      keepProject(transaction, data.published),
    );
    this.handlers.on('announcement.project-cancelled.v1', ({ data }, transaction) => cancel(transaction, data));
    this.handlers.on('bidding.opening-completed.v1', ({ data }, transaction) => keepOpening(transaction, data));
    this.handlers.on('disclosure.candidates-published.v1', ({ data }, transaction) =>
      makeReportPublic(transaction, data),
    );
  }
}

async function keepProject({ manager }: Transaction, published: PublishedProject): Promise<void> {
  await manager.query(
    `INSERT INTO known_project (id, revision, published) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, published = excluded.published
     WHERE known_project.revision < excluded.revision`,
    [published.id, published.revision, JSON.stringify(published)],
  );
}

/** ANN-11: nothing more is decided on a cancelled tender; a report that is signed stays what it is. */
async function cancel(
  { manager }: Transaction,
  { project, cancelledAt }: EventData<'announcement.project-cancelled.v1'>,
): Promise<void> {
  await manager.query('UPDATE known_project SET cancelled_at = $2 WHERE id = $1', [project, cancelledAt]);
  await manager.query(`UPDATE evaluation SET state = 'cancelled' WHERE project = $1 AND state <> 'signed'`, [project]);
}

/** The opening record begins the evaluation: custodians may commit to the draw of its committee. */
async function keepOpening(
  { manager }: Transaction,
  opening: EventData<'bidding.opening-completed.v1'>,
): Promise<void> {
  const [taken] = await manager.query<{ state: string }[]>(
    `INSERT INTO evaluation (project, lot, opening, state)
     SELECT $1, $2, $3, CASE WHEN EXISTS (SELECT FROM known_project WHERE id = $1 AND cancelled_at IS NOT NULL)
                             THEN 'cancelled' ELSE 'awaiting-draw' END
     ON CONFLICT (project, lot) DO NOTHING RETURNING state`,
    [opening.project, opening.lot, JSON.stringify(opening)],
  );
  if (taken?.state === 'awaiting-draw') await openDraw(manager, opening, new Date(opening.openedAt));
}

async function makeReportPublic(
  { manager }: Transaction,
  { project, lot, publishedAt }: EventData<'disclosure.candidates-published.v1'>,
): Promise<void> {
  await manager.query('UPDATE evaluation SET public_at = coalesce(public_at, $3) WHERE project = $1 AND lot = $2', [
    project,
    lot,
    publishedAt,
  ]);
}
