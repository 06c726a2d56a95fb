import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procedureDigest, type PublishedProject } from '@mingtang/contracts';
import { definitionOf } from '@mingtang/procedure/procedures';
import { DataSource } from 'typeorm';
import {
  awardDetermined,
  awardVoided,
  biddingClosed,
  client,
  deadlineReached,
  eventOf,
  historyUntil,
  openingEntry,
  organisationOfAccount,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { type NotificationStand, startNotification } from '../fixtures/notification-stand';

let stand: NotificationStand;

beforeAll(async () => {
  stand = await startNotification();
}, 60_000);

afterAll(() => stand?.service.close());

async function announced(): Promise<PublishedProject> {
  const published = publishedProject();
  await stand.service.publish(projectPublished(published));
  return published;
}

const entries = () =>
  ['bidder-1', 'bidder-2', 'bidder-3'].map((username) => openingEntry({ bidder: organisationOfAccount(username) }));

describe('before the opening', () => {
  it('a bidder hears of its registration with the deadline, and nobody else does (ANN-09)', async () => {
    const published = await announced();
    await stand.register('bidder-1', published);
    const { items } = await stand.notificationsOf('bidder-1');
    expect(items[0]).toMatchObject({
      kind: 'registration-noted',
      project: published.id,
      projectTitle: published.title,
      dueAt: published.timetable.submissionDeadline,
    });
    for (const other of ['bidder-2', 'tenderer', 'agency', 'supervisor', 'operator', 'expert-1', 'custodian-1'])
      expect([other, await stand.toldTo(other, published)]).toEqual([other, []]);
  });

  it('an invited supplier hears of its invitation, and is kept under a pseudonym (ANN-09)', async () => {
    const procedure = 'cn-invited-tender@1';
    const published = publishedProject({ procedure, procedureDigest: procedureDigest(definitionOf(procedure)) });
    const supplier = organisationOfAccount('bidder-4');
    const said = { project: published.id, invitedAt: stand.clock.instant(), suppliers: [supplier] };
    await stand.service.publish(
      projectPublished(published),
      eventOf('announcement.suppliers-invited.v1', said, stand.clock.instant(), 'tenderer'),
    );
    expect(await stand.toldTo('bidder-4', published)).toEqual(['invited']);
    for (const other of ['bidder-2', 'tenderer', 'supervisor'])
      expect([other, await stand.toldTo(other, published)]).toEqual([other, []]);
    const rows = await stand.service.app
      .get(DataSource)
      .query('SELECT * FROM notice WHERE project_id = $1', [published.id]);
    expect(JSON.stringify(rows)).not.toContain(supplier.id);
  });

  it('a change is told to those who registered', async () => {
    const published = await announced();
    await stand.register('bidder-1', published);
    await stand.service.publish(projectChanged({ ...published, revision: 2 }));
    expect(await stand.toldTo('bidder-1', published)).toEqual(['registration-noted', 'tender-changed']);
    expect(await stand.toldTo('bidder-2', published)).toEqual([]);
  });

  it('no cursor, id or count of one bidder depends on how many others there are (ANN-09)', async () => {
    const published = await announced();
    await stand.register('bidder-3', published);
    const alone = await stand.notificationsOf('bidder-3', '&limit=1');
    for (const other of ['bidder-4', 'bidder-5']) await stand.register(other, published);
    expect(await stand.notificationsOf('bidder-3', '&limit=1')).toEqual(alone);
    expect(JSON.stringify(alone)).not.toContain('position');
  });
});

describe('a cancellation and an award that cross each other (ANN-11)', () => {
  async function openedLot(): Promise<PublishedProject> {
    const published = publishedProject();
    await stand.service.publish(...historyUntil('publish-candidates', published, { opening: { entries: entries() } }));
    return published;
  }
  const toldLast = async (username: string, published: PublishedProject, count: number) =>
    (await stand.toldTo(username, published)).slice(-count);

  it('are told as an award that stands where it comes first, to the author of the cancellation too', async () => {
    const published = await openedLot();
    const seen = historyUntil('publish-candidates', published).length;
    await stand.service.publish(awardDetermined(published), { ...projectCancelled(published), seen });
    expect(await toldLast('bidder-1', published, 2)).toEqual(['award-determined', 'act-overtaken']);
    expect(await toldLast('tenderer', published, 1)).toEqual(['act-overtaken']);
    const [last] = (await stand.notificationsOf('tenderer')).items;
    expect(last?.text.zh).toMatch(/：终止招标（在先：确定中标人）$/);
    expect(last?.text.en).toMatch(/: cancel the tender \(before it: determine the winner\)$/);
  });

  it('are told as a void award where the cancellation comes first', async () => {
    const published = await openedLot();
    const award = awardDetermined(published);
    await stand.service.publish(projectCancelled(published), award, awardVoided(award));
    expect(await toldLast('bidder-1', published, 2)).toEqual(['tender-cancelled', 'award-voided']);
    expect(await toldLast('tenderer', published, 1)).toEqual(['award-voided']);
  });
});

describe('a bidder of an opened lot', () => {
  it('is told once, whether it was known under its pseudonym before or not', async () => {
    const published = await announced();
    await stand.register('bidder-1', published);
    const [, ...opened] = historyUntil('complete-opening', published, { opening: { entries: entries() } });
    await stand.service.publish(...opened, projectCancelled(published));
    expect(await stand.toldTo('bidder-1', published)).toEqual([
      'registration-noted',
      'bidding-closed',
      'lot-opened',
      'tender-cancelled',
    ]);
    expect(await stand.toldTo('bidder-2', published)).toEqual(['lot-opened', 'tender-cancelled']);
    expect(await stand.toldTo('bidder-4', published)).toEqual([]);
  });
});

describe('reading', () => {
  it('marks a notification and those before it, for this account alone', async () => {
    const published = await announced();
    await stand.service.publish(deadlineReached(published), biddingClosed(published));
    const tenderer = await stand.as('tenderer');
    const unread = async () => (await tenderer.get<{ count: number }>('/notifications/unread')).body.count;
    const before = await unread();
    expect(before).toBeGreaterThan(0);
    const { items } = await stand.notificationsOf('tenderer');
    expect((await tenderer.post('/notifications/read', { upTo: items[0]?.id })).status).toBe(204);
    expect(await unread()).toBe(0);
    expect((await stand.notificationsOf('tenderer', '&unread=true')).items).toEqual([]);
    expect((await stand.notificationsOf('tenderer')).items[0]?.readAt).toBe(stand.clock.instant());
  });

  it('of what was told to another is refused as if it were not there', async () => {
    const published = await announced();
    await stand.register('bidder-7', published);
    const { items } = await stand.notificationsOf('bidder-7');
    const refused = await (await stand.as('bidder-8')).post('/notifications/read', { upTo: items[0]?.id });
    expect(refused).toMatchObject({ status: 404, body: { code: 'notification-unknown' } });
  });

  it('pages by cursor through all', async () => {
    const { items } = await stand.notificationsOf('bidder-1');
    const caller = await stand.as('bidder-1');
    const found: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const at: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await caller.get<{ items: { id: string }[]; next?: string }>(`/notifications?limit=1${at}`);
      found.push(...body.items.map(({ id }) => id));
      next = body.next;
    }
    expect(found).toEqual(items.map(({ id }) => id));
    expect((await client(stand.service.url).get('/notifications')).status).toBe(401);
  });
});
