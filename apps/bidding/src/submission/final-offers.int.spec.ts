import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { type ReceiptDto } from '@mingtang/service-kit';
import { client, finalOffersCalled, historyUntil } from '@mingtang/testing';
import { type BiddingPlatform, bidsOf, startBidding } from '../fixtures/bidding-platform';
import { letCome } from '../fixtures/lets-come';
import { releaseBy } from '../fixtures/releases';
import { sealFor, type TestBid } from '../fixtures/sealed-bids';
import { type PaymentDto } from '../security/security.dto';

const SUPPLIERS = ['bidder-1', 'bidder-2', 'bidder-3', 'bidder-4'] as const;
const ASKED = { amount: '100000.00', currency: 'CNY' };

let bidding: BiddingPlatform;
let project: PublishedProject;
let responses: TestBid[];
let deadline: string;

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());

const responseOf = (index: number): TestBid => responses[index] as TestBid;
const path = (index: number) => `${bidsOf(responseOf(index).manifest)}/${responseOf(index).manifest.bid}`;
const told = async (type: RegExp) =>
  (await bidding.service.events()).filter((event) => event.subject === project.id && type.test(event.type));

/** Four responses are opened, those of so many suppliers passed the review, and final offers are called for. */
async function called(passed: number): Promise<void> {
  project = await bidding.publish({ procedure: 'gp-consultation@1', bidSecurity: ASKED });
  const registrations = await bidding.register(project, ...SUPPLIERS);
  for (const { paymentReference } of registrations) {
    const paid = { paymentReference, amount: ASKED, payerAccount: '6222' };
    await (await bidding.as('operator')).post(`/projects/${project.id}/security-payments`, paid);
  }
  responses = [];
  for (const supplier of SUPPLIERS) {
    responses.push(await sealFor(supplier, project));
    await bidding.submit(supplier, (responses.at(-1) as TestBid).body);
  }
  await bidding.closeAtDeadline(project);
  for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, responses);
  await letCome(bidding, project.id, 'committee');
  const of = responses.slice(0, passed).map(({ manifest: { bid, version } }) => ({ bid, version }));
  const review = historyUntil('conclude-review', project, { review: { passed: of } });
  await bidding.service.publish(...review.filter(({ type }) => type.startsWith('evaluation.')));
  await letCome(bidding, project.id, 'consulting');
}

async function call(): Promise<void> {
  deadline = addMilliseconds(bidding.clock.instant(), 3_600_000);
  await bidding.service.publish(finalOffersCalled(project, { calledAt: bidding.clock.instant(), deadline }));
  await letCome(bidding, project.id, 'final-offers');
}

/** The final offer of a supplier, the next version of its response. */
async function finalOffer(index: number, amount: string, version = 2): Promise<TestBid> {
  const { bid } = responseOf(index).manifest;
  return sealFor(SUPPLIERS[index] as string, project, {
    bid,
    version,
    round: 2,
    price: { amount, currency: 'CNY' },
  });
}

async function offer(index: number, sealed: TestBid) {
  // Closing lists and records go by when an offer was received.
  bidding.clock.advance(1_000);
  return (await bidding.as(SUPPLIERS[index] as string)).post<ReceiptDto & { code: string }>(
    `${path(index)}/final-offers`,
    sealed.body,
  );
}

async function offered(index: number, amount: string, version = 2): Promise<TestBid> {
  const sealed = await finalOffer(index, amount, version);
  const answer = await offer(index, sealed);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return sealed;
}

it('takes one sealed final offer of each supplier that goes on, the last before its deadline, and opens all at once (GP-10)', async () => {
  await called(4);
  const early = await offer(0, await finalOffer(0, '8000000.00'));
  expect(early).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
  const left = await (await bidding.as('bidder-4')).post(`${path(3)}/consultation-leave`);
  expect(left).toMatchObject({ status: 200, body: { bid: responseOf(3).manifest.bid } });
  const own = await (
    await bidding.as('bidder-4')
  ).get<{ securities: PaymentDto[] }>(`/projects/${project.id}/registration`);
  expect(own.body.securities[0]).toMatchObject({ returnCause: 'consultation-left', state: 'paid' });

  await call();
  const first = await offer(0, await finalOffer(0, '8000000.00'));
  expect(first).toMatchObject({ status: 201, body: { act: 'final-offer-submitted', version: 2 } });
  const instead = await finalOffer(0, '7900000.00', 3);
  const replaced = await offer(0, instead);
  expect(replaced).toMatchObject({ status: 201, body: { act: 'final-offer-replaced', version: 3 } });
  expect((await offer(0, instead)).body).toEqual(replaced.body);
  const others = [await offered(1, '8100000.00'), await offered(2, '8200000.00')];
  expect(await (await bidding.as('bidder-2')).post(`${path(1)}/consultation-leave`)).toMatchObject({
    status: 409,
    body: { code: 'final-offer-made' },
  });
  expect(await offer(3, await finalOffer(3, '1.00'))).toMatchObject({
    status: 409,
    body: { code: 'consultation-left' },
  });

  // Nothing is told of final offers before their closing list.
  const evidence = async () => (await fetch(`${bidding.service.url}/projects/${project.id}/evidence`)).text();
  expect(await evidence()).not.toMatch(/final-offer-|consultation-left/);

  bidding.clock.set(deadline);
  expect(await offer(2, await finalOffer(2, '1.00', 3))).toMatchObject({
    status: 422,
    body: { code: 'period-over', rule: 'GP-10' },
  });
  await letCome(bidding, project.id, 'final-opening');
  expect(await told(/final-(offers|deadline)/)).toMatchObject([
    { type: 'bidding.final-deadline-reached.v1', data: { deadline } },
    {
      type: 'bidding.final-offers-closed.v1',
      data: { deadline, bids: [{ version: 3 }, { version: 2 }, { version: 2 }] },
    },
  ]);
  for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, [instead, ...others]);
  await letCome(bidding, project.id, 'scoring');
  const [opening] = await told(/final-opening-completed/);
  expect(opening?.data).toMatchObject({
    deadline,
    entries: [
      { version: 3, outcome: 'opened', price: { amount: '7900000.00' } },
      { version: 2, outcome: 'opened', price: { amount: '8100000.00' } },
      { version: 2, outcome: 'opened', price: { amount: '8200000.00' } },
    ],
  });
  const documents = await (await bidding.as('tenderer')).get(`${path(0)}/documents`);
  expect(documents.body).toMatchObject({ price: { amount: '7900000.00' } });
  const after = await evidence();
  expect(after).toMatch(/final-offer-submitted/);
  expect(after).toMatch(/consultation-left/);
  expect(after).not.toContain('row-altered');
});

it('takes final offers of those alone that passed the review, and fails with fewer than three (GP-10)', async () => {
  await called(3);
  await call();
  const refusedOffer = await offer(3, await finalOffer(3, '8000000.00'));
  expect(refusedOffer).toMatchObject({ status: 422, body: { code: 'technical-review-not-passed' } });
  const response = await sealFor('bidder-1', project, { bid: responseOf(0).manifest.bid, version: 2 });
  expect(await offer(0, response)).toMatchObject({ status: 422, body: { code: 'bid-not-sealed' } });
  await offered(0, '8000000.00');
  await offered(1, '8100000.00');
  bidding.clock.set(deadline);
  await letCome(bidding, project.id, 'failed');
  expect(await told(/final-offers-failed/)).toMatchObject([{ data: { bids: 2, minimum: 3, rule: 'GP-10' } }]);
  const own = await (
    await bidding.as('bidder-3')
  ).get<{ securities: PaymentDto[] }>(`/projects/${project.id}/registration`);
  expect(own.body.securities[0]).toMatchObject({ returnCause: 'bid-not-opened' });
  const progress = await client(bidding.service.url).get(
    `/projects/${project.id}/lots/lot-1/opening?begunBy=close-final-offers`,
  );
  expect(progress.body).toMatchObject({ state: 'not-opened', bids: 0 });
});
