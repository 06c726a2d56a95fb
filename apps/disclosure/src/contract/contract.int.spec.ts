import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { randomUUID } from 'node:crypto';
import { type DisclosureStand, type EvaluatedLot, startDisclosure } from '../fixtures/disclosure-stand';

const DAY_MS = 86_400_000;
const price = { amount: '9000000.00', currency: 'CNY' };

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

/** A lot whose notice of award has been given; the clock stands there. */
async function noticed(): Promise<EvaluatedLot & { noticedAt: string; contractDue: string }> {
  const lot = await stand.awarded();
  const { body } = await (
    await stand.as('tenderer')
  ).post<{ noticedAt: string; contractDue: string }>(`${lot.path}/award-notice`, {});
  return { ...lot, ...body };
}

async function publish(path: string, terms: unknown, headers?: Record<string, string>) {
  return (await stand.as('tenderer')).post(`${path}/contract`, terms, headers);
}

describe('publishing the contract', () => {
  it('publishes it on the terms of the bid, which ends the lot (DIS-05, DIS-06)', async () => {
    const { path, published, noticedAt } = await noticed();
    const signedAt = addMilliseconds(noticedAt, DAY_MS);
    stand.clock.set(signedAt);
    const performanceSecurity = { amount: '900000.00', currency: 'CNY' };
    expect(await publish(path, { signedAt, price, performanceSecurity })).toMatchObject({
      status: 201,
      body: { signedAt, publishedAt: signedAt, price, performanceSecurity, late: false },
    });
    const { body } = await stand.anyone.get(`/register/projects/${published.id}`);
    expect(body).toMatchObject({ stage: 'contracted', lots: [{ stage: 'contracted', contract: { price } }] });
    const [event] = await stand.service.events('disclosure.contract-published.v1');
    expect(event?.data).toMatchObject({ project: published.id, price, performanceSecurity });
  });

  it('takes one signed in the last millisecond of the 30 days as in time, and the next as late (DIS-05)', async () => {
    for (const [afterEnd, late] of [
      [-1, false],
      [0, true],
    ] as const) {
      const { path, contractDue } = await noticed();
      const signedAt = addMilliseconds(contractDue, afterEnd);
      stand.clock.set(addMilliseconds(contractDue, DAY_MS));
      expect(await publish(path, { signedAt, price })).toMatchObject({ status: 201, body: { late } });
    }
  });

  it('refuses another price than that of the bid, and one signed before the notice (DIS-05)', async () => {
    const { path, noticedAt } = await noticed();
    expect(await publish(path, { signedAt: noticedAt, price: { ...price, amount: '9000000.01' } })).toMatchObject({
      status: 422,
      body: { code: 'contract-price-differs', rule: 'DIS-05' },
    });
    expect(await publish(path, { signedAt: addMilliseconds(noticedAt, -1), price })).toMatchObject({
      status: 422,
      body: { code: 'contract-before-notice', rule: 'DIS-05' },
    });
    expect(await publish(path, { signedAt: addMilliseconds(noticedAt, 1), price })).toMatchObject({
      status: 400,
      body: { code: 'contract-signed-in-future', field: 'signedAt' },
    });
  });

  it('refuses performance security over a tenth of the price (DIS-06)', async () => {
    const { path, noticedAt } = await noticed();
    const performanceSecurity = { amount: '900000.01', currency: 'CNY' };
    expect(await publish(path, { signedAt: noticedAt, price, performanceSecurity })).toMatchObject({
      status: 422,
      body: { code: 'performance-security-too-high', rule: 'DIS-06' },
    });
  });

  it('refuses money that is none, and names the field', async () => {
    const { path, noticedAt } = await noticed();
    expect(await publish(path, { signedAt: noticedAt, price: { amount: '9e6', currency: 'CNY' } })).toMatchObject({
      status: 400,
      body: { code: 'amount-malformed', field: 'price.amount' },
    });
    expect(
      await publish(path, { signedAt: noticedAt, price, performanceSecurity: { amount: '1', currency: 'XXZ' } }),
    ).toMatchObject({ status: 400, body: { code: 'currency-unknown', field: 'performanceSecurity.currency' } });
    expect(await publish(path, { signedAt: 'soon' })).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });

  it('refuses before the notice of award, and before the award (DIS-04)', async () => {
    const { path } = await stand.awarded();
    const signedAt = stand.clock.instant();
    expect(await publish(path, { signedAt, price })).toMatchObject({
      status: 409,
      body: { code: 'act-out-of-turn' },
    });
    const { path: candidates } = await stand.withCandidates();
    expect(await publish(candidates, { signedAt, price })).toMatchObject({
      status: 409,
      body: { code: 'stage-does-not-allow' },
    });
  });

  it('publishes one, whatever is repeated or done at once', async () => {
    const { path, noticedAt } = await noticed();
    const terms = { signedAt: noticedAt, price };
    const key = { 'idempotency-key': randomUUID() };
    const [first, repeat] = await Promise.all([publish(path, terms, key), publish(path, terms, key)]);
    expect(repeat.body).toEqual(first.body);
    expect(await publish(path, terms)).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
  });

  it('is for the owner of the project', async () => {
    const { path, noticedAt } = await noticed();
    const as = async (username: string) =>
      (await stand.as(username)).post(`${path}/contract`, { signedAt: noticedAt, price });
    expect(await as('tenderer-2')).toMatchObject({ status: 403, body: { code: 'not-your-project' } });
    for (const username of ['bidder-1', 'expert-1', 'supervisor', 'operator'])
      expect(await as(username)).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
  });
});
