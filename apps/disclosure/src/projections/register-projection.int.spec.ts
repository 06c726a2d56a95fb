import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent } from '@mingtang/contracts';
import {
  deadlineReached,
  eventOf,
  historyUntil,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { addMilliseconds } from '@mingtang/procedure/time';
import { biddingRush } from '../fixtures/bidding-rush';
import { afterNotice, type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

const page = async (project: string) => (await stand.anyone.get(`/register/projects/${project}`)).body;

async function deadLetters(): Promise<{ id: string; eventId: string }[]> {
  const operator = await stand.as('operator');
  const path = '/operations/dead-letters?limit=100';
  return (await operator.get<{ items: { id: string; eventId: string }[] }>(path)).body.items;
}

describe('the register as a projection', () => {
  it('takes an event in once, however often it comes', async () => {
    const published = publishedProject();
    const story = [
      projectPublished(published),
      ...biddingRush(published, 3),
      ...afterNotice('complete-opening', published),
    ];
    await stand.service.publish(...story);
    const once = await page(published.id);
    await stand.service.publish(...story);
    await stand.service.publish(...story.flatMap((event) => [event, event]));
    expect(await page(published.id)).toEqual(once);
  });

  it('comes to the same whatever happens in other projects meanwhile', async () => {
    const stories = [1, 2, 3].map(() => {
      const published = publishedProject();
      return historyUntil('conclude-report', published);
    });
    const [first = [], second = [], third = []] = stories;
    await stand.service.publish(
      ...third.slice(0, 3),
      ...first.flatMap((event, index) => [event, second[index] as ProcessEvent]),
      ...third.slice(3),
    );
    for (const [event] of stories)
      expect(await page(event?.subject ?? '')).toMatchObject({
        stage: 'reported',
        steps: Array.from({ length: 10 }, () => ({})),
        lots: [{ opening: { entries: [{}, {}, {}] } }],
      });
  });

  it('shows a changed project as its last notice has it, and without a change that came too late', async () => {
    const published = publishedProject();
    const changed = { ...published, revision: 2, title: '示范道路改造工程施工（更正）' };
    await stand.service.publish(projectPublished(published), projectChanged(changed));
    expect(await page(published.id)).toMatchObject({ notice: { title: changed.title, revision: 2 } });
    const list = await stand.anyone.get(`/register/projects?q=${encodeURIComponent('更正')}`);
    expect(list).toMatchObject({ body: { items: [{ project: published.id }] } });
    const late = { ...changed, revision: 3, title: '示范道路改造工程施工（迟）' };
    await stand.service.publish(deadlineReached(published), projectChanged(late));
    expect(await page(published.id)).toMatchObject({
      stage: 'bidding-closed',
      notice: { title: changed.title, revision: 2 },
      lots: [{ overtaken: [{ act: 'change' }] }],
    });
  });

  it('leaves a cancelled project cancelled, whatever was under way', async () => {
    const published = publishedProject();
    await stand.service.publish(projectPublished(published), projectCancelled(published), deadlineReached(published));
    expect(await page(published.id)).toMatchObject({
      stage: 'cancelled',
      lots: [{ stage: 'cancelled', overtaken: [{ act: 'reach-deadline' }] }],
    });
  });

  it('keeps recipients that custodians give before the notice, and tells of them with it', async () => {
    const published = publishedProject();
    const givenAt = addMilliseconds(published.publishedAt, -60_000);
    const given = ['age1first', 'age1second'].map((recipient) =>
      eventOf(
        'announcement.recipient-given.v1',
        { project: published.id, custodian: 'c1', recipient, signature: 'AAAA', givenAt },
        givenAt,
        'custodian',
      ),
    );
    await stand.service.publish(...given);
    for (const path of ['', '/steps'])
      expect(await stand.anyone.get(`/register/projects/${published.id}${path}`)).toMatchObject({ status: 404 });
    expect((await deadLetters()).filter(({ eventId }) => given.some(({ id }) => id === eventId))).toEqual([]);
    await stand.service.publish(projectPublished(published));
    const { items } = await stand.stepsOf(published.id, 3);
    expect(items).toMatchObject([
      { type: 'announcement.recipient-given.v1', facts: { custodian: 'c1', recipient: 'age1first' } },
      { type: 'announcement.recipient-given.v1', facts: { custodian: 'c1', recipient: 'age1second' } },
      { type: 'announcement.project-published.v1' },
    ]);
  });

  it('puts an event of an unknown project among the dead letters, and takes it in by replay once it is known', async () => {
    const published = publishedProject();
    const early = deadlineReached(published);
    await stand.service.publish(early);
    const letter = (await deadLetters()).find(({ eventId }) => eventId === early.id);
    await stand.service.publish(projectPublished(published));
    expect(await (await stand.as('operator')).post(`/operations/dead-letters/${letter?.id}/replay`)).toMatchObject({
      body: { outcome: 'replayed' },
    });
    expect(await page(published.id)).toMatchObject({ stage: 'bidding-closed', steps: [{}, {}] });
  });

  it('puts a bidder’s registration for an unknown project there too, and tells nobody (ANN-09)', async () => {
    const [registered] = biddingRush(publishedProject(), 1);
    if (!registered) throw new Error('nobody registered');
    await stand.service.publish(registered);
    expect((await deadLetters()).map(({ eventId }) => eventId)).toContain(registered.id);
  });
});
