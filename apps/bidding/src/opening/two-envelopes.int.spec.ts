import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type EventData, type PublishedProject } from '@mingtang/contracts';
import {
  client,
  committeeFormed,
  eventOf,
  eventually,
  historyUntil,
  reviewConcluded,
  subjectOf,
  technicalConcluded,
} from '@mingtang/testing';
import { type WaitingLotDto } from '../custody/custody.dto';
import { BIDDERS, type BiddingPlatform, startBidding } from '../fixtures/bidding-platform';
import { letCome } from '../fixtures/lets-come';
import { databaseText, topicText } from '../fixtures/read-everything';
import { releaseBy } from '../fixtures/releases';
import { sealFor, type TestBid, testCustody } from '../fixtures/sealed-bids';
import { type OpeningProgressDto } from './opening.dto';

const PRICES = ['7654321.09', '8123456.78', '9345678.12'] as const;
const [FIRST, SECOND, LOSERS] = PRICES;

let bidding: BiddingPlatform;
let project: PublishedProject;
let bids: TestBid[];

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());

const bid = (index: number): TestBid => bids[index] as TestBid;
const of = (index: number) => ({ bid: bid(index).manifest.bid, version: bid(index).manifest.version });
const lot = () => `/projects/${project.id}/lots/lot-1`;
const traces = (text: string, price: string) =>
  [price, Buffer.from(price).toString('hex')].filter((form) => text.includes(form));

/** Three bidders have bid, and the technical envelopes are open. */
async function openTechnical(): Promise<EventData<'bidding.opening-completed.v1'>> {
  project = await bidding.publish({ procedure: 'cn-two-envelope-tender@1' });
  await bidding.register(project, ...BIDDERS);
  bids = [];
  for (const [index, bidder] of BIDDERS.entries()) {
    const sealed = await sealFor(bidder, project, {
      price: { amount: PRICES[index] as string, currency: 'CNY' },
      priceSchedule: { total: PRICES[index] },
    });
    await bidding.submit(bidder, sealed.body);
    bids.push(sealed);
  }
  await bidding.closeAtDeadline(project);
  for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, bids, { of: 'technical' });
  await letCome(bidding, project.id, 'committee');
  const [completed] = await bidding.service.events('bidding.opening-completed.v1');
  return completed?.data as EventData<'bidding.opening-completed.v1'>;
}

it('opens prices of those that passed and of nobody else: the price of a bid that did not pass is nowhere (OPN-06)', async () => {
  const first = await openTechnical();
  expect(first.entries.map(({ outcome }) => outcome)).toEqual(['opened', 'opened', 'opened']);
  expect(JSON.stringify(first)).not.toMatch(/price|envelope":"price/);

  // No price may be released before the technical result.
  await expect(releaseBy(bidding, project, 0, bids, { of: 'price' })).rejects.toThrow('bid-not-on-closing-list');
  const early = `${lot()}/bids/${bid(0).manifest.bid}/self-opening`;
  const key = { envelope: 'price', identity: bid(0).keys[1]?.identity };
  expect(await (await bidding.as('bidder-1')).post(early, key)).toMatchObject({ status: 409 });

  const review = historyUntil('conclude-review', project).filter(({ type }) => type.startsWith('evaluation.'));
  const [passed, rejected] = [[of(0), of(1)], [{ ...of(2), rejections: [{ requirement: 'licence', reason: '无' }] }]];
  const result = technicalConcluded(project, { passed, rejected });
  await bidding.service.publish(...review, result);
  await letCome(bidding, project.id, 'price-opening');

  const progress = await client(bidding.service.url).get<OpeningProgressDto>(`${lot()}/opening`);
  expect(progress.body).toMatchObject({ begunBy: 'conclude-technical', state: 'opening', bids: 2, waiting: 2 });
  const before = await client(bidding.service.url).get<OpeningProgressDto>(`${lot()}/opening?begunBy=close-bidding`);
  expect(before.body).toMatchObject({ begunBy: 'close-bidding', state: 'complete', bids: 3, opened: 3 });

  // The bid that did not pass is opened neither by custodians nor by its bidder.
  const losers = [bid(2)];
  await expect(releaseBy(bidding, project, 0, losers, { of: 'price' })).rejects.toThrow('bid-not-on-closing-list');
  const own = `${lot()}/bids/${bid(2).manifest.bid}/self-opening`;
  const kept = { envelope: 'price', identity: bid(2).keys[1]?.identity };
  expect(await (await bidding.as('bidder-3')).post(own, kept)).toMatchObject({
    status: 409,
    body: { code: 'bid-not-on-closing-list' },
  });

  const winners = [bid(0), bid(1)];
  for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, winners, { of: 'price' });
  await letCome(bidding, project.id, 'pricing');
  const [completed] = await bidding.service.events('bidding.price-opening-completed.v1');
  const entries = [...(completed?.data.entries ?? [])].sort((a, b) =>
    `${a.price?.amount}` < `${b.price?.amount}` ? -1 : 1,
  );
  expect(entries).toMatchObject([
    { ...of(0), outcome: 'opened', price: { amount: FIRST } },
    { ...of(1), outcome: 'opened', price: { amount: SECOND } },
  ]);
  const record = await client(bidding.service.url).get<{ entries: unknown[] }>(`${lot()}/opening-record`);
  expect(record.body.entries).toHaveLength(2);

  // What may be read of each bid afterwards, the envelopes of both openings together.
  const tenderer = await bidding.as('tenderer');
  expect((await tenderer.get(`${lot()}/bids/${of(0).bid}/documents`)).body).toMatchObject({ price: { amount: FIRST } });
  expect((await tenderer.get(`${lot()}/bids/${of(2).bid}/documents`)).body).not.toHaveProperty('price');

  const database = await databaseText(bidding);
  const topic = await topicText(bidding, completed?.id ?? '');
  const evidence = await (await fetch(`${bidding.service.url}/projects/${project.id}/evidence`)).text();
  for (const [where, text] of Object.entries({ database, topic, evidence })) {
    expect({ where, found: traces(text, LOSERS) }).toEqual({ where, found: [] });
    expect({ where, found: traces(text, FIRST)[0] }).toEqual({ where, found: FIRST });
    expect({ where, found: traces(text, SECOND)[0] }).toEqual({ where, found: SECOND });
  }
  expect(evidence).not.toContain('row-altered');
});

it('has custodians asked for the shares of the opening under way, each opening apart', async () => {
  const accounts = ['custodian-1', 'custodian-2', 'custodian-3'] as const;
  const made = await testCustody(await Promise.all(accounts.map((account) => subjectOf(account))));
  const waiting = async () => {
    const { body } = await (await bidding.as('custodian-1')).get<{ items: WaitingLotDto[] }>('/custody/lots?limit=100');
    return body.items.filter((each) => each.project === project.id);
  };
  project = await bidding.publish({ procedure: 'cn-two-envelope-tender@1', custody: made.custody });
  await bidding.register(project, ...BIDDERS);
  bids = [];
  for (const bidder of BIDDERS) {
    bids.push(await sealFor(bidder, project));
    await bidding.submit(bidder, (bids.at(-1) as TestBid).body);
  }
  await bidding.closeAtDeadline(project);
  expect(await waiting()).toMatchObject([{ begunBy: 'close-bidding', bids: 3 }]);
  const at = { ...bidding, custodians: made.custodians };
  for (const index of [0, 1, 2]) await releaseBy(at, project, index, bids, { of: 'technical' });
  await letCome(bidding, project.id, 'committee');
  expect(await waiting()).toEqual([]);
  const review = historyUntil('conclude-review', project).filter(({ type }) => type.startsWith('evaluation.'));
  await bidding.service.publish(...review, technicalConcluded(project, { passed: [of(1)], rejected: [] }));
  await letCome(bidding, project.id, 'price-opening');
  expect(await waiting()).toMatchObject([{ begunBy: 'conclude-technical', bids: 1 }]);
  const { body } = await (
    await bidding.as('custodian-1')
  ).get<{ items: { bid: string; envelope: string }[] }>(`/custody${lot()}/shares?begunBy=conclude-technical`);
  expect(body.items.map(({ bid: id, envelope }) => ({ id, envelope }))).toEqual([{ id: of(1).bid, envelope: 'price' }]);
});

it('does not ask again for what is open where the technical review is gone through again', async () => {
  await openTechnical();
  const review = historyUntil('conclude-review', project).filter(({ type }) => type.startsWith('evaluation.'));
  await bidding.service.publish(...review, technicalConcluded(project, { passed: [of(0)], rejected: [] }));
  await letCome(bidding, project.id, 'price-opening');
  for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, [bid(0)], { of: 'price' });
  await letCome(bidding, project.id, 'pricing');
  const recusedAt = bidding.clock.instant();
  const recused = { project: project.id, lot: 'lot-1', recusedAt, replaced: true };
  const again = [
    eventOf('evaluation.member-recused.v1', recused, recusedAt),
    committeeFormed(project),
    reviewConcluded(project),
  ];
  await bidding.service.publish(...again, technicalConcluded(project, { passed: [of(0)], rejected: [] }));
  const records = await eventually(async () => {
    await bidding.service.fireDueTimers();
    const all = await bidding.service.events('bidding.price-opening-completed.v1');
    const own = all.filter(({ subject }) => subject === project.id);
    return own.length === 2 ? own : undefined;
  }, 60_000);
  for (const { data } of records) expect(data.entries).toMatchObject([{ ...of(0), outcome: 'opened' }]);
});
