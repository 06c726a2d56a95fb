import { type DataSource } from 'typeorm';
import { parseProcessEvent } from '../event-validation';
import { type EventHandlers } from '../inbox/event-handlers';
import { type MessagingLog } from '../kafka';
import { type UnitOfWork } from '../unit-of-work';

export interface DeadLetter {
  readonly id: string;
  readonly eventId: string | null;
  readonly project: string | null;
  readonly type: string;
  readonly error: string;
  readonly deadAt: Date;
  readonly replayedAt: Date | null;
}

/** Messages that could not be taken in: kept with their reason, told to the operator, and taken in later by replay. */
export class DeadLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly handlers: EventHandlers,
    private readonly log: MessagingLog,
  ) {}

  /** Records a message as dead; the relay forwards it to the dead-letter topic. Repeating it changes nothing. */
  async bury(letter: {
    topic: string;
    partition: number;
    offset: string;
    text: string;
    error: unknown;
  }): Promise<void> {
    const { id, type, subject } = envelopeOf(letter.text);
    const error = storable(letter.error instanceof Error ? letter.error.message : String(letter.error));
    await this.unitOfWork.run(async ({ manager }) => {
      await manager.query(
        `INSERT INTO dead_letter (event_id, project_id, type, topic, partition, "offset", message, error)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (topic, partition, "offset") DO NOTHING`,
        [id, subject, type, letter.topic, letter.partition, letter.offset, storable(letter.text), error],
      );
      if (id)
        await manager.query(
          `INSERT INTO inbox (event_id, type, project_id, dead) VALUES ($1, $2, $3, true)
           ON CONFLICT (event_id) DO NOTHING`,
          [id, type, subject],
        );
    });
    this.log.error({ eventId: id, type, project: subject, error }, 'event went to the dead letters');
  }

  /** Newest first; `before` is the id of the last letter of the page before. */
  async list(limit: number, before?: string): Promise<DeadLetter[]> {
    return (await this.dataSource.query(
      `SELECT id, event_id AS "eventId", project_id AS project, type, error, dead_at AS "deadAt", replayed_at AS "replayedAt"
       FROM dead_letter
       WHERE $2::uuid IS NULL OR (dead_at, id) < (SELECT dead_at, id FROM dead_letter WHERE id = $2)
       ORDER BY dead_at DESC, id DESC LIMIT $1`,
      [limit, before ?? null],
    )) as DeadLetter[];
  }

  /**
   * Takes a dead letter in after all, once: the effect and the mark are one transaction.
   * @returns 'replayed', 'already-replayed', or 'unknown' where there is no such letter.
   * @throws whatever the handler throws; the letter then stays dead.
   */
  async replay(id: string): Promise<'replayed' | 'already-replayed' | 'unknown'> {
    return this.unitOfWork.run(async (transaction) => {
      const [letter] = (await transaction.manager.query(
        'SELECT message, replayed_at FROM dead_letter WHERE id = $1 FOR UPDATE',
        [id],
      )) as { message: string; replayed_at: Date | null }[];
      if (!letter) return 'unknown';
      if (letter.replayed_at) return 'already-replayed';
      const event = parseProcessEvent(letter.message);
      if (event) await this.handlers.take([event], transaction);
      await transaction.manager.query('UPDATE dead_letter SET replayed_at = now() WHERE id = $1', [id]);
      await transaction.manager.query('UPDATE inbox SET dead = false WHERE event_id = $1', [event?.id ?? null]);
      return 'replayed';
    });
  }

  /** Letters that wait for an operator. */
  async waiting(): Promise<number> {
    const [row] = (await this.dataSource.query(
      'SELECT count(*)::int AS n FROM dead_letter WHERE replayed_at IS NULL',
    )) as { n: number }[];
    return row?.n ?? 0;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Postgres takes no NUL in a text; raw in a message it is no JSON, so nothing that could be replayed is lost. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

/** What can still be read of a message that may be anything. */
function envelopeOf(text: string): { id: string | null; type: string; subject: string | null } {
  try {
    const { id, type, subject } = JSON.parse(text) as Record<string, unknown>;
    return {
      id: typeof id === 'string' && UUID.test(id) ? id : null,
      type: typeof type === 'string' ? storable(type) : 'unknown',
      subject: typeof subject === 'string' && UUID.test(subject) ? subject : null,
    };
  } catch {
    return { id: null, type: 'unknown', subject: null };
  }
}
