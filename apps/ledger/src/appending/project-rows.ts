import { type Query } from '../reading/query';
import { type ProjectState, unknownProject } from './project-state';

/** The projects of that name, in their state before the events at hand; a new one where nothing of it is logged. */
export async function loadProjects(query: Query, ids: readonly string[]): Promise<Map<string, ProjectState>> {
  const known = await query<ProjectState>(
    `SELECT id, seq, open, listed, cancelled, unopened_lots AS "unopenedLots" FROM logged_project WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  const byId = new Map(known.map((state) => [state.id, state]));
  return new Map(ids.map((id) => [id, byId.get(id) ?? unknownProject(id)]));
}

export async function saveProjects(query: Query, states: readonly ProjectState[]): Promise<void> {
  for (const { id, seq, open, listed, cancelled, unopenedLots } of states)
    await query(
      `INSERT INTO logged_project (id, seq, open, listed, cancelled, unopened_lots) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET (seq, open, listed, cancelled, unopened_lots) =
         (EXCLUDED.seq, EXCLUDED.open, EXCLUDED.listed, EXCLUDED.cancelled, EXCLUDED.unopened_lots)`,
      [id, seq, open, listed, cancelled, unopenedLots],
    );
}
