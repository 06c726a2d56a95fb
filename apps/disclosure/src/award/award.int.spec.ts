import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { projectCancelled } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';

const gaveUp = { rank: 1, reason: 'gave-up', statement: '书面声明放弃中标' };

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

async function award(path: string, body: unknown, headers?: Record<string, string>) {
  return (await stand.as('tenderer')).post(`${path}/award`, body, headers);
}

describe('determining the winner', () => {
  it('awards the first candidate when the publication period is over, not a millisecond before (DIS-01, DIS-03)', async () => {
    const { path, bids, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(addMilliseconds(objectionsUntil, -1));
    expect(await award(path, {})).toMatchObject({
      status: 422,
      body: { code: 'period-not-over', rule: 'DIS-01' },
    });
    stand.clock.advance(1);
    expect(await award(path, {})).toMatchObject({
      status: 201,
      body: { rank: 1, bid: bids[0], price: { amount: '9000000.00' }, passedOver: [], determinedAt: objectionsUntil },
    });
  });

  it('awards the next only with a listed reason and a statement for each before it (DIS-03)', async () => {
    const { path, bids, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(objectionsUntil);
    for (const passedOver of [[], [{ ...gaveUp, statement: ' ' }]])
      expect(await award(path, { rank: 2, passedOver })).toMatchObject({
        status: 422,
        body: { code: 'candidate-passed-over-without-reason', rule: 'DIS-03' },
      });
    expect(await award(path, { rank: 2, passedOver: [{ ...gaveUp, reason: 'too-dear' }] })).toMatchObject({
      status: 400,
      body: { code: 'request-invalid' },
    });
    expect(await award(path, { rank: 2, passedOver: [gaveUp] })).toMatchObject({
      status: 201,
      body: { rank: 2, bid: bids[1], passedOver: [{ ...gaveUp, bid: bids[0] }] },
    });
    const [event] = (await stand.service.events('disclosure.award-determined.v1')).slice(-1);
    expect(event?.data.passedOver).toEqual([{ bid: bids[0], reason: 'gave-up', statement: gaveUp.statement }]);
  });

  it('refuses who is no candidate, and reasons against who does not come before the winner (DIS-03)', async () => {
    const { path, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(objectionsUntil);
    expect(await award(path, { rank: 4 })).toMatchObject({ status: 422, body: { code: 'candidate-unknown' } });
    expect(await award(path, { passedOver: [{ ...gaveUp, rank: 2 }] })).toMatchObject({
      status: 422,
      body: { code: 'candidate-not-passed-over' },
    });
  });

  it('passes a winner over for the next, and keeps the earlier award on record (DIS-03)', async () => {
    const { path, published, bids, award: first } = await stand.awarded();
    stand.clock.advance(1_000);
    const second = await award(path, { rank: 2, passedOver: [{ ...gaveUp, reason: 'no-performance-security' }] });
    expect(second).toMatchObject({ status: 201, body: { rank: 2, bid: bids[1] } });
    // What holds against the first is on record and need not be said again.
    const third = await award(path, { rank: 3, passedOver: [{ ...gaveUp, rank: 2 }] });
    expect(third).toMatchObject({
      status: 201,
      body: { rank: 3, bid: bids[2], passedOver: [{ rank: 1, reason: 'no-performance-security' }, { rank: 2 }] },
    });
    const { body } = await stand.anyone.get(`/register/projects/${published.id}`);
    expect(body).toMatchObject({
      stage: 'awarded',
      lots: [{ award: { rank: 3 }, earlierAwards: [{ id: first, supersededAt: expect.any(String) }, { rank: 2 }] }],
    });
  });

  it('refuses to award the same candidate, or one before it, again', async () => {
    const { path } = await stand.awarded();
    expect(await award(path, {})).toMatchObject({ status: 409, body: { code: 'already-awarded' } });
    await award(path, { rank: 2, passedOver: [gaveUp] });
    expect(await award(path, { rank: 1 })).toMatchObject({ status: 409, body: { code: 'already-awarded' } });
  });

  it('determines one winner of two that are asked for at once', async () => {
    const { path, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(objectionsUntil);
    const answers = await Promise.all(Array.from({ length: 8 }, () => award(path, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it('determines one winner, whatever is repeated under its key, also at once', async () => {
    const { path, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(objectionsUntil);
    const key = { 'idempotency-key': randomUUID() };
    const before = (await stand.service.events('disclosure.award-determined.v1')).length;
    const answers = await Promise.all(Array.from({ length: 4 }, () => award(path, {}, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await stand.service.events('disclosure.award-determined.v1')).toHaveLength(before + 1);
  });

  it('refuses before candidates are published, and after the project was cancelled', async () => {
    const evaluated = await stand.evaluatedLot();
    expect(await award(evaluated.path, {})).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
    const { path, published, objectionsUntil } = await stand.withCandidates();
    await stand.service.publish(projectCancelled(published));
    stand.clock.set(objectionsUntil);
    expect(await award(path, {})).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
  });

  it('is for the owner of the project', async () => {
    const { path, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(objectionsUntil);
    const as = async (username: string) => (await stand.as(username)).post(`${path}/award`, {});
    for (const username of ['tenderer-2', 'agency'])
      expect(await as(username)).toMatchObject({ status: 403, body: { code: 'not-your-project' } });
    for (const username of ['bidder-1', 'expert-1', 'supervisor', 'operator'])
      expect(await as(username)).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
  });
});
