import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent } from '@mingtang/contracts';
import { eventually } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { CutProxy } from '../fixtures/cut-proxy';
import { type DeadLetter } from '../dead-letters/dead-letters';
import { type Cancelled, cancelled, TestMessaging } from '../fixtures/messaging';
import { type Transaction } from '../unit-of-work';

const NUMBERS = Array.from({ length: 30 }, (_, at) => String(at));

let proxy: CutProxy;
let messaging: TestMessaging;
/** What a test lets happen before an event with this reason is written down. */
const obstacles = new Map<string, (transaction: Transaction) => Promise<void>>();

beforeAll(async () => {
  messaging = await TestMessaging.start(async (databaseUrl) => {
    const url = new URL(databaseUrl);
    proxy = new CutProxy({ host: url.hostname, port: Number(url.port) });
    url.hostname = '127.0.0.1';
    url.port = String(await proxy.mend());
    return url.href;
  });
  messaging.handlers.on('announcement.project-cancelled.v1', async ({ subject, data: { reason } }, transaction) => {
    await transaction.manager.query('INSERT INTO taken (project, reason) VALUES ($1, $2)', [subject, reason]);
    await obstacles.get(reason)?.(transaction);
  });
  messaging.consumer();
  messaging.relay();
});

afterAll(async () => {
  await messaging.close();
  await proxy.cut();
});

const events = (project: string, ...reasons: readonly string[]): Cancelled[] =>
  reasons.map((reason) => cancelled(project, reason));

/** The letter of a project or, where it cannot be read, the newest of its kind; waits for it. */
const letterOf = (wanted: (letter: DeadLetter) => boolean) =>
  eventually(async () => (await messaging.deadLetters.list(100)).find(wanted));

describe('taking events in', () => {
  it('keeps the order of a project', async () => {
    const project = randomUUID();
    await messaging.send(project, ...events(project, ...NUMBERS));
    expect(await messaging.taken(project, NUMBERS.length)).toEqual(NUMBERS);
  });

  it('takes what follows one another in one project in by one transaction', async () => {
    const project = randomUUID();
    await messaging.send(project, ...events(project, ...NUMBERS));
    await messaging.taken(project, NUMBERS.length);
    const [{ transactions }] = (await messaging.dataSource.query(
      'SELECT count(DISTINCT xmin::text)::int AS transactions FROM inbox WHERE project_id = $1',
      [project],
    )) as [{ transactions: number }];
    expect(transactions).toBeLessThan(NUMBERS.length);
  });

  it('has the effect of a repeated event once', async () => {
    const project = randomUUID();
    const [a, b, end] = events(project, 'a', 'b', 'end') as [Cancelled, Cancelled, Cancelled];
    await messaging.send(project, a, a, b, a, b, end);
    expect(await messaging.taken(project, 3)).toEqual(['a', 'b', 'end']);
  });

  it('leaves no half effect of a failed attempt, and tries again', async () => {
    const project = randomUUID();
    let attempts = 0;
    obstacles.set('twice', async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
    });
    await messaging.send(project, ...events(project, 'twice', 'end'));
    expect(await messaging.taken(project, 2)).toEqual(['twice', 'end']);
    expect(attempts).toBe(3);
  });

  it('passes over types that a newer service may publish', async () => {
    const project = randomUUID();
    const newer = { ...cancelled(project, 'newer'), type: 'announcement.project-applauded.v7' };
    await messaging.send(project, newer as unknown as ProcessEvent, ...events(project, 'end'));
    expect(await messaging.taken(project, 1)).toEqual(['end']);
  });

  it('waits a lost database out: nothing is lost, nothing taken twice, nothing buried', async () => {
    const project = randomUUID();
    const buried = await messaging.deadLetters.waiting();
    obstacles.set('5', async () => {
      obstacles.delete('5');
      await proxy.cut();
    });
    await messaging.send(project, ...events(project, ...NUMBERS));
    await eventually(async () => !obstacles.has('5'));
    await expect(messaging.dataSource.query('SELECT 1')).rejects.toThrow();
    await proxy.mend();
    expect(await messaging.taken(project, NUMBERS.length)).toEqual(NUMBERS);
    expect(await messaging.deadLetters.waiting()).toBe(buried);
  });
});

describe('a poisonous message', () => {
  it.each<[string, (project: string) => string, RegExp]>([
    ['no JSON', () => '{', /not JSON/],
    ['no CloudEvent', () => '{"hello":1}', /not a CloudEvents/],
    ['NUL bytes', () => '\0\0', /not JSON/],
    [
      'an escaped NUL in its type',
      (project) => JSON.stringify({ ...cancelled(project, ''), id: 1, type: '\0' }),
      /not a CloudEvents/,
    ],
    [
      'data that breaks the schema',
      (project) => JSON.stringify({ ...cancelled(project, 'x'), data: { project } }),
      /must have required/,
    ],
    ['an id that is none', (project) => JSON.stringify({ ...cancelled(project, 'x'), id: 'x' }), /uuid/],
  ])('with %s goes to the dead letters, and what follows goes on', async (_, message, error) => {
    const project = randomUUID();
    const before = await messaging.deadLetters.waiting();
    await messaging.send(project, message(project), ...events(project, 'end'));
    expect(await messaging.taken(project, 1)).toEqual(['end']);
    expect(await messaging.deadLetters.waiting()).toBe(before + 1);
    expect((await messaging.deadLetters.list(1))[0]?.error).toMatch(error);
  });

  it('that no handler can take is buried with its reason, sent to the dead-letter topic, and replayed once', async () => {
    const project = randomUUID();
    obstacles.set('poison', () => Promise.reject(new Error('cannot be taken')));
    await messaging.send(project, ...events(project, 'poison', 'end'));
    expect(await messaging.taken(project, 1)).toEqual(['end']);
    const letter = await letterOf((each) => each.project === project);
    expect(letter).toMatchObject({
      error: 'cannot be taken',
      type: 'announcement.project-cancelled.v1',
      replayedAt: null,
    });
    const letters = await messaging.deadLetters.list(100);
    const forwarded = await messaging.messages(letters.length, messaging.connection.deadLetterTopic);
    expect([...forwarded.values()].flat().some((message) => message.includes('"poison"'))).toBe(true);

    await expect(messaging.deadLetters.replay(letter.id)).rejects.toThrow('cannot be taken');
    expect(await messaging.taken(project, 1)).toEqual(['end']);

    obstacles.delete('poison');
    const outcomes = await Promise.all([
      messaging.deadLetters.replay(letter.id),
      messaging.deadLetters.replay(letter.id),
    ]);
    expect(outcomes.sort()).toEqual(['already-replayed', 'replayed']);
    expect(await messaging.taken(project, 2)).toEqual(['end', 'poison']);
  });

  it('that never was is unknown', async () => {
    expect(await messaging.deadLetters.replay(randomUUID())).toBe('unknown');
  });

  it('is not taken in by a later copy once it is buried', async () => {
    const project = randomUUID();
    obstacles.set('bad', () => Promise.reject(new Error('no')));
    const [bad, end] = events(project, 'bad', 'end') as [Cancelled, Cancelled];
    await messaging.send(project, bad);
    await letterOf((each) => each.project === project);
    obstacles.delete('bad');
    await messaging.send(project, bad, end);
    expect(await messaging.taken(project, 1)).toEqual(['end']);
  });
});

describe('the list of dead letters', () => {
  it('goes from the newest back, page by page, without gap or repeat', async () => {
    const all = await messaging.deadLetters.list(1_000);
    const paged: DeadLetter[] = [];
    for (;;) {
      const page = await messaging.deadLetters.list(2, paged.at(-1)?.id);
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(5);
  });
});
