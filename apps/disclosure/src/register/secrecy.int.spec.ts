import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EVENTS,
  organisationKey,
  procedureDigest,
  type ProcessEvent,
  type PublishedProject,
} from '@mingtang/contracts';
import { definitionOf } from '@mingtang/procedure/procedures';
import { randomUUID } from 'node:crypto';
import {
  biddingClosed,
  committeeFormed,
  deadlineReached,
  eventOf,
  lotOpeningFailed,
  openingEntries,
  projectCancelled,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { bidsOpened, biddingRush } from '../fixtures/bidding-rush';
import { afterNotice, type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';
import { type StepDto } from './step.dto';

const READERS = [undefined, 'tenderer', 'agency', 'bidder-1', 'expert-1', 'custodian-1', 'supervisor', 'operator'];

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

async function announced(overrides: Partial<PublishedProject> = {}): Promise<PublishedProject> {
  const published = publishedProject(overrides);
  await stand.service.publish(projectPublished(published));
  return published;
}

/** Everything that the register answers about a project, to anyone and in every role, as text. */
async function allAnswers({ id, title }: PublishedProject): Promise<string> {
  const paths = [
    `/register/projects?q=${encodeURIComponent(title)}`,
    `/register/projects/${id}`,
    `/register/projects/${id}/steps?limit=1`,
    `/register/projects/${id}/steps?limit=100`,
    `/projects/${id}/lots/lot-1/objections`,
    `/register/projects/${id}/export.json`,
    ...['facts', 'lots', 'bids', 'objections', 'steps'].map(
      (table) => `/register/projects/${id}/export.csv?table=${table}`,
    ),
    `/register/export.csv?q=${encodeURIComponent(title)}`,
    '/register/statistics',
  ];
  const answers: unknown[] = [];
  for (const reader of READERS) {
    const caller = reader === undefined ? stand.anyone : await stand.as(reader);
    for (const path of paths) answers.push((await caller.get(path)).body);
  }
  return JSON.stringify(answers);
}

async function steps({ id }: Pick<PublishedProject, 'id'>): Promise<StepDto[]> {
  return (await stand.anyone.get<{ items: StepDto[] }>(`/register/projects/${id}/steps?limit=100`)).body.items;
}

const typesOf = (shown: readonly { type: string }[]) => shown.map(({ type }) => type);
const ofBidders = (rush: readonly ProcessEvent[]) => typesOf(rush).sort();

describe('who bids, and how many, before the opening', () => {
  it('leaves no trace in any answer, to any role, until the deadline (ANN-09)', async () => {
    const published = await announced();
    const before = await allAnswers(published);
    await stand.service.publish(...biddingRush(published, 7));
    expect(await allAnswers(published)).toBe(before);
  });

  it('leaves none between deadline and completed opening, but that bidding is closed and opening goes on (ANN-09)', async () => {
    const published = await announced();
    const rush = biddingRush(published, 7);
    const entries = openingEntries();
    const bids = entries.map(({ bid, version, manifestDigest, receivedAt }) => ({
      bid,
      version,
      manifestDigest,
      receivedAt,
    }));
    await stand.service.publish(
      ...rush,
      deadlineReached(published),
      biddingClosed(published, { bids }),
      ...bidsOpened(published, [entries[0]?.bid ?? '', entries[1]?.bid ?? '']),
    );
    const answers = await allAnswers(published);
    for (const entry of entries)
      for (const secret of [
        entry.bid,
        entry.bidder.name,
        entry.bidder.id,
        organisationKey(entry.bidder),
        entry.manifestDigest,
      ])
        expect(answers).not.toContain(secret);
    for (const event of rush) for (const id of idsIn(event)) expect(answers).not.toContain(id);
    expect(typesOf(await steps(published))).toEqual([
      'announcement.project-published.v1',
      'bidding.deadline-reached.v1',
      'bidding.bidding-closed.v1',
    ]);
  });

  it('is told with the completed opening, step by step with its time (OPN-03)', async () => {
    const published = await announced();
    const rush = biddingRush(published, 4);
    const opening = afterNotice('complete-opening', published);
    await stand.service.publish(...rush, ...opening);
    const shown = await steps(published);
    expect(ofBidders(shown as unknown as ProcessEvent[])).toEqual(
      [...ofBidders(rush), 'announcement.project-published.v1', ...typesOf(opening)].sort(),
    );
    expect(shown.map(({ time }) => time)).toEqual(shown.map(({ time }) => time).sort());
    const page = await stand.anyone.get(`/register/projects/${published.id}`);
    expect(page).toMatchObject({
      body: { lots: [{ stage: 'committee', opening: { entries: [{ price: { amount: '9000000.00' } }, {}, {}] } }] },
    });
  });

  it('stays without names where too few bid, which ends the lot (OPN-02)', async () => {
    const published = await announced();
    const rush = biddingRush(published, 2);
    await stand.service.publish(...rush, deadlineReached(published), lotOpeningFailed(published, { bids: 1 }));
    const page = await stand.anyone.get(`/register/projects/${published.id}`);
    expect(page).toMatchObject({
      body: { stage: 'failed', lots: [{ stage: 'failed', openingFailure: { bids: 1, minimum: 3, rule: 'OPN-02' } }] },
    });
    const shown = await steps(published);
    expect(shown).toHaveLength(rush.length + 3);
    expect(shown.filter(({ type }) => type === 'bidding.bidder-registered.v1').map(({ facts }) => facts)).toEqual([
      {},
      {},
    ]);
  });

  it('stays secret lot by lot, and of the whole project until its last lot is opened (ANN-09)', async () => {
    const [lot] = publishedProject().lots;
    const lots = ['lot-1', 'lot-2'].flatMap((id) => (lot ? [{ ...lot, id }] : []));
    const published = await announced({ lots });
    const [first, second] = [biddingRush(published, 3), biddingRush(published, 3, 'lot-2')];
    const [one, two] = ['lot-1', 'lot-2'].map((lot) => afterNotice('complete-opening', published, { lot }));
    await stand.service.publish(...first, ...second, ...(one ?? []));
    const shown = await steps(published);
    expect(new Set(shown.map(({ lot: of }) => of))).toEqual(new Set([undefined, 'lot-1']));
    expect(typesOf(shown)).not.toContain('bidding.bidder-registered.v1');
    await stand.service.publish(...(two ?? []));
    expect(await steps(published)).toHaveLength(first.length + second.length + 7);
  });

  it('stays secret of the second envelope while the first is opened, and of final offers until theirs are (ANN-09)', async () => {
    const ways = [
      ['cn-two-envelope-tender@1', 'complete-opening', 'complete-price-opening'],
      ['gp-consultation@1', 'complete-opening', 'complete-final-opening'],
    ] as const;
    for (const [procedure, first, last] of ways) {
      const published = await announced({ procedure, procedureDigest: procedureDigest(definitionOf(procedure)) });
      const { id: project, lots } = published;
      const of = { project, lot: lots[0]?.id ?? '', bid: randomUUID(), version: 1 };
      const at = published.timetable.openingAt;
      const opened = { ...of, round: 1, envelope: 'price', openedAt: at, custodians: [], by: 'custodians' as const };
      const offered = { ...of, manifestDigest: 'a'.repeat(64), receivedAt: at, takenInAt: at };
      const secret =
        first === 'complete-opening' && last === 'complete-price-opening'
          ? eventOf('bidding.bid-opened.v1', opened, at)
          : eventOf('bidding.final-offer-submitted.v1', offered, at, 'bidder');
      const until = afterNotice(last, published);
      const openedAt = until.findIndex(({ type }) => EVENTS[type].act === first) + 1;
      await stand.service.publish(...until.slice(0, openedAt));
      const before = typesOf(await steps(published));
      await stand.service.publish(secret, ...until.slice(openedAt, -1));
      expect(JSON.stringify(await steps(published))).not.toContain(of.bid);
      expect(typesOf(await steps(published))).not.toContain(secret.type);
      expect(before).toContain('bidding.opening-completed.v1');
      await stand.service.publish(...until.slice(-1));
      expect(typesOf(await steps(published))).toContain(secret.type);
    }
  });

  it('stays secret for good where the project is cancelled before (ANN-09, ANN-11)', async () => {
    const published = await announced();
    await stand.service.publish(...biddingRush(published, 5), projectCancelled(published, { reason: '资金计划调整' }));
    expect(typesOf(await steps(published))).toEqual([
      'announcement.project-published.v1',
      'announcement.project-cancelled.v1',
    ]);
    expect(await stand.anyone.get(`/register/projects/${published.id}`)).toMatchObject({
      body: { stage: 'cancelled', cancellation: { reason: '资金计划调整' }, lots: [{ stage: 'cancelled' }] },
    });
  });
});

describe('committee and scores', () => {
  const evaluated = async () => {
    const published = await announced();
    const subjects = ['a7e3b8de-58a5-4f61-9dbe-0e2f35a1f1aa'];
    await stand.service.publish(
      ...afterNotice('conclude-report', published).map((event) =>
        event.type === 'evaluation.committee-formed.v1' ? committeeFormed(published, { subjects }) : event,
      ),
    );
    stand.clock.set(published.timetable.openingAt);
    return { published, subjects };
  };

  it('stay secret until candidates are published (EVA-03)', async () => {
    const { published, subjects } = await evaluated();
    const answers = await allAnswers(published);
    for (const secret of ['评委1', '评委5', '94.00', ...subjects]) expect(answers).not.toContain(secret);
  });

  it('are told with the candidates', async () => {
    const { published, subjects } = await evaluated();
    await (await stand.as('tenderer')).post(`/projects/${published.id}/lots/lot-1/candidates`, {});
    expect(await stand.anyone.get(`/register/projects/${published.id}`)).toMatchObject({
      body: {
        lots: [
          {
            stage: 'candidates',
            candidates: { candidates: [{ rank: 1 }, { rank: 2 }, { rank: 3 }] },
            evaluation: {
              outcome: 'ranked',
              documentDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
              members: [{ name: '评委1', kind: 'tenderer-representative', position: 'signed' }, {}, {}, {}, {}],
              bids: [{ rank: 1, total: '94.00', scores: [{ criterion: 'price', score: '40' }, {}, {}] }, {}, {}],
            },
          },
        ],
      },
    });
    expect(await allAnswers(published)).not.toContain(subjects[0]);
  });

  it('are told where all bids are rejected, once the report is signed (EVA-10)', async () => {
    const published = await announced();
    const evaluation = { outcome: 'all-rejected' as const, candidates: [] };
    const told = afterNotice('conclude-report', published, { evaluation });
    const lot = async () =>
      (
        await stand.anyone.get<{ lots: { stage: string; evaluation?: unknown }[] }>(
          `/register/projects/${published.id}`,
        )
      ).body.lots[0];
    await stand.service.publish(...told.slice(0, -1));
    expect(await lot()).toMatchObject({ stage: 'report' });
    expect(await lot()).not.toHaveProperty('evaluation');
    await stand.service.publish(...told.slice(-1));
    expect(await lot()).toMatchObject({
      stage: 'failed',
      evaluation: { outcome: 'all-rejected', members: [{ name: '评委1' }, {}, {}, {}, {}] },
    });
  });
});

/** Every id in an event that could tell one bidder from another. */
function idsIn({ id, data }: ProcessEvent): string[] {
  const { registration, bid, manifestDigest } = data as Partial<Record<string, string>>;
  return [id, registration, bid, manifestDigest].filter((value) => value !== undefined);
}
