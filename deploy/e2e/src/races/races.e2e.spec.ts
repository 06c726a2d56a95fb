import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemError, submitSealedBid, type Tender, withdrawBid } from '@mingtang/client';
import { eventually, holdRelay, startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { type OwnKafka, startOwnKafka } from '../chaos/own-kafka';
import { query } from '../evidence/query';
import { fillExpertPool } from '../portal/others';
import { patiently, review, seatCommittee, sign } from '../tender/committee';
import { anyone, demoPlayer } from '../tender/players';
import { sealInMemory, type SealedInMemory } from '../tender/sealed-bids';
import { awaitCustodians, draftTender, publishTender } from '../tender/tenders';
import { brokenIn, evidenceOf } from '../trust/verified';
import { type Agreed, agreed } from './agreement';

const LOT = '1';
/** For this long nobody hears of anybody. */
const HELD_MS = 10_000;
/** Bids are taken for twenty of these. */
const AWARDED_SECONDS_PER_DAY = 2.5;
/** A change leaves fifteen of them: longer than Kafka is held, so that the deadline that it sets is still to come. */
const CHANGED_SECONDS_PER_DAY = 1.2;

/** Whose event comes first in the order that all share: the first one's, the second one's, or as it happens. */
type Order = 'first' | 'second' | 'as-it-happens';
const ORDERS: readonly Order[] = ['first', 'second', 'as-it-happens'];

let kafka: OwnKafka;
let platform: TestPlatform;

/** Two that act at once while neither hears of the other. */
interface Race {
  readonly first: { readonly service: string; readonly act: () => Promise<unknown> };
  readonly second: { readonly service: string; readonly act: () => Promise<unknown> };
}

beforeAll(async () => {
  kafka = await startOwnKafka();
  platform = await startTestPlatform({ kafkaBrokers: kafka.brokers });
  await fillExpertPool(platform.gateway);
}, 240_000);

afterAll(async () => {
  kafka?.goOn();
  await platform?.close();
  await kafka?.close();
}, 60_000);

const owner = () => demoPlayer(platform.gateway, 'tenderer').client;
const databaseOf = (service: string) => platform.running.databases.get(service)?.url ?? '';

async function tenderOf(title: string, secondsPerDay: number): Promise<Tender> {
  const id = await draftTender(owner(), { title, lots: [LOT], secondsPerDay });
  await awaitCustodians(owner(), id);
  return publishTender(owner(), id);
}

async function bidsFor(tender: Tender, bidders: number): Promise<SealedInMemory[]> {
  return Promise.all(
    Array.from({ length: bidders }, async (_, index) => {
      const bidder = demoPlayer(platform.gateway, `bidder-${index + 1}`);
      await patiently(() => bidder.client.post(`/api/bidding/projects/${tender.id}/registrations`));
      const bid = await sealInMemory(bidder, tender, { lot: LOT, price: `${1_000 + index}.00` });
      await submitSealedBid(bidder.client, bid.parts, bid.contentOf);
      return bid;
    }),
  );
}

/** Has both act while Kafka is held up, and lets their events out in that order. */
async function cross(races: readonly Race[], order: Order): Promise<void> {
  const later = new Set(
    order === 'as-it-happens' ? [] : races.map((race) => race[order === 'first' ? 'second' : 'first'].service),
  );
  kafka.hold();
  const held = await Promise.all([...later].map((service) => holdRelay(databaseOf(service))));
  const since = Date.now();
  await Promise.all(races.flatMap(({ first, second }) => [first.act(), second.act()]));
  await delay(Math.max(0, since + HELD_MS - Date.now()));
  kafka.goOn();
  if (order !== 'as-it-happens')
    for (const race of races)
      await eventually(async () => (await query(databaseOf(race[order].service), UNSENT)).length === 0, 60_000);
  for (const release of held) await release();
}

const UNSENT = 'SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1';
const codeOf = (act: () => Promise<unknown>) =>
  act().then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  );
const stepsOf = async (project: string) => {
  const { steps } = await anyone(platform.gateway).get<{ steps: readonly { type: string }[] }>(
    `/api/disclosure/register/projects/${project}`,
  );
  return steps.map(({ type }) => type);
};
const toldTo = async (username: string, project: string) => {
  const { items } = await demoPlayer(platform.gateway, username).client.get<{
    items: readonly { kind: string; project: string }[];
  }>('/api/notification/notifications?limit=100');
  return items.filter((each) => each.project === project).map(({ kind }) => kind);
};
/** Waits until all of these are listed: what is told of a lot follows a moment after all agree on where it stands. */
const awaitAll = (wanted: readonly string[], listed: () => Promise<readonly string[]>) =>
  eventually(async () => {
    const there = await listed();
    const missing = wanted.filter((each) => !there.includes(each));
    if (missing.length > 0) throw new Error(`not there: ${missing.join(', ')}`);
    return true;
  }, 60_000);
const shows = (project: string, ...types: readonly string[]) => awaitAll(types, () => stepsOf(project));
const hears = (username: string, project: string, kind: string) => awaitAll([kind], () => toldTo(username, project));
/** What moved the lot or was overtaken, as disclosure has it in the order that all share. */
const historyOf = async (project: string) => {
  const facts = await query<{ type: string; place: string; seen: string; at: string }>(
    databaseOf('disclosure'),
    `SELECT type, fact->>'place' AS place, fact->>'seen' AS seen, fact->>'at' AS at FROM traded_fact WHERE project = $1 ORDER BY id`,
    [project],
  );
  return facts.map(({ type, place, seen, at }) => `${place} (${seen}) ${type} ${at}`);
};
const holds = async (project: string) => {
  await eventually(
    async () => (await brokenIn(await evidenceOf(platform.gateway, project))).length === 0,
    60_000,
  ).catch(() => undefined);
  expect(await brokenIn(await evidenceOf(platform.gateway, project))).toEqual([]);
};

describe('a cancellation against an award (ANN-11)', () => {
  const tenders = new Map<Order, Tender>();

  beforeAll(async () => {
    await Promise.all(
      ORDERS.map(async (order) => {
        const tender = await tenderOf(`终止与定标 ${order}`, AWARDED_SECONDS_PER_DAY);
        tenders.set(order, tender);
        await bidsFor(tender, 3);
        const of = { gateway: platform.gateway, project: tender.id, lot: LOT };
        const members = await seatCommittee(of);
        await review(of, members);
        await sign(of, members);
        const path = `/api/disclosure/projects/${tender.id}/lots/${LOT}`;
        const { objectionsUntil } = await patiently(() =>
          owner().post<{ objectionsUntil: string }>(`${path}/candidates`),
        );
        await delay(Math.max(0, Date.parse(objectionsUntil) + 200 - Date.now()));
      }),
    );
  }, 400_000);

  it.each<[Order, Agreed | undefined]>([
    ['first', { stage: 'cancelled', overtaken: ['award by cancel'] }],
    ['second', { stage: 'awarded', overtaken: ['cancel by award'] }],
    ['as-it-happens', undefined],
  ])(
    'ends for all alike where the order is %s',
    async (order, expected) => {
      const { id } = tenders.get(order) as Tender;
      const cancel = () => owner().post(`/api/announcement/projects/${id}/cancellation`, { reason: '采购计划取消' });
      const award = () => owner().post(`/api/disclosure/projects/${id}/lots/${LOT}/award`, { rank: 1 });
      await cross(
        [{ first: { service: 'announcement', act: cancel }, second: { service: 'disclosure', act: award } }],
        order,
      );
      const stand = await agreed(platform, id);
      if (expected) expect(stand).toEqual(expected);
      const won = stand.stage === 'awarded';
      expect(stand).toEqual(
        won
          ? { stage: 'awarded', overtaken: ['cancel by award'] }
          : { stage: 'cancelled', overtaken: ['award by cancel'] },
      );
      await shows(id, 'announcement.project-cancelled.v1', 'disclosure.award-determined.v1');
      if (!won) await shows(id, 'disclosure.award-voided.v1');
      const told = await eventually(async () => {
        const kinds = await toldTo('tenderer', id);
        return kinds.some((kind) => ['award-voided', 'act-overtaken'].includes(kind)) && kinds;
      });
      expect(told).toContain(won ? 'act-overtaken' : 'award-voided');
      await hears('bidder-1', id, won ? 'award-determined' : 'award-voided');
      await holds(id);
      expect((await stepsOf(id)).includes('disclosure.award-voided.v1')).toBe(!won);
    },
    180_000,
  );
});

describe('a change against the closing (ANN-06)', () => {
  it.each<[Order, boolean | undefined]>([
    ['first', true],
    ['second', false],
    ['as-it-happens', undefined],
  ])(
    'counts for all or for nobody where the order is %s',
    async (order, counts) => {
      const tender = await tenderOf(`变更与截止 ${order}`, CHANGED_SECONDS_PER_DAY);
      const { id } = tender;
      const deadline = Date.parse(tender.timetable?.submissionDeadline ?? '');
      await delay(Math.max(0, deadline - 2_000 - Date.now()));
      const body = { reason: '更正', affectsBids: true, draft: { region: '990200' } };
      const change = () => owner().post(`/api/announcement/projects/${id}/change-notices`, body);
      const reach = async () => {
        const reached = `SELECT 1 FROM outbox WHERE project_id = '${id}' AND type = 'bidding.deadline-reached.v1'`;
        await eventually(async () => (await query(databaseOf('bidding'), reached)).length > 0);
      };
      await cross(
        [{ first: { service: 'announcement', act: change }, second: { service: 'bidding', act: reach } }],
        order,
      );
      await eventually(async () => ['failed'].includes((await agreed(platform, id)).stage), 60_000);
      const { overtaken } = await agreed(platform, id);
      const history = await historyOf(id);
      const stood = overtaken.includes('reach-deadline by change');
      const expected = stood ? /^reach-deadline by change$/ : /^change by (reach-deadline|close-bidding)$/;
      expect({ history, overtaken }).toEqual({ history, overtaken: [expect.stringMatching(expected)] });
      if (counts !== undefined) expect(stood).toBe(counts);
      if (!stood) await shows(id, 'announcement.change-voided.v1');
      await eventually(async () => (await toldTo('tenderer', id)).includes('change-voided') === !stood);
      const shown = await anyone(platform.gateway).get<{
        timetable: { submissionDeadline: string };
        draft: { region: string };
      }>(`/api/announcement/projects/${id}`);
      expect([shown.draft.region, Date.parse(shown.timetable.submissionDeadline) > deadline]).toEqual(
        stood ? ['990200', true] : ['990100', false],
      );
      await holds(id);
      expect((await stepsOf(id)).includes('announcement.change-voided.v1')).toBe(!stood);
    },
    180_000,
  );
});

describe('a withdrawal against the closing (BID-03)', () => {
  it('counts where it arrived before the deadline, and is refused from then on, whenever anybody hears of it', async () => {
    const tender = await tenderOf('撤回与截止', 2);
    const { id } = tender;
    const bids = await bidsFor(tender, 6);
    const deadline = Date.parse(tender.timetable?.submissionDeadline ?? '');
    expect(Date.now()).toBeLessThan(deadline - 3_000);
    await delay(deadline - 3_000 - Date.now());
    kafka.hold();
    const since = Date.now();
    const [early, close, late] = bids as [SealedInMemory, SealedInMemory, SealedInMemory];
    const withdraw = ({ bidder, parts, signer }: SealedInMemory) =>
      codeOf(() => withdrawBid(bidder.client, parts.manifest, signer));
    expect(await withdraw(early)).toBe('done');
    await delay(Math.max(0, deadline - 15 - Date.now()));
    const crossed = await withdraw(close);
    expect(['done', 'period-over']).toContain(crossed);
    await delay(Math.max(0, deadline + 500 - Date.now()));
    expect(await withdraw(late)).toBe('period-over');
    await delay(Math.max(0, since + HELD_MS - Date.now()));
    kafka.goOn();
    const { entries } = await eventually(
      () =>
        anyone(platform.gateway).get<{ entries: readonly { bid: string }[] }>(
          `/api/bidding/projects/${id}/lots/${LOT}/opening-record`,
        ),
      90_000,
    );
    const gone = [early, ...(crossed === 'done' ? [close] : [])];
    const left = bids.filter((bid) => !gone.includes(bid)).map(({ parts }) => parts.manifest.bid);
    expect(entries.map(({ bid }) => bid).sort()).toEqual(left.sort());
    expect(await agreed(platform, id)).toEqual({ stage: 'committee', overtaken: [] });
    for (const { bidder } of gone) await hears(bidder.account.username, id, 'bid-withdrawn');
    expect(await toldTo(late.bidder.account.username, id)).not.toContain('bid-withdrawn');
    await holds(id);
  }, 240_000);
});
