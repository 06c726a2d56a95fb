import { type TestPlatform } from '@mingtang/testing';
import pg from 'pg';
import { edit, editsOf } from './edited-rows';
import { UNSEEN_COLUMNS } from './unseen-columns';
import { brokenIn, evidenceOf } from './verified';

export interface EditsTried {
  /** `service table.column` of each edit that verification named, with what it said first. */
  readonly found: ReadonlyMap<string, string>;
  /** Those that it did not, and of which the hand list does not say why. */
  readonly unseen: readonly string[];
}

/**
 * Edits one value of every column of every table of every service that has to do with a project, one at a time, has the
 * evidence verified, and puts the value back.
 */
export async function tryEdits(platform: TestPlatform, project: string): Promise<EditsTried> {
  const ids = [project, ...(await bidsOf(platform.gateway, project))];
  const found = new Map<string, string>();
  const unseen: string[] = [];
  // A bundle is verified while the next value is edited.
  const looks: Promise<unknown>[] = [];
  for (const [service, { url }] of platform.running.databases) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      for (const candidate of await editsOf(client)) {
        const name = `${service} ${candidate.table}.${candidate.column}`;
        if ([name, candidate.table, service].some((unseen) => unseen in UNSEEN_COLUMNS)) continue;
        const edited = await edit(client, candidate, ids);
        if (!edited || 'refused' in edited) continue;
        const evidence = evidenceOf(platform.gateway, project);
        looks.push(
          evidence.then(brokenIn).then(
            ([broken]) => (broken === undefined ? unseen.push(name) : found.set(name, broken)),
            (error) => unseen.push(`${name}: ${String(error)}`),
          ),
        );
        await evidence.catch(() => undefined);
        await edited.undo();
      }
    } finally {
      await client.end();
    }
  }
  await Promise.all(looks);
  return { found, unseen };
}

async function bidsOf(gateway: string, project: string): Promise<string[]> {
  const page = (await (await fetch(`${gateway}/api/disclosure/register/projects/${project}`)).json()) as {
    lots: { opening?: { entries: { bid: string }[] } }[];
  };
  return page.lots.flatMap(({ opening }) => opening?.entries.map(({ bid }) => bid) ?? []);
}
