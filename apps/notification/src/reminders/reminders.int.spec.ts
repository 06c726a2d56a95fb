import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procedureDigest, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { definitionOf } from '@mingtang/procedure/procedures';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  candidatesPublished,
  eventOf,
  historyUntil,
  openingEntry,
  organisationOfAccount,
  projectChanged,
  projectPublished,
  publishedProject,
  suspendableTender,
  suspensionLifted,
  suspensionOrdered,
} from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type NotificationDto } from '../inbox/notification.dto';
import { type NotificationStand, startNotification } from '../fixtures/notification-stand';

/** A day of four minutes, and so an hour of ten seconds. */
const CALENDAR = { mode: 'sandbox', secondsPerDay: 240 } as const;
const DAY_S = 240;
const HOUR_S = 10;

let stand: NotificationStand;

beforeAll(async () => {
  stand = await startNotification();
}, 60_000);

afterAll(() => stand?.service.close());

/** Each test has a time of its own, after those before it. */
let days = 0;
function begin(): (seconds: number) => string {
  const start = addMilliseconds('2037-01-01T00:00:00.000Z', days++ * 86_400_000);
  stand.clock.set(start);
  return (seconds) => addMilliseconds(start, Math.round(seconds * 1_000));
}

async function fireAt(instant: string): Promise<void> {
  stand.clock.set(instant);
  await stand.service.fireDueTimers();
}

async function told(username: string, { id }: PublishedProject, kind = 'due-near'): Promise<NotificationDto[]> {
  const { items } = await stand.notificationsOf(username);
  return items.filter((each) => each.project === id && each.kind === kind).reverse();
}

function underConsultation(publishedAt: string): PublishedProject {
  const procedure = 'gp-consultation@1';
  const procedureFixed = { procedure, procedureDigest: procedureDigest(definitionOf(procedure)) };
  return publishedProject({ ...procedureFixed, calendar: CALENDAR, publishedAt });
}

/** Events of a lot whose report is signed at that time. */
function reported(published: PublishedProject, at: string): ProcessEvent[] {
  return historyUntil('conclude-report', published, { evaluation: { completedAt: at }, report: { signedAt: at } });
}

describe('the bid deadline', () => {
  it('is called to mind a day and an hour before it, once for all lots, and not after it was moved', async () => {
    const at = begin();
    const [lot] = publishedProject().lots;
    const published = publishedProject({
      calendar: CALENDAR,
      publishedAt: at(0),
      lots: [lot as never, { ...lot, id: 'lot-2' } as never],
    });
    const { timetable } = published;
    const before = (deadline: string, seconds: number) => addMilliseconds(deadline, -seconds * 1_000);
    await stand.service.publish(projectPublished(published));
    await stand.register('bidder-1', published);
    const later = addMilliseconds(timetable.submissionDeadline, DAY_S * 2_000);
    const moved = { ...timetable, submissionDeadline: later };
    await stand.service.publish(projectChanged({ ...published, revision: 2, timetable: moved }, { changedAt: at(1) }));
    await fireAt(before(timetable.submissionDeadline, 0.001));
    expect(await told('bidder-1', published)).toEqual([]);
    await fireAt(before(later, DAY_S));
    await fireAt(before(later, HOUR_S));
    const near = await told('bidder-1', published);
    expect(near).toHaveLength(2);
    for (const each of near) {
      expect(each).toMatchObject({
        dueAt: later,
        text: { zh: '期限将至：递交投标文件', en: 'Due soon: submit a bid' },
      });
      expect(each.lot).toBeUndefined();
    }
    expect(await told('bidder-2', published)).toEqual([]);
    expect(await told('tenderer', published)).toEqual([]);
  });
});

describe('what somebody owes by a time', () => {
  it('is called to mind a day and an hour before it, to who owes it', async () => {
    const at = begin();
    const published = publishedProject({ calendar: CALENDAR });
    await stand.service.publish(...reported(published, at(0)));
    await fireAt(at(2 * DAY_S - 0.001));
    expect(await told('tenderer', published)).toEqual([]);
    await fireAt(at(2 * DAY_S));
    await fireAt(at(3 * DAY_S - HOUR_S));
    expect(await told('tenderer', published)).toMatchObject(
      Array(2).fill({ lot: 'lot-1', dueAt: at(3 * DAY_S), text: { zh: '期限将至：公示中标候选人' } }),
    );
    expect(await told('bidder-1', published)).toEqual([]);
  });

  it('is not called to mind once it is done', async () => {
    const at = begin();
    const published = publishedProject({ calendar: CALENDAR });
    const candidates = candidatesPublished(published, { publishedAt: at(60), objectionsUntil: at(4 * DAY_S) });
    await stand.service.publish(...reported(published, at(0)), candidates);
    await fireAt(at(3 * DAY_S - HOUR_S));
    expect(await told('tenderer', published)).toEqual([]);
  });

  it('waits while a suspension stops its time, of which all who take part are told (CMP-03)', async () => {
    const at = begin();
    const published = publishedProject({ procedure: suspendableTender(), calendar: CALENDAR });
    const ordered = suspensionOrdered(published, at(100));
    await stand.service.publish(...reported(published, at(0)), ordered);
    await fireAt(at(2 * DAY_S));
    expect(await told('tenderer', published)).toEqual([]);
    stand.clock.set(at(500));
    await stand.service.publish(suspensionLifted(ordered, at(500)));
    await fireAt(at(2 * DAY_S + 400));
    expect(await told('tenderer', published)).toMatchObject([{ dueAt: at(3 * DAY_S + 400) }]);
    for (const kind of ['suspended', 'resumed'])
      for (const username of ['tenderer', 'supervisor'])
        expect([kind, username, await told(username, published, kind)]).toMatchObject([kind, username, [{ kind }]]);
  });
});

describe('what had to wait', () => {
  it('is told to be possible once its time is over and no objection open (DIS-03)', async () => {
    const at = begin();
    const [free, objected] = [publishedProject({ calendar: CALENDAR }), publishedProject({ calendar: CALENDAR })];
    const until = at(3 * DAY_S);
    for (const published of [free, objected]) {
      const candidates = { publishedAt: at(0), objectionsUntil: until };
      await stand.service.publish(...historyUntil('publish-candidates', published, { candidates }));
    }
    const about = { project: objected.id, lot: 'lot-1', objection: randomUUID() };
    const filed = { ...about, filedAt: at(1), answerDue: at(4 * DAY_S), digest: 'a'.repeat(64) };
    await stand.service.publish(eventOf('disclosure.objection-filed.v1', filed, at(1), 'bidder'));
    await fireAt(until);
    expect(await told('tenderer', free, 'act-possible')).toMatchObject([
      { lot: 'lot-1', text: { zh: expect.stringMatching(/：确定中标人$/) } },
    ]);
    expect(await told('tenderer', objected, 'act-possible')).toEqual([]);
    const answered = { ...about, answeredAt: at(3 * DAY_S + 1), digest: 'b'.repeat(64), upheld: false };
    await stand.service.publish(eventOf('disclosure.objection-answered.v1', answered as never, answered.answeredAt));
    expect(await told('tenderer', objected, 'act-possible')).toHaveLength(1);
  });
});

describe('final offers', () => {
  it('are called to mind before their deadline, to those alone who passed and have not left (GP-10)', async () => {
    const at = begin();
    const published = underConsultation('2036-03-03T01:00:00.000Z');
    const bidders = ['bidder-1', 'bidder-2', 'bidder-3', 'bidder-4'];
    const entries = bidders.map((username) => openingEntry({ bidder: organisationOfAccount(username) }));
    const passed = entries.slice(0, 3).map(({ bid, version }) => ({ bid, version }));
    const deadline = at(2 * DAY_S);
    const said = { opening: { entries }, review: { passed }, finalOffers: { calledAt: at(0), deadline } };
    const left = { project: published.id, lot: 'lot-1', bid: passed[2]?.bid ?? '', leftAt: at(1) };
    await stand.service.publish(
      ...historyUntil('call-final-offers', published, said),
      eventOf('bidding.consultation-left.v1', left, at(1), 'bidder'),
    );
    await fireAt(at(DAY_S));
    for (const username of bidders.slice(0, 2))
      expect([username, await told(username, published)]).toMatchObject([
        username,
        [{ lot: 'lot-1', dueAt: deadline, text: { zh: '期限将至：提交最后报价' } }],
      ]);
    for (const username of bidders.slice(2))
      expect([username, await told(username, published)]).toEqual([username, []]);
  });
});
