import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent } from '@mingtang/contracts';
import {
  biddingClosed,
  evaluationCompleted,
  eventOf,
  openingCompleted,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
  reportSigned,
} from '@mingtang/testing';
import { addMilliseconds } from '@mingtang/procedure';
import { biddingRush } from '../testing/bidding-rush';
import { type DisclosureStand, startDisclosure } from '../testing/disclosure-stand';

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
      biddingClosed(published),
      openingCompleted(published),
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
      return [
        projectPublished(published),
        biddingClosed(published),
        openingCompleted(published),
        evaluationCompleted(published),
        reportSigned(published),
      ];
    });
    const [first = [], second = [], third = []] = stories;
    await stand.service.publish(
      ...third.slice(0, 3),
      ...first.flatMap((event, index) => [event, second[index] as ProcessEvent]),
      ...third.slice(3),
    );
    for (const [event] of stories)
      expect(await page(event?.subject ?? '')).toMatchObject({
        stage: 'evaluation',
        steps: [{}, {}, {}, {}, {}],
        lots: [{ opening: { entries: [{}, {}, {}] } }],
      });
  });

  it('shows a changed project as its last notice has it, and no older one again', async () => {
    const published = publishedProject();
    const changed = { ...published, revision: 2, title: '示范道路改造工程施工（更正）' };
    await stand.service.publish(projectPublished(published), projectChanged(changed));
    await stand.service.publish(projectChanged({ ...published, revision: 1, title: '旧' }));
    expect(await page(published.id)).toMatchObject({ notice: { title: changed.title, revision: 2 } });
    const list = await stand.anyone.get(`/register/projects?q=${encodeURIComponent('更正')}`);
    expect(list).toMatchObject({ body: { items: [{ project: published.id }] } });
  });

  it('leaves a cancelled project cancelled, whatever was under way', async () => {
    const published = publishedProject();
    await stand.service.publish(projectPublished(published), projectCancelled(published), biddingClosed(published));
    expect(await page(published.id)).toMatchObject({ stage: 'cancelled' });
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
    const early = openingCompleted(published);
    await stand.service.publish(early);
    const letter = (await deadLetters()).find(({ eventId }) => eventId === early.id);
    await stand.service.publish(projectPublished(published));
    expect(await (await stand.as('operator')).post(`/operations/dead-letters/${letter?.id}/replay`)).toMatchObject({
      body: { outcome: 'replayed' },
    });
    expect(await page(published.id)).toMatchObject({ stage: 'evaluation', steps: [{}, {}] });
  });

  it('puts a bidder’s registration for an unknown project there too, and tells nobody (ANN-09)', async () => {
    const [registered] = biddingRush(publishedProject(), 1);
    if (!registered) throw new Error('nobody registered');
    await stand.service.publish(registered);
    expect((await deadLetters()).map(({ eventId }) => eventId)).toContain(registered.id);
  });
});
