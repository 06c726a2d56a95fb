import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  awardDetermined,
  awardNoticed,
  contractPublished,
  contractRefused,
  eventOf,
  objectionDecided,
  organisationOfAccount,
} from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { bidWithSheet } from '../fixtures/bid-with-sheet';
import { BIDDERS, type BiddingPlatform, bidsOf, startBidding } from '../fixtures/bidding-platform';
import { letCome } from '../fixtures/lets-come';
import { releaseBy } from '../fixtures/releases';
import { toCandidates } from '../fixtures/to-candidates';
import { sealFor, type TestBid } from '../fixtures/sealed-bids';
import { type PaymentDto } from './security.dto';

const ASKED = { amount: '200000.00', currency: 'CNY' };
const KEPT = { reason: 'contract-refused', statement: '中标后拒绝签订合同' };
const REASONS = {
  'revoked-after-deadline': 'BID-05',
  'contract-refused': 'DIS-05',
  'no-performance-security': 'DIS-06',
} as const;

let bidding: BiddingPlatform;
let project: PublishedProject;
/** The payment of each of the bidders, in their order. */
let payments: PaymentDto[];

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish({ bidSecurity: ASKED });
  payments = [];
  for (const { paymentReference } of await bidding.register(project, ...BIDDERS)) {
    const body = { paymentReference, amount: ASKED, payerAccount: '6222000012345678' };
    payments.push((await (await bidding.as('operator')).post<PaymentDto>(pathOf(), body)).body);
  }
});

const pathOf = (payment?: string) => `/projects/${project.id}/security-payments${payment ? `/${payment}` : ''}`;

/** All three bid, the first of them this if given, and the lot closes. */
async function close(first?: TestBid): Promise<TestBid[]> {
  const [one, two, three] = BIDDERS;
  const bids = [first ?? (await sealFor(one, project)), await sealFor(two, project), await sealFor(three, project)];
  for (const [at, { body }] of bids.entries()) await bidding.submit(BIDDERS[at] ?? '', body);
  await bidding.closeAtDeadline(project);
  return bids;
}

async function open(bids: readonly TestBid[]): Promise<void> {
  for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, bids);
  await bidding.service.fireDueTimers();
}

async function forfeit(of = 0, body: object = KEPT, by = 'tenderer') {
  return (await bidding.as(by)).post<PaymentDto>(`${pathOf(payments[of]?.id)}/forfeiture`, body);
}

async function giveBack(of: number, cause: string) {
  return (await bidding.as('operator')).post(`${pathOf(payments[of]?.id)}/return`, { cause });
}

const said = async (type: 'bidding.security-returned.v1' | 'bidding.security-forfeited.v1') =>
  (await bidding.service.events(type)).filter(({ subject }) => subject === project.id);

const awardTo = ({ manifest: { bid } }: TestBid) => awardDetermined(project, { bid });

/** What is told of an objection that was right. */
function upheldAnd(outcome: 'stands' | 'fails'): ProcessEvent[] {
  const at = project.timetable.openingAt;
  const of = { project: project.id, lot: 'lot-1', objection: randomUUID(), digest: 'd'.repeat(64) };
  return [
    eventOf('disclosure.objection-filed.v1', { ...of, filedAt: at, answerDue: at }, at),
    eventOf('disclosure.objection-answered.v1', { ...of, answeredAt: at, upheld: true }, at),
    objectionDecided(project, { objection: of.objection, outcome }),
  ];
}

describe('keeping a security', () => {
  it('is refused before the deadline, and right after the opening for every reason: nothing has happened (BID-05, DIS-05, DIS-06)', async () => {
    expect(await forfeit()).toMatchObject({ status: 422, body: { code: 'forfeiture-ground-missing' } });
    await open(await close());
    for (const [reason, rule] of Object.entries(REASONS))
      for (const nth of [0, 1, 2])
        expect(await forfeit(nth, { ...KEPT, reason })).toMatchObject({
          status: 422,
          body: { code: 'forfeiture-ground-missing', rule, field: 'reason' },
        });
    expect(await said('bidding.security-forfeited.v1')).toEqual([]);
  });

  it('needs more than the award (DIS-05)', async () => {
    const bids = await close();
    await open(bids);
    await letCome(bidding, project.id, 'committee');
    await bidding.service.publish(...toCandidates(project), awardTo(bids[0] as TestBid));
    expect((await forfeit()).body).toMatchObject({ code: 'forfeiture-ground-missing' });
  });

  it.each(['contract-refused', 'no-performance-security'] as const)(
    'is lawful for %s once that is on record of this very bidder, for that reason alone; all of it is said, to the bidder too',
    async (reason) => {
      const bids = await close();
      await open(bids);
      const award = awardTo(bids[0] as TestBid);
      const refused = contractRefused(award, { reason });
      await letCome(bidding, project.id, 'committee');
      await bidding.service.publish(...toCandidates(project), award, awardNoticed(award), refused);
      for (const other of Object.keys(REASONS).filter((each) => each !== reason))
        expect((await forfeit(0, { ...KEPT, reason: other })).body).toMatchObject({
          code: 'forfeiture-ground-missing',
        });
      expect((await forfeit(1, { ...KEPT, reason })).body).toMatchObject({ code: 'forfeiture-ground-missing' });
      expect((await forfeit(0, { ...KEPT, reason }, 'tenderer-2')).body).toMatchObject({ code: 'not-your-project' });
      expect((await forfeit(0, { ...KEPT, reason: 'dislike' })).status).toBe(400);
      const { bid } = award.data;
      expect(await forfeit(0, { ...KEPT, reason })).toMatchObject({
        status: 200,
        body: {
          state: 'forfeited',
          forfeitureReason: reason,
          forfeitureBid: bid,
          bidder: organisationOfAccount('bidder-1'),
        },
      });
      expect(await said('bidding.security-forfeited.v1')).toMatchObject([
        {
          actorrole: 'tenderer',
          addressees: expect.any(String),
          data: { lot: 'lot-1', bid, reason, digest: expect.any(String) },
        },
      ]);
      expect(JSON.stringify(await said('bidding.security-forfeited.v1'))).not.toContain(KEPT.statement);
      expect((await forfeit(0, { ...KEPT, reason })).body).toMatchObject({ code: 'security-not-held' });
      expect(await giveBack(0, 'contract-signed')).toMatchObject({ body: { code: 'security-not-held' } });
    },
  );

  it('is lawful for a bid that its bidder’s own fault kept shut, for it counts as revoked (BID-05, OPN-04)', async () => {
    const bids = await close(await bidWithSheet('bidder-1', project, new TextEncoder().encode('no bid sheet')));
    await open(bids);
    const revoked = { reason: 'revoked-after-deadline', statement: '报价表无法识别' };
    expect((await forfeit(1, revoked)).body).toMatchObject({ code: 'forfeiture-ground-missing', rule: 'BID-05' });
    expect(await forfeit(0, revoked)).toMatchObject({ status: 200, body: { forfeitureBid: bids[0]?.manifest.bid } });
  });

  it('stays possible of a winner who refused, though the next signs meanwhile and the others’ securities go back', async () => {
    const bids = await close();
    await open(bids);
    const [refusing, next] = [awardTo(bids[0] as TestBid), awardTo(bids[1] as TestBid)];
    await bidding.service.publish(
      ...toCandidates(project),
      ...[refusing, awardNoticed(refusing), contractRefused(refusing)],
      ...[next, awardNoticed(next), contractPublished(next)],
    );
    expect(await giveBack(0, 'contract-signed')).toMatchObject({ body: { code: 'security-return-not-due' } });
    for (const nth of [1, 2]) {
      expect((await forfeit(nth)).body).toMatchObject({ code: 'security-return-due' });
      expect((await giveBack(nth, 'contract-signed')).status).toBe(200);
    }
    expect((await forfeit(0)).status).toBe(200);
  });

  it('is of a payment that there is', async () => {
    const unknown = { ...(payments[0] as PaymentDto), id: randomUUID() };
    payments = [unknown];
    bidding.clock.set(project.timetable.submissionDeadline);
    expect(await forfeit()).toMatchObject({ status: 404, body: { code: 'payment-unknown' } });
  });
});

describe('giving a security back', () => {
  it('is refused while its bid may still win, for any cause', async () => {
    await open(await close());
    for (const cause of ['withdrawn-in-time', 'contract-signed', 'tender-terminated', 'bid-not-opened'])
      expect(await giveBack(0, cause)).toMatchObject({ status: 409, body: { code: 'security-return-not-due' } });
    expect(await said('bidding.security-returned.v1')).toEqual([]);
  });

  it('after a withdrawal in time is said with its cause and time, to its bidder (BID-03)', async () => {
    const { body, manifest } = await sealFor('bidder-1', project);
    await bidding.submit('bidder-1', body);
    await (await bidding.as('bidder-1')).post(`${bidsOf(manifest)}/${manifest.bid}/withdrawal`);
    expect((await giveBack(0, 'withdrawn-in-time')).status).toBe(200);
    expect(await said('bidding.security-returned.v1')).toMatchObject([
      {
        actorrole: 'operator',
        addressees: expect.any(String),
        data: { cause: 'withdrawn-in-time', due: expect.any(String), digest: expect.any(String) },
      },
    ]);
  });

  it('follows where an upheld objection ends the lot (DIS-02)', async () => {
    await open(await close());
    const [stands, fails] = [upheldAnd('stands'), upheldAnd('fails')];
    await letCome(bidding, project.id, 'committee');
    await bidding.service.publish(...toCandidates(project), ...stands);
    expect((await giveBack(0, 'tender-terminated')).status).toBe(409);
    await bidding.service.publish(...fails);
    for (const nth of [0, 1, 2]) expect((await giveBack(nth, 'tender-terminated')).status).toBe(200);
  });

  it('follows at once where a bid stayed shut without its bidder’s fault, and for that one alone (OPN-04)', async () => {
    const bids = await close();
    const { bid } = (bids[0] as TestBid).manifest;
    await bidding.service.app
      .get(DataSource)
      .query(`UPDATE sealed_file SET content = content || '\\x00'::bytea WHERE bid = $1 AND index = 0`, [bid]);
    await open(bids);
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, 3 * 86_400_000));
    await bidding.service.fireDueTimers();
    expect((await giveBack(0, 'bid-not-opened')).status).toBe(409);
    const owner = await bidding.as('tenderer');
    const ended = await owner.post(`/projects/${project.id}/lots/lot-1/opening/end`, { reason: '文件无法恢复' });
    expect(ended.status).toBe(200);
    expect((await giveBack(1, 'bid-not-opened')).status).toBe(409);
    expect((await forfeit(0, { ...KEPT, reason: 'revoked-after-deadline' })).body).toMatchObject({
      code: 'security-return-due',
    });
    expect((await giveBack(0, 'bid-not-opened')).status).toBe(200);
  });
});
