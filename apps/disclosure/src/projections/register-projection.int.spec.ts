import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent } from '@mingtang/contracts';
import {
  biddingClosed,
  evaluationCompleted,
  openingCompleted,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
  reportSigned,
} from '@mingtang/testing';
import { biddingRush } from '../testing/bidding-rush';
import { type DisclosureStand, startDisclosure } from '../testing/disclosure-stand';
import { OLD_EVENT } from '../testing/old-event';

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

const page = async (project: string) => (await stand.anyone.get(`/register/projects/${project}`)).body;

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

  it('puts an event of an unknown project among the dead letters, and takes it in by replay once it is known', async () => {
    const published = publishedProject();
    const early = openingCompleted(published);
    await stand.service.publish(early);
    const operator = await stand.as('operator');
    const { body } = await operator.get<{ items: { id: string; eventId: string }[] }>('/operations/dead-letters');
    const letter = body.items.find(({ eventId }) => eventId === early.id);
    await stand.service.publish(projectPublished(published));
    expect(await operator.post(`/operations/dead-letters/${letter?.id}/replay`)).toMatchObject({
      body: { outcome: 'replayed' },
    });
    expect(await page(published.id)).toMatchObject({ stage: 'evaluation', steps: [{}, {}] });
  });

  it('still takes in an event as it was stored by the first version', async () => {
    const event = JSON.parse(OLD_EVENT) as ProcessEvent;
    await stand.service.publish(event);
    expect(await page(event.subject)).toMatchObject({ stage: 'published', notice: { title: '老旧小区改造工程' } });
  });
});
