import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { migrated, startTestDatabase, type TestDatabase } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { ledgerService } from '../ledger.service';
import { RoundDeadlines1765000000000 } from './1765000000000-round-deadlines';

let database: TestDatabase;

beforeEach(async () => {
  database = await startTestDatabase('ledger');
});
afterEach(() => database.close());

const DEADLINE = '2036-04-20T01:30:00.000Z';
const CALLED = { stage: 'final-offers', ends: { finalOffers: { end: DEADLINE } } };

it('what is kept of deadlines for bids stays, and final offers that are called for are followed from here on', async () => {
  const before = ledgerService.migrations.filter((one) => one !== RoundDeadlines1765000000000);
  const [project, other] = [randomUUID(), randomUUID()];
  await migrated(database.url, before, async (source) => {
    await source.query(
      `INSERT INTO project_deadline (project, deadline, before, before_size) VALUES ($1, $2, 'a note', 7), ($3, $2, null, null)`,
      [project, DEADLINE, other],
    );
    await source.query(`INSERT INTO logged_project (id, seq) VALUES ($1, 1)`, [project]);
    await source.query(`INSERT INTO logged_lot (project, lot, stand) VALUES ($1, '1', $2), ($1, '2', $3)`, [
      project,
      CALLED,
      { ...CALLED, stage: 'consulting' },
    ]);
  });
  await migrated(database.url, ledgerService.migrations, async (source) => {
    const rows = await source.query('SELECT round, lot, deadline, before FROM round_deadline WHERE project = $1', [
      project,
    ]);
    const deadline = new Date(DEADLINE);
    expect(rows).toEqual([
      { round: 1, lot: null, deadline, before: 'a note' },
      { round: 2, lot: '1', deadline, before: null },
    ]);
    const twice = source.query(`INSERT INTO round_deadline (project, round, deadline, since) VALUES ($1, 1, $2, 1)`, [
      other,
      DEADLINE,
    ]);
    await expect(twice).rejects.toThrow('round_deadline_once');
  });
});
