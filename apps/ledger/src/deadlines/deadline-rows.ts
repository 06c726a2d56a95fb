import { type EventData, type EventType } from '@mingtang/contracts';
import { type Query } from '../reading/query';

/** What the log shows of a project's deadline for bids: checkpoints by which others can tell which bids it held in time. */
export interface DeadlineCheckpoints {
  /** The last that a quorum cosigned before it: a signed note. */
  readonly before: string | null;
  readonly beforeSize: number;
  /** The first that a quorum cosigned at it or after it. */
  readonly after: string | null;
  readonly afterSize: number;
}

/** Follows the deadline that notices set: one that is moved starts afresh. */
export async function followDeadline<Type extends EventType>(
  query: Query,
  type: Type,
  project: string,
  payload: EventData<Type>,
): Promise<void> {
  if (type === 'announcement.project-cancelled.v1')
    await query('DELETE FROM project_deadline WHERE project = $1', [project]);
  if (type !== 'announcement.project-published.v1' && type !== 'announcement.project-changed.v1') return;
  const { published } = payload as EventData<'announcement.project-published.v1'>;
  await query(
    `INSERT INTO project_deadline AS known (project, deadline) VALUES ($1, $2)
     ON CONFLICT (project) DO UPDATE
       SET (deadline, before, before_size, before_at, after, after_size) = (EXCLUDED.deadline, NULL, NULL, NULL, NULL, NULL)
       WHERE known.deadline <> EXCLUDED.deadline`,
    [project, published.timetable.submissionDeadline],
  );
}

/** @returns undefined where no notice has set one. */
export async function deadlineCheckpoints(query: Query, project: string): Promise<DeadlineCheckpoints | undefined> {
  const [row] = await query<{ before: string | null; before_size: string; after: string | null; after_size: string }>(
    'SELECT before, before_size, after, after_size FROM project_deadline WHERE project = $1',
    [project],
  );
  return (
    row && {
      before: row.before,
      beforeSize: Number(row.before_size),
      after: row.after,
      afterSize: Number(row.after_size),
    }
  );
}
