import { type PublishedProject } from '@mingtang/contracts';
import { type Stand } from '@mingtang/procedure/procedures';
import { type EntityManager } from 'typeorm';
import { type Acted, type Case, caseOf, lawOf, type TradedProject } from './case';

interface Row {
  readonly id: string;
  readonly published: PublishedProject;
  readonly places: number;
  readonly cases: readonly { readonly lot: string; readonly settled: Stand; readonly acted: readonly Acted[] }[];
}

/** A notice may be long, and a project have many lots: it is read once for all of them. */
const READ = `SELECT id, published, places, cases FROM traded_project
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('lot', lot, 'settled', settled, 'acted', acted) ORDER BY lot) AS cases
    FROM traded_case WHERE project = id
  ) AS each WHERE id = ANY ($1::uuid[]) AND cases IS NOT NULL`;

/** Projects with their cases, as they stand. @returns those of these ids that there are */
export async function readProjects(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TradedProject>> {
  return projectsOf(await manager.query<Row[]>(READ, [ids]));
}

/** The same, locked for the rest of the transaction in an order that rules out deadlock: all that is done about a project is done one after the other. */
export async function lockProjects(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TradedProject>> {
  await manager.query('SELECT FROM traded_project WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
  return readProjects(manager, ids);
}

export async function lockTraded(manager: EntityManager, id: string): Promise<TradedProject | undefined> {
  return (await lockProjects(manager, [id])).get(id);
}

export async function readTraded(manager: EntityManager, id: string): Promise<TradedProject | undefined> {
  return (await readProjects(manager, [id])).get(id);
}

/** Keeps a project that is new to the service, and cases that are new in it; what is known stays as it is. */
export async function insertProject(
  manager: EntityManager,
  published: PublishedProject,
  beginning: Stand,
): Promise<void> {
  await manager.query('INSERT INTO traded_project (id, published) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [
    published.id,
    published,
  ]);
  await manager.query(
    `INSERT INTO traded_case (project, lot, stage, settled) SELECT $1, lot, $3, $4 FROM unnest($2::text[]) AS lot
     ON CONFLICT (project, lot) DO NOTHING`,
    [published.id, published.lots.map(({ id }) => id), beginning.stage, beginning],
  );
}

/** Keeps the notice that is in force now. */
export async function takeNotice(manager: EntityManager, published: PublishedProject): Promise<void> {
  await manager.query('UPDATE traded_project SET published = $2 WHERE id = $1', [published.id, published]);
}

/** Keeps how many open events of a project have been taken in; its notice, which may be long, is not written again. */
export async function countPlaces(manager: EntityManager, id: string, places: number): Promise<void> {
  await manager.query('UPDATE traded_project SET places = $2 WHERE id = $1', [id, places]);
}

export async function saveCase(manager: EntityManager, of: Case): Promise<void> {
  await manager.query(
    'UPDATE traded_case SET stage = $3, settled = $4, acted = $5::jsonb WHERE project = $1 AND lot = $2',
    [of.project, of.lot, of.stand.stage, of.settled, JSON.stringify(of.acted)],
  );
}

function projectsOf(rows: readonly Row[]): ReadonlyMap<string, TradedProject> {
  return new Map(
    rows.map(({ id, published, places, cases }) => {
      const law = lawOf(published);
      const known = cases.map(({ lot, settled, acted }) => caseOf({ project: id, lot, law }, settled, acted));
      return [id, { id, published, law, places, cases: known }];
    }),
  );
}
