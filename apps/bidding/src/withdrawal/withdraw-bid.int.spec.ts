import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { type BiddingPlatform, bidsOf, startBidding } from '../fixtures/bidding-platform';
import { sealFor, type TestBid } from '../fixtures/sealed-bids';

let bidding: BiddingPlatform;
let project: PublishedProject;
let bid: TestBid;

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish();
  await bidding.register(project, 'bidder-1', 'bidder-2');
  bid = await sealFor('bidder-1', project);
  await bidding.submit('bidder-1', bid.body);
});

async function withdraw(by = 'bidder-1') {
  return (await bidding.as(by)).post(`${bidsOf(bid.manifest)}/${bid.manifest.bid}/withdrawal`);
}

describe('a withdrawal before the deadline (BID-03)', () => {
  it('gets a receipt, the same one when repeated', async () => {
    const answer = await withdraw();
    expect(answer).toMatchObject({
      status: 200,
      body: { act: 'bid-withdrawn', version: 1, subject: bid.manifest.bid },
    });
    expect((await withdraw()).body).toEqual(answer.body);
    expect(await bidding.service.events('bidding.bid-withdrawn.v1')).toHaveLength(1);
    const mine = await (await bidding.as('bidder-1')).get(`${bidsOf(bid.manifest)}/mine`);
    expect(mine.body).toMatchObject({
      state: 'withdrawn',
      receipts: [{ act: 'bid-submitted' }, { act: 'bid-withdrawn' }],
    });
  });

  it('lets its bidder bid anew under another id, but not replace', async () => {
    await withdraw();
    const second = await sealFor('bidder-1', project, { bid: bid.manifest.bid, version: 2 });
    const caller = await bidding.as('bidder-1');
    expect(await caller.post(`${bidsOf(bid.manifest)}/${bid.manifest.bid}/versions`, second.body)).toMatchObject({
      status: 409,
      body: { code: 'bid-withdrawn' },
    });
    const anew = await sealFor('bidder-1', project);
    expect(await bidding.submit('bidder-1', anew.body)).toMatchObject({ act: 'bid-submitted' });
    expect((await caller.get(`${bidsOf(bid.manifest)}/mine`)).body).toMatchObject({ bid: anew.manifest.bid });
  });

  it('is refused to anyone but its bidder', async () => {
    expect(await withdraw('bidder-2')).toMatchObject({ status: 404, body: { code: 'bid-unknown' } });
    expect((await withdraw('tenderer')).status).toBe(403);
  });

  it('at the deadline is a revocation, which this is not (BID-05)', async () => {
    bidding.clock.set(project.timetable.submissionDeadline);
    expect(await withdraw()).toMatchObject({ status: 422, body: { code: 'withdrawal-late', rule: 'BID-05' } });
  });
});
