import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  candidatesPublished,
  client,
  committeeFormed,
  deadlineReached,
  historyUntil,
  openingEntry,
  organisationOfAccount,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
  subjectOf,
} from '@mingtang/testing';
import { type NotificationStand, startNotification } from '../fixtures/notification-stand';

let stand: NotificationStand;

beforeAll(async () => {
  stand = await startNotification({ PUBLIC_URL: 'https://tenders.example.org' });
}, 60_000);

afterAll(() => stand?.service.close());

const LINK = /^https:\/\/tenders\.example\.org\/api\/notification(\/calendar\.ics\?token=[\w-]{43})$/;

/** The calendar's path at the service, by the link that the account is given. */
async function linkOf(username: string): Promise<string> {
  const { body } = await (await stand.as(username)).get<{ url: string }>('/calendar');
  return LINK.exec(body.url)?.[1] ?? body.url;
}

async function eventsIn(path: string): Promise<string[]> {
  const { body } = await client(stand.service.url).get<string>(path);
  return body.split('BEGIN:VEVENT').slice(1);
}

async function registered(username: string): Promise<PublishedProject> {
  const published = publishedProject();
  await stand.service.publish(projectPublished(published));
  await stand.register(username, published);
  return published;
}

const asIcs = (instant: string) => instant.replace(/[-:]/g, '').replace(/\.\d+/, '');

describe('a calendar', () => {
  it('holds what is due, once, at the time that holds now', async () => {
    const published = await registered('bidder-1');
    const path = await linkOf('bidder-1');
    const { timetable } = published;
    expect(await eventsIn(path)).toEqual([expect.stringContaining(`DTSTART:${asIcs(timetable.submissionDeadline)}`)]);
    const later = addMilliseconds(timetable.submissionDeadline, 86_400_000);
    const moved = projectChanged({ ...published, revision: 2, timetable: { ...timetable, submissionDeadline: later } });
    await stand.service.publish(moved);
    expect(await eventsIn(path)).toEqual([expect.stringContaining(`DTSTART:${asIcs(later)}`)]);
    await stand.service.publish(projectCancelled(published));
    expect(await eventsIn(path)).toEqual([]);
  });

  it('goes by a change that takes effect, and by none that came after the deadline (ANN-06)', async () => {
    const published = await registered('bidder-5');
    const path = await linkOf('bidder-5');
    const later = addMilliseconds(published.timetable.submissionDeadline, 86_400_000);
    const timetable = { ...published.timetable, submissionDeadline: later };
    await stand.service.publish(deadlineReached(published), projectChanged({ ...published, revision: 2, timetable }));
    expect(await eventsIn(path)).toEqual([]);
  });

  it('holds what its reader owes, and no longer once it is done; what others owe stands in theirs', async () => {
    const published = publishedProject({ procuringEntity: organisationOfAccount('agency') });
    const bidders = ['bidder-6', 'bidder-7', 'bidder-8'];
    const entries = bidders.map((username) => openingEntry({ bidder: organisationOfAccount(username) }));
    const signedAt = '2036-04-01T02:00:00.000Z';
    const objectionsUntil = '2036-04-07T16:00:00.000Z';
    const said = { opening: { entries }, evaluation: { completedAt: signedAt }, report: { signedAt } };
    await stand.service.publish(...historyUntil('conclude-report', published, said));
    const [owner, bidder] = [await linkOf('agency'), await linkOf('bidder-6')];
    const due = [expect.stringMatching(/DTSTART:20360404T160000Z[^]*公示中标候选人/)];
    expect(await eventsIn(owner)).toEqual(due);
    expect(await eventsIn(bidder)).toEqual([]);
    await stand.service.publish(candidatesPublished(published, { publishedAt: signedAt, objectionsUntil }));
    const until = asIcs(objectionsUntil);
    expect(await eventsIn(owner)).toEqual([expect.stringMatching(new RegExp(`DTSTART:${until}[^]*确定中标人`))]);
    expect(await eventsIn(bidder)).toEqual([expect.stringMatching(new RegExp(`DTSTART:${until}[^]*提出异议`))]);
  });

  it('is read by its link alone, as a calendar, and kept by no cache', async () => {
    const published = await registered('bidder-2');
    const { status, headers, body } = await client(stand.service.url).get<string>(await linkOf('bidder-2'));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(body).toContain('BEGIN:VALARM');
    expect(body.replaceAll('\r\n ', '')).toContain(published.title);
  });

  it('does not say on which committee its reader sits (EVA-03)', async () => {
    const published = publishedProject();
    const subjects = [await subjectOf('expert-1')];
    const seated = historyUntil('complete-evaluation', published).map((event) =>
      event.type === 'evaluation.committee-formed.v1' ? committeeFormed(published, { subjects }) : event,
    );
    await stand.service.publish(...seated);
    const [event] = await eventsIn(await linkOf('expert-1'));
    expect(event).toContain('BEGIN:VALARM');
    for (const betraying of [published.id, published.title, published.lots[0]?.title ?? ''])
      expect(event?.replaceAll('\r\n ', '')).not.toContain(betraying);
  });

  it('gets another link, and the old one ends', async () => {
    await registered('bidder-3');
    const old = await linkOf('bidder-3');
    expect((await (await stand.as('bidder-3')).post('/calendar/renewal')).status).toBe(200);
    expect(await client(stand.service.url).get(old)).toMatchObject({
      status: 404,
      body: { code: 'calendar-unknown' },
    });
    expect(await eventsIn(await linkOf('bidder-3'))).toHaveLength(1);
  });

  it('is whole whatever a title holds', async () => {
    const published = publishedProject({ title: '道路\r\nEND:VCALENDAR\u0007\u2028\u202eA;,طريق' });
    await stand.service.publish(projectPublished(published));
    await stand.register('bidder-3', published);
    const { body } = await client(stand.service.url).get<string>(await linkOf('bidder-3'));
    const lines = body
      .replace(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter(Boolean);
    expect(lines.filter((line) => !/^[A-Z-]+[;:]/.test(line))).toEqual([]);
    expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
    const told = '\u2068道路 END:VCALENDAR\ufffd \ufffdA\\;\\,طريق\u2069';
    expect(lines.filter((line) => line.startsWith('SUMMARY') && line.includes(told)).length).toBeGreaterThan(0);
  });
});
