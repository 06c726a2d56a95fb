import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backing, eventually } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { CutProxy } from '../fixtures/cut-proxy';
import { KafkaConnection } from '../kafka';
import { cancelled, reasonOf, TestMessaging } from '../fixtures/messaging';
import { republishProject } from './republish';

const NUMBERS = Array.from({ length: 40 }, (_, at) => String(at));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let messaging: TestMessaging;

beforeEach(async () => {
  messaging = await TestMessaging.start();
});

afterEach(() => messaging.close());

const reasonsOf = (messages: readonly string[] | undefined) => (messages ?? []).map(reasonOf);
/** Without the repeats that at-least-once delivery may bring. */
const first = (reasons: readonly string[]) => [...new Set(reasons)];

describe('the outbox', () => {
  it('publishes what each project said in the order said, as CloudEvents', async () => {
    const projects = [randomUUID(), randomUUID(), randomUUID()];
    for (const reason of NUMBERS) for (const project of projects) await messaging.emit(project, reason);
    messaging.relay();
    await messaging.published();
    const messages = await messaging.messages(NUMBERS.length * projects.length);
    for (const project of projects) expect(reasonsOf(messages.get(project))).toEqual(NUMBERS);
    expect(JSON.parse(messages.get(projects[0] as string)?.[0] as string)).toMatchObject({
      specversion: '1.0',
      type: 'announcement.project-cancelled.v1',
      source: '/mingtang/announcement',
      subject: projects[0],
      time: '2036-03-03T01:00:00.000Z',
      datacontenttype: 'application/json',
      actorrole: 'system',
    });
  });

  it('names each event to the act that emits it, so that a receipt can name it too', async () => {
    const project = randomUUID();
    const id = await messaging.unitOfWork.run(async ({ emit }) =>
      emit('announcement.project-cancelled.v1', cancelled(project, 'named').data),
    );
    expect(await messaging.dataSource.query('SELECT event_id AS id FROM outbox')).toEqual([{ id }]);
  });

  it('says nothing of a transaction that failed, nor of an event that breaks its schema', async () => {
    const project = randomUUID();
    const type = 'announcement.project-cancelled.v1';
    const failed = messaging.unitOfWork.run(async ({ emit }) => {
      emit(type, cancelled(project, 'lost').data);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    const broken = messaging.unitOfWork.run(async ({ emit }) =>
      emit(type, { ...cancelled(project, '').data, notice: 'x' }),
    );
    await expect(broken).rejects.toThrow('invalid event');
    expect(await messaging.dataSource.query('SELECT 1 FROM outbox')).toEqual([]);
  });

  it('sends again, in order, what it sent but could not mark; inboxes drop the copies', async () => {
    const project = randomUUID();
    await messaging.emit(project, ...NUMBERS);
    // The mark is what fails: it stands for a relay killed between sending and marking.
    await messaging.dataSource.query(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$;
       CREATE TRIGGER killed BEFORE UPDATE ON outbox EXECUTE FUNCTION fail()`,
    );
    messaging.handlers.on('announcement.project-cancelled.v1', async ({ subject, data }, { manager }) => {
      await manager.query('INSERT INTO taken (project, reason) VALUES ($1, $2)', [subject, data.reason]);
    });
    messaging.consumer();
    messaging.relay();
    await messaging.messages(2 * NUMBERS.length);
    await messaging.dataSource.query('DROP TRIGGER killed ON outbox');
    await messaging.published();
    await messaging.emit(project, 'after');
    expect(await messaging.taken(project, NUMBERS.length + 1)).toEqual([...NUMBERS, 'after']);
  });

  it('has one relay at a time; another goes on, in order, when its session is lost', async () => {
    const project = randomUUID();
    messaging.relay();
    messaging.relay();
    await messaging.emit(project, ...NUMBERS.slice(0, 20));
    await messaging.published();
    await messaging.dataSource.query(
      `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND a.application_name = 'outbox-relay' AND a.datname = current_database()`,
    );
    await messaging.emit(project, ...NUMBERS.slice(20));
    await messaging.published();
    expect(first(reasonsOf((await messaging.messages(NUMBERS.length)).get(project)))).toEqual(NUMBERS);
  });

  it('keeps everything while Kafka is away, and publishes it in order once it is there', async () => {
    const [host = '', port] = (backing().kafkaBrokers.split(',')[0] ?? '').split(':');
    const proxy = new CutProxy({ host, port: Number(port) });
    const proxyPort = await proxy.mend();
    await proxy.cut();
    const settings = { ...messaging.connection.settings, brokers: [`127.0.0.1:${proxyPort}`] };
    messaging.relay(new KafkaConnection(settings, silent));
    const project = randomUUID();
    await messaging.emit(project, ...NUMBERS);
    const [waiting] = await messaging.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL',
    );
    expect(waiting?.n).toBe(NUMBERS.length);
    await proxy.mend();
    await messaging.published();
    await proxy.cut();
    expect(first(reasonsOf((await messaging.messages(NUMBERS.length)).get(project)))).toEqual(NUMBERS);
  });

  it('sends a project’s events again on request, and only those', async () => {
    const [project, other] = [randomUUID(), randomUUID()];
    messaging.relay();
    await messaging.emit(project, 'a', 'b');
    await messaging.emit(other, 'c');
    await messaging.published();
    expect(await republishProject(messaging.dataSource, project)).toBe(2);
    await messaging.published();
    const messages = await messaging.messages(5);
    expect(reasonsOf(messages.get(project))).toEqual(['a', 'b', 'a', 'b']);
    expect(reasonsOf(messages.get(other))).toEqual(['c']);
  });

  it('carries on over a lost database', async () => {
    const project = randomUUID();
    messaging.relay();
    await messaging.emit(project, 'before');
    await messaging.published();
    await messaging.dataSource
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
      .catch(() => undefined);
    await eventually(() => messaging.emit(project, 'after').then(() => true));
    await messaging.published();
    expect(first(reasonsOf((await messaging.messages(2)).get(project)))).toEqual(['before', 'after']);
  });
});
