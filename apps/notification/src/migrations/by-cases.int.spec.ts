import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrated, startTestDatabase, type TestDatabase } from '@mingtang/testing';
import { Cases1764000000002 } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { notificationService } from '../notification.service';
import { Notices1764400000600 } from './1764400000600-notices';

let database: TestDatabase;
beforeAll(async () => (database = await startTestDatabase('notification-by-cases')));
afterAll(() => database.close());

it('keeps of a lot who takes part in it, and of a project everybody who does', async () => {
  const project = randomUUID();
  const known = { owners: ['O1', 'O2'], custodians: [{ id: 'agent-1', name: '第一公证处' }] };
  const parties = { bidders: ['B1'], bids: { 'bid-1': 'B1' }, consulted: [], members: ['m1'] };
  const copies = { title: '一标段', openObjections: [], undecidedObjections: [], awarded: true, ended: false };
  await migrated(database.url, [Cases1764000000002, Notices1764400000600], async (source) => {
    await source.query('INSERT INTO project (id, revision, known) VALUES ($1, 1, $2)', [project, known]);
    await source.query('INSERT INTO lot (project_id, lot_id, known) VALUES ($1, $2, $3)', [
      project,
      'lot-1',
      { ...parties, ...copies, objectionsUntil: '2036-04-01T00:00:00.000Z' },
    ]);
    await source.query('INSERT INTO party (project_id, pseudonym) VALUES ($1, $2)', [project, 'a1']);
  });
  await migrated(database.url, notificationService.migrations, async (source) => {
    expect(await source.query('SELECT known FROM lot')).toEqual([{ known: parties }]);
    const parts = await source.query<{ recipient: string }[]>('SELECT recipient FROM part WHERE project_id = $1', [
      project,
    ]);
    expect(parts.map(({ recipient }) => recipient).sort()).toEqual(
      ['account:m1', 'bidder:B1', 'custodian:第一公证处', 'owner:O1', 'owner:O2', 'unnamed:a1'].sort(),
    );
  });
});
