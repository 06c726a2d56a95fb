import { type LoggedProject } from '../cases/logged-project';
import { type Query } from '../reading/query';
import { deadlinesInForce, isOf, type RoundOfOffers } from './deadlines-in-force';

/** What the log shows of the deadline of a round: checkpoints by which others can tell which offers it held in time. */
export interface DeadlineCheckpoints extends RoundOfOffers {
  /** The last that a quorum cosigned before it: a signed note. */
  readonly before: string | null;
  readonly beforeSize: number;
  /** The first that a quorum cosigned at it or after it. */
  readonly after: string | null;
  readonly afterSize: number;
}

/**
 * Follows the deadlines of a project from one entry of the log to the next: one that is set anew starts afresh, one that is called off is not waited for.
 * @param size of the log with the entry after which the project stands so.
 */
export async function followDeadlines(
  query: Query,
  before: LoggedProject,
  after: LoggedProject,
  size: number,
): Promise<void> {
  const [known, inForce] = [deadlinesInForce(before), deadlinesInForce(after)];
  const { id: project } = after;
  for (const { round, lot } of known.filter((each) => !inForce.some(isOf(each))))
    await query('DELETE FROM round_deadline WHERE project = $1 AND round = $2 AND lot IS NOT DISTINCT FROM $3', [
      project,
      round,
      lot,
    ]);
  for (const { round, lot, deadline } of inForce)
    if (known.find(isOf({ round, lot }))?.deadline !== deadline)
      await query(
        `INSERT INTO round_deadline (project, round, lot, deadline, since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (project, round, lot) DO UPDATE
           SET (deadline, since, before, before_size, before_at, after, after_size) =
             (EXCLUDED.deadline, EXCLUDED.since, NULL, NULL, NULL, NULL, NULL)`,
        [project, round, lot, deadline, size],
      );
}

interface Row {
  readonly round: number;
  readonly lot: string | null;
  readonly before: string | null;
  readonly before_size: string;
  readonly after: string | null;
  readonly after_size: string;
}

/** Of each round of a project for which a deadline is set, in their order. */
export async function deadlineCheckpoints(query: Query, project: string): Promise<readonly DeadlineCheckpoints[]> {
  const rows = await query<Row>(
    `SELECT round, lot, before, before_size, after, after_size FROM round_deadline
     WHERE project = $1 ORDER BY round, lot`,
    [project],
  );
  return rows.map(({ before_size, after_size, ...row }) => ({
    ...row,
    beforeSize: Number(before_size),
    afterSize: Number(after_size),
  }));
}
