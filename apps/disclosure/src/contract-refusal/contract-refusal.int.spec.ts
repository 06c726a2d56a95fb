import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';

const REFUSED = { reason: 'contract-refused', statement: '资金安排变化，不再签订合同' };
const price = { amount: '9000000.00', currency: 'CNY' };

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

async function noticed(overrides: Parameters<DisclosureStand['evaluatedLot']>[0] = {}) {
  const lot = await stand.awarded(overrides);
  const { body } = await (
    await stand.as('tenderer')
  ).post<{ noticedAt: string; contractDue: string }>(`${lot.path}/award-notice`, {});
  const act = async (name: string, given: object, by = 'tenderer') =>
    (await stand.as(by)).post(`${lot.path}/${name}`, given);
  return { ...lot, ...body, act, refuse: (by: string, given: object = REFUSED) => act('contract-refusal', given, by) };
}

describe('that a winner does not conclude the contract', () => {
  it('is its own word at any time after its notice, published with it (DIS-05)', async () => {
    const { refuse, published, award, bids, act } = await noticed();
    for (const by of ['bidder-2', 'tenderer-2'])
      expect(await refuse(by)).toMatchObject({ status: 403, body: { code: 'not-your-project' } });
    expect((await refuse('supervisor')).status).toBe(403);
    expect(await refuse('bidder-1')).toMatchObject({
      status: 201,
      body: { award, statedBy: 'winner', ...REFUSED, recordedAt: stand.clock.instant() },
    });
    expect((await stand.service.events('disclosure.contract-refused.v1')).at(-1)).toMatchObject({
      actorrole: 'bidder',
      data: { award, bid: bids[0], statedBy: 'winner', ...REFUSED },
    });
    const { body } = await stand.anyone.get(`/register/projects/${published.id}`);
    expect(body).toMatchObject({ lots: [{ contractRefusals: [{ award, statedBy: 'winner', ...REFUSED }] }] });
    expect(await refuse('bidder-1')).toMatchObject({ status: 409, body: { code: 'already-done' } });
    stand.clock.advance(1_000);
    expect(await act('contract', { signedAt: stand.clock.instant(), price })).toMatchObject({
      status: 409,
      body: { code: 'contract-refusal-recorded' },
    });
    const passedOver = [{ rank: 1, reason: 'gave-up', statement: '不签合同' }];
    expect(await act('award', { rank: 2, passedOver })).toMatchObject({ status: 201 });
  });

  it('is the owner’s word from the very instant at which the contract is late, not a millisecond before (DIS-05)', async () => {
    const { refuse, contractDue } = await noticed();
    stand.clock.set(addMilliseconds(contractDue, -1));
    expect(await refuse('tenderer')).toMatchObject({
      status: 422,
      body: { code: 'contract-still-possible', rule: 'DIS-05' },
    });
    stand.clock.advance(1);
    expect(await refuse('tenderer')).toMatchObject({ status: 201, body: { statedBy: 'owner' } });
  });

  it('cannot be before the notice of award, nor after the contract (DIS-05)', async () => {
    const { path } = await stand.awarded();
    const refusal = `${path}/contract-refusal`;
    for (const by of ['tenderer', 'bidder-1'])
      expect(await (await stand.as(by)).post(refusal, REFUSED)).toMatchObject({
        status: 409,
        body: { code: 'act-out-of-turn' },
      });
    const { refuse, act } = await noticed();
    expect((await act('contract', { signedAt: stand.clock.instant(), price })).status).toBe(201);
    expect(await refuse('bidder-1')).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
  });

  it('is for want of a performance security only where the documents ask one (DIS-06)', async () => {
    const none = { reason: 'no-performance-security', statement: '未提交' };
    const without = await noticed();
    stand.clock.set(without.contractDue);
    expect(await without.refuse('tenderer', none)).toMatchObject({
      status: 422,
      body: { code: 'performance-security-not-asked', rule: 'DIS-06', field: 'reason' },
    });
    const asked = await noticed({ performanceSecurityPercent: '10' });
    stand.clock.set(asked.contractDue);
    expect(await asked.refuse('tenderer', none)).toMatchObject({ status: 201, body: none });
  });
});

describe('letting a lot fail whose winner refused the contract', () => {
  const REASON = { reason: '其他候选人与预期差距较大' };

  it('is for its owner, with a published reason, and ends the lot, which may then be run again (DIS-03)', async () => {
    const { refuse, act, award, published } = await noticed();
    expect(await act('failure', REASON)).toMatchObject({ status: 409, body: { code: 'act-out-of-turn' } });
    expect((await refuse('bidder-1')).status).toBe(201);
    for (const stranger of ['bidder-1', 'supervisor'])
      expect((await act('failure', REASON, stranger)).status).toBe(403);
    expect(await act('failure', REASON, 'tenderer-2')).toMatchObject({
      status: 403,
      body: { code: 'not-your-project' },
    });
    expect(await act('failure', { reason: ' ' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason' }] },
    });
    const failedAt = stand.clock.instant();
    expect(await act('failure', REASON)).toMatchObject({
      status: 201,
      body: { award, failure: { failedAt, ...REASON } },
    });
    expect((await stand.service.events('disclosure.lot-failed.v1')).at(-1)).toMatchObject({
      actorrole: 'tenderer',
      data: { award, failedAt, ...REASON },
    });
    const { body } = await stand.anyone.get(`/register/projects/${published.id}`);
    expect(body).toMatchObject({
      lots: [{ stage: 'failed', contractRefusals: [{ failure: { failedAt, ...REASON } }] }],
    });
    expect(await act('award', { rank: 2, passedOver: [] })).toMatchObject({
      status: 409,
      body: { code: 'stage-does-not-allow' },
    });
  });
});
