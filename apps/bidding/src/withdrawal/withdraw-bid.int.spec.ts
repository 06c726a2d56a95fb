import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { generateSigningKey, signWithdrawal } from '@mingtang/sealing';
import { type BiddingPlatform, bidsOf, startBidding } from '../fixtures/bidding-platform';
import { sealFor, type TestBid } from '../fixtures/sealed-bids';

let bidding: BiddingPlatform;
let project: PublishedProject;
let bid: TestBid;
const signer = generateSigningKey();

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish();
  await bidding.register(project, 'bidder-1', 'bidder-2');
  bid = await sealFor('bidder-1', project, { signer });
  await bidding.submit('bidder-1', bid.body);
});

async function withdraw(by = 'bidder-1', body?: object) {
  return (await bidding.as(by)).post(`${bidsOf(bid.manifest)}/${bid.manifest.bid}/withdrawal`, body);
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

  it('signed by the key of the bid’s manifest is told as the bidder’s own, with that signature', async () => {
    const signature = signWithdrawal(bid.manifest, signer);
    expect(await withdraw('bidder-1', { signature })).toMatchObject({ status: 200, body: { act: 'bid-withdrawn' } });
    expect((await bidding.service.events('bidding.bid-withdrawn.v1')).at(-1)).toMatchObject({
      data: { bid: bid.manifest.bid, version: 1, signature },
    });
  });

  it('without that key counts all the same, and its event tells no signature', async () => {
    expect(await withdraw()).toMatchObject({ status: 200 });
    const { data } = (await bidding.service.events('bidding.bid-withdrawn.v1')).at(-1) ?? {};
    expect(data).toMatchObject({ bid: bid.manifest.bid });
    expect(data).not.toHaveProperty('signature');
  });

  it.each([
    ['another key', () => signWithdrawal(bid.manifest, generateSigningKey())],
    ['its key for another version', () => signWithdrawal({ ...bid.manifest, version: 2 }, signer)],
    ['nobody', () => 'no signature'],
  ])('wrongly signed, by %s, is refused, and the bid stands', async (_, sign) => {
    expect(await withdraw('bidder-1', { signature: sign() })).toMatchObject({
      status: 422,
      body: { code: 'withdrawal-signature-wrong', field: 'signature', rule: 'BID-03' },
    });
    const mine = await (await bidding.as('bidder-1')).get(`${bidsOf(bid.manifest)}/mine`);
    expect(mine.body).toMatchObject({ state: 'submitted' });
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
    expect(await withdraw()).toMatchObject({ status: 422, body: { code: 'period-over', rule: 'BID-03' } });
  });
});
