import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { type ActId, definitionOf } from '@mingtang/procedure/procedures';
import { decodeCursor, type Page, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { refused } from '../refusals';
import { linkOf } from '../telling/links';
import { type NoticeKind } from '../telling/notice';
import { type Recipient } from '../telling/recipient';
import { textOf } from '../telling/texts';
import { type NotificationDto, type NotificationQuery } from './notification.dto';
import { OwnRecipients } from './own-recipients';

interface Row {
  readonly id: string;
  readonly recipient: Recipient;
  readonly kind: NoticeKind;
  readonly act: ActId | null;
  readonly overtaken_by: ActId | null;
  readonly project: string;
  readonly project_title: string;
  readonly procedure: string;
  readonly lot: string | null;
  readonly lot_title: string | null;
  readonly time: Date;
  readonly due_at: Date | null;
  readonly read_at: Date | null;
}

const UNREAD = 'NOT EXISTS (SELECT 1 FROM reading WHERE subject = $1 AND notice_id = notice.id)';

/** What an account was told, newest first. */
@Injectable()
export class Inbox {
  constructor(
    private readonly manager: EntityManager,
    private readonly recipients: OwnRecipients,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `cursor-invalid` */
  async list(actor: Actor, { limit, cursor, unread }: NotificationQuery): Promise<Page<NotificationDto>> {
    // The cursor is a notice's id and not its position, for positions would tell how much others were told (ANN-09).
    const after = decodeCursor(cursor, 1)?.[0] ?? null;
    const rows = await this.manager.query<Row[]>(
      `SELECT notice.id, recipient, kind, act, overtaken_by, project_id AS project, published->>'title' AS project_title,
              published->>'procedure' AS procedure, lot_id AS lot, time, due_at, read_at,
              (SELECT each->>'title' FROM jsonb_array_elements(published->'lots') AS each
               WHERE each->>'id' = notice.lot_id) AS lot_title
       FROM notice JOIN traded_project ON traded_project.id = notice.project_id
       LEFT JOIN reading ON reading.subject = $1 AND reading.notice_id = notice.id
       WHERE recipient = ANY($2)
         AND ($3::text IS NULL OR position < (SELECT position FROM notice WHERE id::text = $3 AND recipient = ANY($2)))
         AND ($4 OR read_at IS NULL)
       ORDER BY position DESC LIMIT $5`,
      [actor.subject, await this.recipients.of(actor), after, unread !== true, limit + 1],
    );
    return pageFrom(rows, limit, ({ id }) => [id], toDto);
  }

  async unread(actor: Actor): Promise<number> {
    const [row] = await this.manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM notice WHERE recipient = ANY($2) AND ${UNREAD}`,
      [actor.subject, await this.recipients.of(actor)],
    );
    return row?.n ?? 0;
  }

  /** @throws {RefusedError} `notification-unknown` where the account was told no such thing. */
  async read(actor: Actor, upTo: string): Promise<void> {
    const recipients = await this.recipients.of(actor);
    await this.unitOfWork.run(async ({ manager }) => {
      const [last] = await manager.query<{ position: string }[]>(
        'SELECT position FROM notice WHERE id = $1 AND recipient = ANY($2)',
        [upTo, recipients],
      );
      if (!last) throw refused('notification-unknown', { field: 'upTo' });
      await manager.query(
        `INSERT INTO reading (subject, notice_id, read_at)
         SELECT $1, id, $4 FROM notice WHERE recipient = ANY($2) AND position <= $3 ON CONFLICT DO NOTHING`,
        [actor.subject, recipients, last.position, this.clock.now()],
      );
    });
  }
}

function toDto(row: Row): NotificationDto {
  return {
    id: row.id,
    time: row.time.toISOString(),
    kind: row.kind,
    project: row.project,
    projectTitle: row.project_title,
    ...(row.lot !== null && { lot: row.lot }),
    ...(row.lot_title !== null && { lotTitle: row.lot_title }),
    text: textOf(definitionOf(row.procedure), { ...row, overtakenBy: row.overtaken_by }),
    ...(row.due_at !== null && { dueAt: row.due_at.toISOString() }),
    link: linkOf(row),
    ...(row.read_at !== null && { readAt: row.read_at.toISOString() }),
  };
}
