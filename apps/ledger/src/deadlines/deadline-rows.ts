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

/** Follows the deadline of a project: one that is moved starts afresh. @param deadline undefined of one that is cancelled */
export async function followDeadline(query: Query, project: string, deadline: string | undefined): Promise<void> {
  if (deadline === undefined) {
    await query('DELETE FROM project_deadline WHERE project = $1', [project]);
    return;
  }
  await query(
    `INSERT INTO project_deadline AS known (project, deadline) VALUES ($1, $2)
     ON CONFLICT (project) DO UPDATE
       SET (deadline, before, before_size, before_at, after, after_size) = (EXCLUDED.deadline, NULL, NULL, NULL, NULL, NULL)
       WHERE known.deadline <> EXCLUDED.deadline`,
    [project, deadline],
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
