import { type Stand } from '@mingtang/procedure/procedures';
import { lawOf } from '@mingtang/service-kit';
import { type Query } from '../reading/query';
import { hasSecrets, type LoggedProject, type Terms, unknownProject } from './logged-project';

interface Row extends Pick<LoggedProject, 'id' | 'seq' | 'places'> {
  readonly terms: Terms | null;
  readonly lots: readonly { readonly lot: string; readonly stand: Stand }[] | null;
}

/** The projects of these ids, in their state before the events at hand; a new one where nothing of it is logged. */
export async function loadProjects(query: Query, ids: readonly string[]): Promise<Map<string, LoggedProject>> {
  const rows = await query<Row>(
    `SELECT id, seq, places, terms,
            (SELECT json_agg(json_build_object('lot', lot, 'stand', stand) ORDER BY lot) FROM logged_lot WHERE project = id) AS lots
     FROM logged_project WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, projectOf(row)]));
  return new Map(ids.map((id) => [id, byId.get(id) ?? unknownProject(id)]));
}

/** @param before as they were loaded: what has not changed is not written. */
export async function saveProjects(
  query: Query,
  before: ReadonlyMap<string, LoggedProject>,
  projects: Iterable<LoggedProject>,
): Promise<void> {
  for (const project of projects) {
    const { id, seq, places, terms, lots } = project;
    const known = before.get(id);
    if (known === project) continue;
    await query(
      `INSERT INTO logged_project (id, seq, places, terms, secret) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET (seq, places, terms, secret) =
         (EXCLUDED.seq, EXCLUDED.places, EXCLUDED.terms, EXCLUDED.secret)`,
      [id, seq, places, terms && JSON.stringify(terms), hasSecrets(project)],
    );
    const moved = lots.filter(({ lot, stand }) => known?.lots.find((each) => each.lot === lot)?.stand !== stand);
    if (moved.length > 0)
      await query(
        `INSERT INTO logged_lot (project, lot, stand) SELECT $1, lot, stand FROM unnest($2::text[], $3::jsonb[]) AS moved(lot, stand)
         ON CONFLICT (project, lot) DO UPDATE SET stand = EXCLUDED.stand`,
        [id, moved.map(({ lot }) => lot), moved.map(({ stand }) => JSON.stringify(stand))],
      );
  }
}

function projectOf({ id, seq, places, terms, lots }: Row): LoggedProject {
  if (terms === null) return { id, seq, places, terms, lots: [] };
  const law = lawOf(terms);
  return { id, seq, places, terms, lots: (lots ?? []).map(({ lot, stand }) => ({ lot, law, stand })) };
}
