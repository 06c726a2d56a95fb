import { ACTING_SERVICES } from '@mingtang/services';
import { type Overtaken, type Stand } from '@mingtang/procedure/procedures';
import { eventually, type TestPlatform } from '@mingtang/testing';
import { query } from '../evidence/query';

/** Where a lot stands, as all agree. */
export interface Agreed {
  readonly stage: string;
  /** What moved nothing, in order: `award by cancel`. */
  readonly overtaken: readonly string[];
}

/** Waits until every service that follows cases has taken in all that was told of a project, and has them agree. @returns where its one lot stands */
export async function agreed(platform: TestPlatform, project: string): Promise<Agreed> {
  return eventually(async () => {
    const stands = await standsOf(platform, project);
    const [first] = stands;
    const same = stands.every((each) => JSON.stringify(each) === JSON.stringify(first));
    if (!same || !first) throw new Error(`they differ: ${JSON.stringify(stands)}`);
    return first;
  }, 60_000);
}

async function standsOf(platform: TestPlatform, project: string): Promise<(Agreed | undefined)[]> {
  const found: (Agreed | undefined)[] = [];
  for (const [service, { url }] of platform.running.databases) {
    const [{ follows } = { follows: false }] = await query<{ follows: boolean }>(
      url,
      `SELECT to_regclass('traded_case') IS NOT NULL AS follows`,
    );
    if (!follows && (ACTING_SERVICES as readonly string[]).includes(service))
      throw new Error(`${service} follows no cases`);
    if (!follows) continue;
    const rows = await query<{ settled: Stand; acted: readonly unknown[] }>(
      url,
      'SELECT settled, acted FROM traded_case WHERE project = $1',
      [project],
    );
    const waiting = await query(url, 'SELECT 1 FROM outbox WHERE project_id = $1 AND published_at IS NULL', [project]);
    const [row] = rows;
    found.push(
      row && row.acted.length === 0 && waiting.length === 0
        ? { stage: row.settled.stage, overtaken: row.settled.overtaken.map(told) }
        : undefined,
    );
  }
  return found;
}

function told({ act, by }: Overtaken): string {
  return `${act} by ${by ?? 'nothing unseen'}`;
}
