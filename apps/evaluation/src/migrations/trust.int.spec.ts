import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Messaging1764000000000 } from '@mingtang/messaging';
import { startTestDatabase, type TestDatabase } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { digestOf } from '../digest';
import { evaluationService } from '../evaluation.service';
import { Evaluation1764000000100 } from './evaluation.migration';

const OPENED_AT = '2026-11-20T02:00:00.000Z';
const RECUSED_AT = '2026-11-21T02:00:00.000Z';

let database: TestDatabase;

beforeEach(async () => {
  database = await startTestDatabase('evaluation');
});
afterEach(() => database.close());

async function migrated<Result>(
  migrations: readonly (new () => object)[],
  work: (source: DataSource) => Promise<Result>,
): Promise<Result> {
  const all = [Messaging1764000000000, ...migrations];
  const source = new DataSource({ type: 'postgres', url: database.url, migrations: all });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    return await work(source);
  } finally {
    await source.destroy();
  }
}

it('draws of the first release keep their outcome and seed, and what still is to be drawn waits for custodians', async () => {
  const project = randomUUID();
  const randomness = 'ab'.repeat(32);
  const requestDigest = 'cd'.repeat(32);
  await migrated([Evaluation1764000000100], async (source) => {
    for (const [lot, state] of [
      ['drawn', 'review'],
      ['vacant', 'vacant'],
      ['waiting', 'awaiting-draw'],
    ]) {
      await source.query(
        'INSERT INTO evaluation (project, lot, state, opening, tie_randomness) VALUES ($1, $2, $3, $4, $5)',
        [project, lot, state, { openedAt: OPENED_AT }, randomness],
      );
      if (lot === 'waiting') continue;
      await source.query(`INSERT INTO expert_draw VALUES ($1, $2, 1, '{}', $3, $4, '[]', '{}', $5)`, [
        project,
        lot,
        requestDigest,
        randomness,
        OPENED_AT,
      ]);
    }
    await source.query(
      `INSERT INTO committee_member (id, project, lot, kind, subject, name, draw, category, state, seated_at, recused_at)
       VALUES ($1, $2, 'vacant', 'expert', 's', 'n', 1, 'A08', 'recused', $3, $4)`,
      [randomUUID(), project, OPENED_AT, RECUSED_AT],
    );
  });
  await migrated(evaluationService.migrations, async (source) => {
    const draws = await source.query<unknown[]>(
      'SELECT lot, number, state, seed, randomness, opened_at FROM expert_draw WHERE project = $1 ORDER BY lot, number',
      [project],
    );
    const before = { number: 1, state: 'drawn', seed: digestOf({ randomness, requestDigest }), randomness };
    const open = { state: 'awaiting-commitments', seed: null, randomness: null };
    expect(draws).toEqual([
      { lot: 'drawn', ...before, opened_at: new Date(OPENED_AT) },
      { lot: 'vacant', ...before, opened_at: new Date(OPENED_AT) },
      { lot: 'vacant', number: 2, ...open, opened_at: new Date(RECUSED_AT) },
      { lot: 'waiting', number: 1, ...open, opened_at: new Date(OPENED_AT) },
    ]);
  });
});
