import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { migrated, startTestDatabase, type TestDatabase } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { biddingService } from '../bidding.service';
import { Bidding1764100000000 } from './bidding.migration';

let database: TestDatabase;

beforeEach(async () => {
  database = await startTestDatabase('bidding');
});
afterEach(() => database.close());

it('receipts and releases of the first release stay: receipts learn their event, releases the letters that were signed', async () => {
  const [project, registration, bid, event] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const events = [
    { type: 'bidding.bid-submitted.v1', id: event, data: { bid, version: 1 } },
    { type: 'bidding.bid-withdrawn.v1', id: randomUUID(), data: { bid, version: 1 } },
  ];
  await migrated(database.url, [Bidding1764100000000], async (source) => {
    await source.query(`INSERT INTO project VALUES ($1, 1, '{}', now(), 'x', null, null)`, [project]);
    await source.query(`INSERT INTO lot VALUES ($1, '1', 'opening', now())`, [project]);
    await source.query(`INSERT INTO registration VALUES ($1, $2, 'x', '{}', 'x', now())`, [registration, project]);
    await source.query(`INSERT INTO bid VALUES ($1, $2, '1', $3, 'x', '{}', 'submitted', 1, null)`, [
      bid,
      project,
      registration,
    ]);
    await source.query(`INSERT INTO bid_version VALUES ($1, 1, 'submitted', '{}', '', '', now())`, [bid]);
    for (const act of ['submitted', 'withdrawn'])
      await source.query(`INSERT INTO receipt VALUES ($1, 1, $2, '', now(), 'the note')`, [bid, act]);
    await source.query(
      `INSERT INTO release VALUES ($1, 1, 'c', 'share', null, null, '2026-11-24T16:00:00.050+08', now(), '')`,
      [bid],
    );
    for (const said of events)
      await source.query('INSERT INTO outbox (event_id, project_id, type, event) VALUES ($1, $2, $3, $4)', [
        said.id,
        project,
        said.type,
        said,
      ]);
  });
  await migrated(database.url, biddingService.migrations, async (source) => {
    expect(await source.query('SELECT act, event, note FROM receipt ORDER BY act')).toEqual([
      { act: 'bid-submitted', event, note: 'the note' },
      { act: 'bid-withdrawn', event: events[1]?.id, note: 'the note' },
    ]);
    expect(await source.query('SELECT released_at, batch FROM release')).toEqual([
      { released_at: '2026-11-24T08:00:00.050Z', batch: null },
    ]);
  });
});
