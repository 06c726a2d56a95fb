import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Clock, patienceOf, SystemClock, UnitOfWork } from '@mingtang/messaging';
import { eventually, FakeClock, StallingProxy, startTestDatabase, type TestDatabase } from '@mingtang/testing';
import { DataSource } from 'typeorm';
import { createLog } from '../log/log';
import { Timers } from './timers';

const log = createLog('timers', 'silent');

let database: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let running: Timers[] = [];
/** Keys of the timers that fired, in order. */
let fired: string[] = [];
/** What a timer with this key does besides. */
const tasks = new Map<string, () => Promise<void>>();

beforeAll(async () => {
  database = await startTestDatabase('timers');
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  unitOfWork = new UnitOfWork(dataSource, new SystemClock());
});

afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

afterEach(async () => {
  await Promise.all(running.map((timers) => timers.stop()));
  await dataSource.query('SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs WHERE key IS NOT NULL');
  running = [];
  fired = [];
  tasks.clear();
});

async function started(clock?: Clock): Promise<Timers> {
  const timers = await prepared(clock);
  await timers.start();
  return timers;
}

/** With its schema and tasks, but nothing fires yet. */
async function prepared(clock: Clock = new SystemClock(), url = database.url): Promise<Timers> {
  const timers = new Timers(url, log, patienceOf(1_000), clock);
  timers.on<{ key: string }>('fire', async ({ key }) => {
    await tasks.get(key)?.();
    fired.push(key);
  });
  await timers.migrate();
  running.push(timers);
  return timers;
}

const set = (timers: Timers, key: string, inMilliseconds: number) =>
  unitOfWork.run((transaction) =>
    timers.set(transaction, {
      name: 'fire',
      of: [key],
      at: new Date(Date.now() + inMilliseconds).toISOString(),
      payload: { key },
    }),
  );

const hasFired = (...keys: readonly string[]) => eventually(async () => keys.every((key) => fired.includes(key)));
const waiting = async () => {
  const rows = await dataSource.query<{ key: string }[]>('SELECT key FROM graphile_worker.jobs ORDER BY key');
  return rows.map(({ key }) => key.replace('fire:', ''));
};
/** A timer that fired is gone a moment later. */
const leftWaiting = (...keys: readonly string[]) =>
  eventually(async () => JSON.stringify(await waiting()) === JSON.stringify(keys));
const HOUR = 3_600_000;

describe('timers', () => {
  it('fire at their instant, not before, and then are gone', async () => {
    const timers = await started();
    const dueAt = Date.now() + 700;
    let firedAt = 0;
    tasks.set('soon', async () => {
      firedAt = Date.now();
    });
    await set(timers, 'soon', 700);
    await set(timers, 'later', HOUR);
    await hasFired('soon');
    expect(firedAt).toBeGreaterThanOrEqual(dueAt);
    await leftWaiting('later');
  });

  it('that the database fires while the clock of the service has not come to their instant wait for it, and are not lost', async () => {
    const now = Date.now();
    const clock = new FakeClock(new Date(now - 2_000).toISOString());
    const timers = await started(clock);
    await set(timers, 'early', 0);
    await set(timers, 'past', -2_500);
    await hasFired('past');
    await eventually(async () => {
      const [row] = await dataSource.query<{ later: boolean }[]>(
        `SELECT run_at > now() + interval '1 second' AS later FROM graphile_worker.jobs WHERE key = 'fire:early'`,
      );
      return row?.later;
    });
    expect(fired).toEqual(['past']);
    clock.set(new Date(now + 10_000).toISOString());
    await hasFired('early');
  });

  it('are not set when their transaction fails', async () => {
    const timers = await started();
    const failed = unitOfWork.run(async (transaction) => {
      await timers.set(transaction, {
        name: 'fire',
        of: ['lost'],
        at: new Date().toISOString(),
        payload: { key: 'lost' },
      });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await waiting()).toEqual([]);
  });

  it('are moved by their name, forward and back', async () => {
    const timers = await started();
    await set(timers, 'moved', HOUR);
    await set(timers, 'moved', 0);
    await hasFired('moved');
    await set(timers, 'put off', 600);
    await set(timers, 'put off', HOUR);
    await set(timers, 'end', 900);
    await hasFired('end');
    expect(fired).toEqual(['moved', 'end']);
    await leftWaiting('put off');
  });

  it('are cancelled by their name; cancelling what is not there does nothing', async () => {
    const timers = await started();
    await set(timers, 'cancelled', 500);
    await unitOfWork.run((transaction) => timers.cancel(transaction, { name: 'fire', of: ['cancelled'] }));
    await unitOfWork.run((transaction) => timers.cancel(transaction, { name: 'fire', of: ['never was'] }));
    await set(timers, 'end', 800);
    await hasFired('end');
    expect(fired).toEqual(['end']);
  });

  it('that came due while nothing ran fire after a restart', async () => {
    const before = await started();
    await set(before, 'missed', 300);
    await before.stop();
    await eventually(async () => {
      const [row] = await dataSource.query<{ due: boolean }[]>(
        `SELECT run_at < now() AS due FROM graphile_worker.jobs WHERE key = 'fire:missed'`,
      );
      return row?.due;
    });
    expect(fired).toEqual([]);
    await started();
    await hasFired('missed');
  });

  it('are tried again until their task succeeds, others meanwhile', async () => {
    const timers = await started();
    let attempts = 0;
    tasks.set('hard', async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
    });
    await set(timers, 'hard', 0);
    await set(timers, 'easy', 0);
    await hasFired('hard', 'easy');
    expect(attempts).toBe(3);
    expect(fired).toEqual(['easy', 'hard']);
  });

  it('that a killed process had begun fire again in the next', async () => {
    const timers = await prepared();
    await set(timers, 'begun', 0);
    // A killed worker leaves its lock behind.
    await dataSource.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'killed', attempts = 1 WHERE key = 'fire:begun'`,
    );
    await timers.start();
    await hasFired('begun');
  });

  it('that a silent database gave to a query nobody waits for any more fire all the same', async () => {
    const { proxy, url } = await StallingProxy.before(database.url);
    const timers = await prepared(new SystemClock(), url);
    await timers.start();
    await set(timers, 'first', 0);
    await hasFired('first');
    proxy.stall();
    await set(timers, 'given', 0);
    // The query that was held asks for whoever has given up by then.
    await new Promise((passed) => setTimeout(passed, 4_000));
    proxy.goOn();
    await hasFired('given');
    await timers.stop();
    await proxy.close();
  });

  it('go on firing over lost connections', async () => {
    const timers = await started();
    await dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name IN ('timers', 'graphile-worker')`,
    );
    await set(timers, 'after', 0);
    await hasFired('after');
  });
});
