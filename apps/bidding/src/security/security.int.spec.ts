import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { securityReturnDue } from '@mingtang/procedure/bidding';
import { definitionOf } from '@mingtang/procedure/procedures';
import {
  awardDetermined,
  awardNoticed,
  contractPublished,
  organisationOfAccount,
  projectCancelled,
} from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { BIDDERS, type BiddingPlatform, bidsOf, startBidding } from '../fixtures/bidding-platform';
import { releaseBy } from '../fixtures/releases';
import { sealFor } from '../fixtures/sealed-bids';
import { toCandidates } from '../fixtures/to-candidates';
import { type PaymentDto } from './security.dto';

const ASKED = { amount: '200000.00', currency: 'CNY' };
const DEFINITION = definitionOf('cn-open-tender@1');
let bidding: BiddingPlatform;
let project: PublishedProject;
let reference: string;

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish({ bidSecurity: ASKED });
  const [registration] = await bidding.register(project, 'bidder-1');
  reference = registration?.paymentReference ?? '';
});

const paymentsOf = ({ id }: PublishedProject) => `/projects/${id}/security-payments`;

async function pay(payment: object = {}, by = 'operator', of = project) {
  const body = { paymentReference: reference, amount: ASKED, payerAccount: '6222000012345678', ...payment };
  return (await bidding.as(by)).post<PaymentDto>(paymentsOf(of), body);
}

async function settle(act: string, payment: PaymentDto, body: object, by: string) {
  return (await bidding.as(by)).post(`${paymentsOf(project)}/${payment.id}/${act}`, body);
}

/** The project's entry in the operator's list of what is to go back. */
async function dueReturn() {
  const answer = await (
    await bidding.as('operator')
  ).get<{ items: (PaymentDto & { project: string; title: string })[] }>('/security-returns?limit=100');
  return answer.body.items.find((each) => each.project === project.id);
}

async function own() {
  const answer = await (
    await bidding.as('bidder-1')
  ).get<{ securities: PaymentDto[] }>(`/projects/${project.id}/registration`);
  return answer.body.securities;
}

describe('a bid security that arrives (BID-01)', () => {
  it('is recorded by its reference, without a name (ANN-09)', async () => {
    const answer = await pay();
    expect(answer).toMatchObject({ status: 201, body: { state: 'paid', paymentReference: reference, amount: ASKED } });
    expect(JSON.stringify(answer.body)).not.toContain(organisationOfAccount('bidder-1').name);
    expect(await own()).toMatchObject([{ state: 'paid', amount: ASKED }]);
    expect((await bidding.service.events('bidding.security-recorded.v1')).at(-1)).toMatchObject({
      data: { project: project.id, digest: expect.any(String) },
    });
  });

  it('is found by its reference alone, in any case, without telling whose it is (ANN-09)', async () => {
    const find = async (by: string, text: string) =>
      (await bidding.as(by)).get<object>(`/payment-references/${encodeURIComponent(text)}`);
    const known = { paymentReference: reference, project: project.id, title: project.title, securityAsked: ASKED };
    expect(await find('operator', reference.toLowerCase())).toEqual(
      expect.objectContaining({ status: 200, body: { ...known, paid: false } }),
    );
    await pay();
    expect((await find('operator', ` ${reference.replaceAll('-', ' ')}`)).body).toEqual({ ...known, paid: true });
    expect(await find('operator', 'MT-00000000-00000000')).toMatchObject({
      status: 404,
      body: { code: 'payment-reference-unknown', field: 'reference' },
    });
    for (const other of ['tenderer', 'bidder-2', 'supervisor']) expect((await find(other, reference)).status).toBe(403);
  });

  it.each([
    ['lower case', (text: string) => text.toLowerCase()],
    ['spaces', (text: string) => `${text.replaceAll('-', ' ')} `],
  ])('is recorded under its reference in %s, and answered as that was given out', async (_, written) => {
    expect(await pay({ paymentReference: written(reference) })).toMatchObject({
      status: 201,
      body: { paymentReference: reference },
    });
  });

  it('may be more than asked, not less, and is in the currency asked', async () => {
    expect((await pay({ amount: { amount: '199999.99', currency: 'CNY' } })).body).toMatchObject({
      code: 'security-differs',
      rule: 'BID-01',
    });
    expect((await pay({ amount: { amount: '200000.00', currency: 'USD' } })).body).toMatchObject({
      code: 'security-differs',
    });
    expect((await pay({ amount: { amount: '200000.01', currency: 'CNY' } })).status).toBe(201);
  });

  it('is well-formed money', async () => {
    expect(await pay({ amount: { amount: '2e5', currency: 'CNY' } })).toMatchObject({
      status: 400,
      body: { code: 'amount-malformed', field: 'amount.amount' },
    });
  });

  it('is held once', async () => {
    await pay();
    expect(await pay()).toMatchObject({ status: 409, body: { code: 'security-already-paid' } });
  });

  it('is late at the deadline (BID-01)', async () => {
    bidding.clock.set(project.timetable.submissionDeadline);
    expect(await pay()).toMatchObject({ status: 422, body: { code: 'period-over', rule: 'BID-01' } });
  });

  it('is refused where none is asked, or no one has that reference', async () => {
    expect(await pay({ paymentReference: 'MT-00000000-00000000' })).toMatchObject({
      status: 404,
      body: { code: 'payment-reference-unknown' },
    });
    const without = await bidding.publish();
    const [registration] = await bidding.register(without, 'bidder-1');
    const payment = { paymentReference: registration?.paymentReference };
    expect(await pay(payment, 'operator', without)).toMatchObject({
      status: 409,
      body: { code: 'security-not-asked' },
    });
    expect((await pay({}, 'operator', { ...project, id: randomUUID() })).body).toMatchObject({
      code: 'project-unknown',
    });
  });

  it('is recorded by the operator alone', async () => {
    for (const by of ['bidder-1', 'tenderer', 'supervisor']) expect((await pay({}, by)).status).toBe(403);
  });
});

describe('a security', () => {
  it('goes back once its bid was withdrawn in time (BID-03)', async () => {
    const { body: payment } = await pay();
    expect(await settle('return', payment, { cause: 'withdrawn-in-time' }, 'operator')).toMatchObject({
      status: 409,
      body: { code: 'security-return-not-due' },
    });
    const bid = await sealFor('bidder-1', project);
    await bidding.submit('bidder-1', bid.body);
    await (await bidding.as('bidder-1')).post(`${bidsOf(bid.manifest)}/${bid.manifest.bid}/withdrawal`);
    const returnDue = securityReturnDue('withdrawn-in-time', bidding.clock.instant(), DEFINITION, project.calendar);
    expect(await own()).toMatchObject([{ returnCause: 'withdrawn-in-time', returnDue }]);
    expect(await dueReturn()).toMatchObject({
      id: payment.id,
      title: project.title,
      returnDue,
      payerAccount: '6222000012345678',
    });
    expect(await settle('return', payment, { cause: 'withdrawn-in-time' }, 'operator')).toMatchObject({
      status: 200,
      body: { state: 'returned' },
    });
    expect(await dueReturn()).toBeUndefined();
    expect(await settle('return', payment, { cause: 'withdrawn-in-time' }, 'operator')).toMatchObject({
      status: 409,
      body: { code: 'security-not-held' },
    });
  });

  it('stays where its bidder bids again', async () => {
    await pay();
    const bid = await sealFor('bidder-1', project);
    await bidding.submit('bidder-1', bid.body);
    await (await bidding.as('bidder-1')).post(`${bidsOf(bid.manifest)}/${bid.manifest.bid}/withdrawal`);
    await bidding.submit('bidder-1', (await sealFor('bidder-1', project)).body);
    const [security] = await own();
    expect(security).toMatchObject({ state: 'paid' });
    expect(security).not.toHaveProperty('returnDue');
  });

  it('goes back when the tender is terminated (ANN-11)', async () => {
    const { body: payment } = await pay();
    await bidding.service.publish(projectCancelled(project));
    expect(await own()).toMatchObject([{ returnCause: 'tender-terminated' }]);
    expect((await settle('return', payment, { cause: 'contract-signed' }, 'operator')).status).toBe(409);
    expect((await settle('return', payment, { cause: 'tender-terminated' }, 'operator')).status).toBe(200);
  });

  it('goes back when its lot is not opened (OPN-02), and is not kept then', async () => {
    const { body: payment } = await pay();
    await bidding.submit('bidder-1', (await sealFor('bidder-1', project)).body);
    await bidding.closeAtDeadline(project);
    expect(await own()).toMatchObject([{ returnCause: 'bid-not-opened' }]);
    const kept = { reason: 'revoked-after-deadline', statement: '撤销投标' };
    expect(await settle('forfeiture', payment, kept, 'tenderer')).toMatchObject({
      status: 409,
      body: { code: 'security-return-due' },
    });
  });

  it('goes back within 5 days of the contract (DIS-05)', async () => {
    await pay();
    await bidding.register(project, 'bidder-2', 'bidder-3');
    const bids = BIDDERS.map((bidder) => sealFor(bidder, project));
    for (const [at, bid] of bids.entries()) await bidding.submit(BIDDERS[at] ?? '', (await bid).body);
    await bidding.closeAtDeadline(project);
    expect((await own())[0]).not.toHaveProperty('returnDue');
    const signedAt = project.timetable.submissionDeadline;
    const released = await Promise.all(bids);
    for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, released);
    await bidding.service.fireDueTimers();
    const award = awardDetermined(project);
    const signed = contractPublished(award, { signedAt });
    await bidding.service.publish(...toCandidates(project), award, awardNoticed(award), signed);
    const returnDue = securityReturnDue('contract-signed', signedAt, DEFINITION, project.calendar);
    expect(await own()).toMatchObject([{ returnCause: 'contract-signed', returnDue }]);
  });
});

describe('the list of securities (ANN-09)', () => {
  const list = async (by: string) => (await bidding.as(by)).get(paymentsOf(project));

  it('tells the operator references, and the tenderer names once the deadline has come', async () => {
    await pay();
    const operators = await list('operator');
    expect(operators.body).toMatchObject({
      items: [{ paymentReference: reference, payerAccount: '6222000012345678' }],
    });
    expect(JSON.stringify(operators.body)).not.toContain(organisationOfAccount('bidder-1').name);
    expect(await list('tenderer')).toMatchObject({ status: 409, body: { code: 'registrations-secret' } });
    bidding.clock.set(project.timetable.submissionDeadline);
    const tenderers = await list('tenderer');
    expect(tenderers.body).toMatchObject({ items: [{ bidder: organisationOfAccount('bidder-1') }] });
    expect(JSON.stringify(tenderers.body)).not.toContain('6222000012345678');
    expect((await list('tenderer-2')).status).toBe(403);
    expect((await list('bidder-1')).status).toBe(403);
  });
});
