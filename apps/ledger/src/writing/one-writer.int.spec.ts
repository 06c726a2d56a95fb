import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunningService } from '@mingtang/service-kit';
import { client, eventually } from '@mingtang/testing';
import { consistencyProof, openCheckpoint, verifyConsistency } from '@mingtang/transparency';
import pg from 'pg';
import { append } from '../appending/append';
import { checkLog } from '../checking/check-log';
import { StoredTiles } from '../reading/stored-tiles';
import { queryOf } from '../reading/query';
import { layGround, type LedgerGround } from '../fixtures/ledger-ground';
import { inTransaction } from './in-transaction';
import { LogWriter } from './log-writer';

let ground: LedgerGround;
beforeEach(async () => (ground = await layGround()));
afterEach(() => ground?.close());

const stateOf = ({ app }: RunningService) => app.get(LogWriter).state;
const writing = (service: RunningService) => eventually(async () => stateOf(service) === 'writing');
const published = async ({ url }: RunningService) => (await client(url).get<string>('/log/checkpoint')).body;

/** Ends the database session of whoever writes, as a failing network or database would. */
async function cutWriter(): Promise<void> {
  await ground.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'log-writer' AND datname = current_database()
       AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted)`,
  );
}

async function logKey({ url }: RunningService): Promise<string[]> {
  return (await client(url).get<{ verifierKeys: string[] }>('/log')).body.verifierKeys;
}

describe('of two ledgers on one database', () => {
  it('one writes; the other serves what is written, and takes over when the first stops', async () => {
    const first = await ground.start();
    await writing(first);
    const second = await ground.start();
    await ground.letWait(300);
    const size = await ground.settled();
    expect([stateOf(first), stateOf(second)]).toEqual(['writing', 'standby']);
    expect(await published(second)).toBe(await published(first));
    expect((await client(second.url).get<Buffer>('/log/tile/0/000')).body).toHaveLength(8_192);
    await first.close();
    await writing(second);
    await ground.letWait(10);
    expect(await ground.settled()).toBe(size + 10);
  });

  it('never both write, however often the writer loses its connection: entries stay without gaps, checkpoints consistent', async () => {
    const services = [await ground.start(), await ground.start()];
    const notes: string[] = [];
    for (let round = 0; round < 6; round++) {
      await ground.letWait(70);
      if (round % 2 === 0) await cutWriter();
      await ground.letWait(5);
      await ground.settled();
      notes.push(await published(services[round % 2] as RunningService));
    }
    const [gaps] = await ground.query<{ n: number; distinct: number }>(
      `SELECT (max(index) + 1 - count(*))::int AS n, count(DISTINCT event)::int AS distinct FROM entry`,
    );
    expect(gaps).toEqual({ n: 0, distinct: 6 * 75 });
    await eventually(async () => services.map(stateOf).sort().join() === 'standby,writing');
    await expectConsistent(notes, await logKey(services[0] as RunningService));
  });

  it('a writer that finds entries which it did not write stops for good and signs nothing', async () => {
    const service = await ground.start();
    await ground.letWait(3);
    await ground.settled();
    await ground.query(`UPDATE log SET size = size + 1`);
    await ground.letWait(1);
    await eventually(async () => stateOf(service) === 'refused');
    expect(openCheckpoint(await published(service), await logKey(service)).size).toBe(3);
  });
});

describe('a ledger that was killed', () => {
  it('after it stored entries and before it signed them signs them when it is back', async () => {
    const first = await ground.start();
    await ground.letWait(260);
    await ground.settled();
    const before = await published(first);
    await first.close();
    await ground.letWait(300);
    await appendOnly();
    const [log] = await ground.query<{ size: number; published: number }>(
      'SELECT size::int AS size, published_size::int AS published FROM log',
    );
    expect(log).toEqual({ size: 560, published: 260 });
    const second = await ground.start();
    expect(await ground.settled()).toBe(560);
    await expectConsistent([before, await published(second)], await logKey(second));
  });

  it('in the middle of a transaction leaves nothing of it, and logs each event once when it is back', async () => {
    const first = await ground.start();
    await writing(first);
    await ground.letWait(1_500);
    await eventually(async () => (await ground.query('SELECT 1 FROM entry LIMIT 1')).length > 0);
    await cutWriter();
    expect(await ground.settled()).toBe(1_500);
    const [counted] = await ground.query<{ n: number; seqs: number }>(
      'SELECT count(DISTINCT event)::int AS n, max(seq) AS seqs FROM entry',
    );
    expect(counted).toEqual({ n: 1_500, seqs: 1_500 });
  });
});

/** What a writer does up to its commit, and no further. */
async function appendOnly(): Promise<void> {
  await withClient(async (client) => {
    const tree = await inTransaction(client, 'BEGIN', (query) => checkLog(query, []));
    await inTransaction(client, 'BEGIN', (query) => append(query, tree, ground.clock.instant()));
  });
}

/** Each checkpoint is signed by the log and grew out of the one before it. */
async function expectConsistent(notes: readonly string[], keys: readonly string[]): Promise<void> {
  await withClient(async (client) => {
    const tiles = new StoredTiles(queryOf(client));
    const checkpoints = notes.map((note) => openCheckpoint(note, keys));
    for (const [at, later] of checkpoints.entries()) {
      const earlier = checkpoints[at - 1];
      if (!earlier) continue;
      const proof = await consistencyProof(earlier.size, later.size, tiles.reader(later.size));
      expect(verifyConsistency(earlier.size, earlier.root, later.size, later.root, proof)).toBe(true);
    }
  });
}

async function withClient(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ground.databaseUrl });
  await client.connect();
  await work(client).finally(() => client.end());
}
