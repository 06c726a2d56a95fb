import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Timers } from '@mingtang/service-kit';
import { BIDDERS, type BiddingPlatform, letClose, startAgain, startBidding } from '../fixtures/bidding-platform';
import { sealFor } from '../fixtures/sealed-bids';

let bidding: BiddingPlatform;

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());

it('a lot whose deadline passed while the service was down is closed when it is back, once (OPN-01)', async () => {
  const { service, clock } = bidding;
  const project = await bidding.publish();
  await bidding.register(project, ...BIDDERS);
  for (const bidder of BIDDERS) await bidding.submit(bidder, (await sealFor(bidder, project)).body);
  await service.app.get(Timers).stop();
  clock.set(project.timetable.submissionDeadline);

  const back = await startAgain(bidding);
  try {
    await letClose(service, project.id, 'lot-1');
    const closed = await service.events('bidding.bidding-closed.v1');
    expect(closed).toMatchObject([{ data: { project: project.id, bids: [{}, {}, {}] } }]);
  } finally {
    await back.close();
  }
});
