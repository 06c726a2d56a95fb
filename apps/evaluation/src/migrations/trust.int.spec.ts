import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { migrated, startTestDatabase, type TestDatabase } from '@mingtang/testing';
import { digestOf } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { evaluationService } from '../evaluation.service';
import { Evaluation1764000000100 } from './evaluation.migration';

const OPENED_AT = '2026-11-20T02:00:00.000Z';
const RECUSED_AT = '2026-11-21T02:00:00.000Z';

let database: TestDatabase;

beforeEach(async () => {
  database = await startTestDatabase('evaluation');
});
afterEach(() => database.close());

it('draws of the first release keep their outcome and seed, and what still is to be drawn waits for custodians', async () => {
  const project = randomUUID();
  const randomness = 'ab'.repeat(32);
  const requestDigest = 'cd'.repeat(32);
  await migrated(database.url, [Evaluation1764000000100], async (source) => {
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
  await migrated(database.url, evaluationService.migrations, async (source) => {
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
