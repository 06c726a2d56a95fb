import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { eventually, StallingProxy } from '@mingtang/testing';
import { BIDDERS, type BiddingPlatform, bidsOf, startBidding, letClose } from '../fixtures/bidding-platform';
import { sealFor, type SubmitBody } from '../fixtures/sealed-bids';

/** Far less than anybody's patience, and more than a busy machine needs. */
const ANSWERED_WITHIN_MS = 25_000;

let bidding: BiddingPlatform;
let database: StallingProxy;
let project: PublishedProject;
let deadline: string;

beforeAll(async () => {
  bidding = await startBidding({}, async (url) => {
    const before = await StallingProxy.before(url);
    database = before.proxy;
    return before.url;
  });
});
afterAll(async () => {
  await bidding.service.close();
  await database.close();
});
beforeEach(async () => {
  project = await bidding.publish();
  deadline = project.timetable.submissionDeadline;
  await bidding.register(project, ...BIDDERS, 'bidder-4');
});

async function submit(by: string, body: SubmitBody) {
  return (await bidding.as(by)).post<Record<string, unknown>>(bidsOf(body.manifest), body);
}

const closing = async () => {
  const events = await bidding.service.events('bidding.bidding-closed.v1');
  return events.find(({ data }) => data.project === project.id)?.data;
};

describe('while the database does not answer over the deadline', () => {
  it.each([
    ['the one in time first', false],
    ['the late one first', true],
  ])(
    'a bid sent a second before it is received, one sent a millisecond after it is late: %s (BID-02)',
    async (_, turned) => {
      const [one, two, three, inTime] = await Promise.all(
        [...BIDDERS, 'bidder-4'].map((bidder) => sealFor(bidder, project)),
      );
      await submit('bidder-1', one!.body);
      await submit('bidder-2', two!.body);
      const late = three!.body;
      const early = addMilliseconds(deadline, -1_000);
      const tardy = addMilliseconds(deadline, 1);

      database.stall();
      const began = performance.now();
      const sent: [string, string, SubmitBody][] = [
        [early, 'bidder-4', inTime!.body],
        [tardy, 'bidder-3', late],
      ];
      if (turned) sent.reverse();
      const answers = [];
      for (const [time, by, body] of sent) {
        bidding.clock.set(time);
        answers.push({ by, answer: submit(by, body) });
        await new Promise((arrived) => setTimeout(arrived, 500));
      }
      for (const { by, answer } of answers) {
        const { status, headers, body } = await answer;
        expect([by, status, body['code']]).toEqual([by, 503, 'arrived-undecided']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        const at = by === 'bidder-4' ? early : tardy;
        expect(body).toMatchObject({ params: { arrivedAt: at }, message: { zh: expect.stringContaining(at) } });
      }
      expect(performance.now() - began).toBeLessThan(ANSWERED_WITHIN_MS);

      bidding.clock.set(addMilliseconds(deadline, 30_000));
      database.goOn();
      await letClose(bidding.service, project.id, 'lot-1');
      const closed = await eventually(closing);
      expect(closed.bids.map(({ bid }) => bid).sort()).toEqual(
        [one, two, inTime].map((sealed) => sealed!.manifest.bid).sort(),
      );
      expect((await submit('bidder-4', inTime!.body)).status).toBe(201);
      expect(await submit('bidder-3', late)).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
    },
  );

  it('a withdrawal sent before it counts (BID-03)', async () => {
    const bids = await Promise.all([...BIDDERS, 'bidder-4'].map((bidder) => sealFor(bidder, project)));
    for (const [index, { body }] of bids.entries()) await submit([...BIDDERS, 'bidder-4'][index] as string, body);
    const { bid } = bids[0]!.manifest;
    const path = `${bidsOf(bids[0]!.manifest)}/${bid}/withdrawal`;
    const bidder = await bidding.as('bidder-1');

    database.stall();
    bidding.clock.set(addMilliseconds(deadline, -1));
    expect(await bidder.post(path)).toMatchObject({ status: 503, body: { code: 'arrived-undecided' } });
    bidding.clock.set(addMilliseconds(deadline, 20_000));
    database.goOn();
    await letClose(bidding.service, project.id, 'lot-1');
    expect((await eventually(closing)).bids).toHaveLength(3);
    expect((await bidder.post(path)).status).toBe(200);
  });

  it('reading is answered 503 within seconds, and readiness says so', async () => {
    database.stall();
    const began = performance.now();
    try {
      const bidder = await bidding.as('bidder-1');
      const [read, ready] = await Promise.all([
        bidder.get(`${bidsOf({ project: project.id, lot: 'lot-1' })}/mine`),
        bidder.get('/health/ready'),
      ]);
      expect(read).toMatchObject({ status: 503, body: { code: 'database-silent' } });
      expect(ready).toMatchObject({ status: 503, body: { code: 'database-silent' } });
      expect(performance.now() - began).toBeLessThan(ANSWERED_WITHIN_MS);
    } finally {
      database.goOn();
    }
    await eventually(async () => (await (await bidding.as('bidder-1')).get('/health/ready')).status === 200);
  });
});
