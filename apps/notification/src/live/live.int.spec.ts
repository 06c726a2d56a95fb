import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import {
  biddingClosed,
  client,
  deadlineReached,
  eventOf,
  eventually,
  openingCompleted,
  projectPublished,
  publishedProject,
  tokenOf,
} from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type NotificationStand, pseudonymOf, startNotification } from '../fixtures/notification-stand';
import { readStream, type ReadStream } from '../fixtures/read-stream';
import { Heard } from './heard';
import { recordPublicStep } from './public-steps';

let stand: NotificationStand;
let streams: ReadStream[] = [];

beforeAll(async () => {
  stand = await startNotification({ LIVE_CONNECTIONS: '5', LIVE_PUBLIC: '3' });
}, 60_000);

afterEach(() => {
  for (const stream of streams) stream.close();
  streams = [];
});

afterAll(() => stand?.service.close());

async function open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<ReadStream> {
  const stream = await readStream(stand.service.url + path, headers);
  streams.push(stream);
  return stream;
}

const as = async (username: string) => ({ authorization: `Bearer ${await tokenOf(username)}` });

function bidSubmitted({ id: project, publishedAt }: PublishedProject, by: string) {
  const bid = {
    project,
    lot: 'lot-1',
    bid: randomUUID(),
    version: 1,
    manifestDigest: 'a'.repeat(64),
    receivedAt: publishedAt,
    takenInAt: publishedAt,
  };
  return eventOf('bidding.bid-submitted.v1', bid, publishedAt, 'bidder', pseudonymOf(by, project));
}

describe('the public stream', () => {
  it('tells each step as it is taken, and nothing that the register hides until the opening (ANN-09)', async () => {
    const published = publishedProject();
    const stream = await open(`/live?project=${published.id}`);
    const announced = projectPublished(published);
    await stand.service.publish(announced);
    await stand.register('bidder-1', published);
    const question = {
      project: published.id,
      question: randomUUID(),
      askedAt: published.publishedAt,
      digest: 'b'.repeat(64),
    };
    await stand.service.publish(
      bidSubmitted(published, 'bidder-1'),
      eventOf('announcement.question-asked.v1', question, published.publishedAt, 'bidder'),
      biddingClosed(published),
      openingCompleted(published),
    );
    const steps = await stream.received('step', 3);
    expect(steps[0]).toEqual({
      project: published.id,
      event: announced.id,
      type: announced.type,
      time: announced.time,
    });
    expect(steps.map(({ type }) => type)).toEqual([
      'announcement.project-published.v1',
      'bidding.bidding-closed.v1',
      'bidding.opening-completed.v1',
    ]);
  });

  it('goes on where a reader lost it, counting no hidden step (ANN-09)', async () => {
    const published = publishedProject();
    const first = await open('/live');
    await stand.service.publish(projectPublished(published));
    await first.received('step', 1);
    first.close();
    const hidden = ['bidder-1', 'bidder-2'].map((bidder) => bidSubmitted(published, bidder));
    const closed = biddingClosed(published);
    await stand.service.publish(...hidden, closed);
    const again = await open('/live', { 'last-event-id': first.lastId });
    expect(await again.received('step', 1)).toMatchObject([{ event: closed.id }]);
    expect(Number(again.lastId)).toBe(Number(first.lastId) + 1);
  });

  it('shows steps in an order that none overtakes, whoever commits first', async () => {
    const [first, second] = [publishedProject(), publishedProject()].map(projectPublished);
    const dataSource = stand.service.app.get(DataSource);
    const slow = dataSource.createQueryRunner();
    await slow.startTransaction();
    await recordPublicStep(slow.manager, first as ProcessEvent);
    let done = false;
    const fast = dataSource
      .transaction((manager) => recordPublicStep(manager, second as ProcessEvent))
      .then(() => (done = true));
    await delay(300);
    expect(done).toBe(false);
    const stream = await open('/live');
    await slow.commitTransaction();
    await Promise.all([fast, slow.release()]);
    const steps = await stream.received('step', 2);
    expect(steps.map(({ event }) => event)).toEqual([first?.id, second?.id]);
  });

  it('tells each of many steps at once to a reader whose stream breaks after each', async () => {
    const [before, ...published] = Array.from({ length: 25 }, () => publishedProject());
    let stream = await open('/live');
    await stand.service.publish(projectPublished(before as PublishedProject));
    await stream.received('step', 1);
    let place = stream.lastId;
    const came = new Set<unknown>();
    const publishing = stand.service.publish(...published.map(projectPublished));
    await eventually(async () => {
      place = stream.lastId || place;
      for (const { project } of stream.soFar('step')) came.add(project);
      stream.close();
      stream = await open('/live', { 'last-event-id': place });
      await delay(10);
      return published.every(({ id }) => came.has(id));
    }, 30_000);
    await publishing;
  });

  it('gives a reader its place before anything happens, and keeps it over what was missed', async () => {
    const response = await fetch(`${stand.service.url}/live`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!/^id:\d+$/m.test(text)) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const place = /^id:(\d+)$/m.exec(text)?.[1] ?? '';
    const announced = projectPublished(publishedProject());
    await stand.service.publish(announced);
    const stream = await open('/live', { 'last-event-id': place });
    expect(await stream.received('step', 1)).toMatchObject([{ event: announced.id }]);
    stand.service.app.get(Heard).emit('missed');
    await stream.received('missed', 1);
    expect(Number(stream.lastId)).toBe(Number(place) + 1);
  });

  it('tells a reader to read again whose place was never given', async () => {
    const stream = await open('/live', { 'last-event-id': '999999999999' });
    await stream.received('missed', 1);
    const announced = projectPublished(publishedProject());
    await stand.service.publish(announced);
    expect(await stream.received('step', 1)).toMatchObject([{ event: announced.id }]);
  });

  it('asks who comes when too many are open to come back later', async () => {
    await eventually(async () => (await client(stand.service.url).get('/live')).status === 200);
    for (let opened = 0; opened < 3; opened++) await open('/live');
    const refused = await client(stand.service.url).get('/live');
    expect(refused).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    expect(refused.headers.has('retry-after')).toBe(true);
    for (const bidder of ['bidder-1', 'bidder-2']) await open('/notifications/live', await as(bidder));
    expect(await (await stand.as('bidder-3')).get('/notifications/live')).toMatchObject({ status: 503 });
  });
});

describe('an account’s own stream', () => {
  it('tells of its notifications and of nobody else’s', async () => {
    const published = publishedProject();
    await stand.service.publish(projectPublished(published));
    const [own, others] = [
      await open('/notifications/live', await as('bidder-1')),
      await open('/notifications/live', await as('bidder-2')),
    ];
    await stand.register('bidder-1', published);
    const [told] = await own.received<{ id: string }>('notification', 1);
    const { items } = await stand.notificationsOf('bidder-1');
    expect(told).toEqual({ id: items[0]?.id });
    await stand.service.publish(deadlineReached(published), biddingClosed(published));
    await own.received('notification', 2);
    expect(others.soFar('notification')).toEqual([]);
  });

  it('is for who is signed in', async () => {
    expect((await client(stand.service.url).get('/notifications/live')).status).toBe(401);
  });
});
