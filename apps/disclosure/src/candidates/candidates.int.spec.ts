import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { evaluationCompleted, historyUntil, projectPublished, publishedProject } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

describe('publishing candidates', () => {
  it('publishes what the report recommends, ranked, for three days from the next day on (DIS-01, EVA-08)', async () => {
    const { path, bids, signedAt } = await stand.evaluatedLot();
    const answer = await (await stand.as('tenderer')).post(`${path}/candidates`, {});
    expect(answer).toMatchObject({
      status: 201,
      body: {
        publishedAt: signedAt,
        late: false,
        candidates: [
          { rank: 1, bid: bids[0], price: { amount: '9000000.00', currency: 'CNY' }, total: '94.00' },
          { rank: 2, bid: bids[1] },
          { rank: 3, bid: bids[2] },
        ],
        // Three whole days in Asia/Shanghai after the day of publication.
        objectionsUntil: '2036-03-27T16:00:00.000Z',
      },
    });
    const [event] = await stand.service.events('disclosure.candidates-published.v1');
    expect(event).toMatchObject({ actorrole: 'tenderer', data: { lot: 'lot-1', candidates: [{}, {}, {}] } });
  });

  it('keeps them published for as long as the tender documents say, where that is longer (DIS-01)', async () => {
    const { objectionsUntil } = await stand.withCandidates({ objectionDays: 4 });
    expect(objectionsUntil).toBe('2036-03-28T16:00:00.000Z');
  });

  it('publishes too late all the same, and says that it was late (DIS-01)', async () => {
    const { path } = await stand.evaluatedLot();
    stand.clock.set('2036-03-27T16:00:00.000Z');
    const { status, body } = await (await stand.as('tenderer')).post(`${path}/candidates`, {});
    expect({ status, body }).toMatchObject({ status: 201, body: { late: true, due: '2036-03-27T16:00:00.000Z' } });
  });

  it('lets the agency of the project publish them', async () => {
    const agency = { scheme: 'CN-USCC', id: '91990000MADE00038Q', name: '示范招标代理有限公司' };
    const { path } = await stand.evaluatedLot({ agency });
    expect((await (await stand.as('agency')).post(`${path}/candidates`, {})).status).toBe(201);
  });

  it('refuses the tenderer and the agency of other projects, and other roles', async () => {
    const { path } = await stand.evaluatedLot();
    for (const username of ['tenderer-2', 'agency'])
      expect(await (await stand.as(username)).post(`${path}/candidates`, {})).toMatchObject({
        status: 403,
        body: { code: 'not-your-project' },
      });
    for (const username of ['bidder-1', 'expert-1', 'custodian-1', 'supervisor', 'operator'])
      expect(await (await stand.as(username)).post(`${path}/candidates`, {})).toMatchObject({
        status: 403,
        body: { code: 'role-not-allowed' },
      });
    expect((await stand.anyone.post(`${path}/candidates`, {})).status).toBe(401);
  });

  it('refuses before the report is signed by all (DIS-01)', async () => {
    const published = publishedProject();
    await stand.service.publish(...historyUntil('complete-evaluation', published));
    const answer = await (await stand.as('tenderer')).post(`/projects/${published.id}/lots/lot-1/candidates`, {});
    expect(answer).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
  });

  it('refuses before the opening', async () => {
    const published = publishedProject();
    await stand.service.publish(projectPublished(published));
    const answer = await (await stand.as('tenderer')).post(`/projects/${published.id}/lots/lot-1/candidates`, {});
    expect(answer).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
  });

  it('refuses where the committee rejected all bids, for the lot has failed (EVA-10)', async () => {
    const published = publishedProject();
    const evaluation = { outcome: 'all-rejected' as const, candidates: [] };
    await stand.service.publish(...historyUntil('conclude-report', published, { evaluation }));
    const answer = await (await stand.as('tenderer')).post(`/projects/${published.id}/lots/lot-1/candidates`, {});
    expect(answer).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
  });

  it('refuses more than three candidates (EVA-08)', async () => {
    const published = publishedProject();
    const { data } = evaluationCompleted(published);
    const [bid] = data.bids;
    const bids = [1, 2, 3, 4].flatMap((rank) => (bid ? [{ ...bid, bid: randomUUID(), rank }] : []));
    const evaluation = { bids, candidates: bids.map((ranked) => ranked.bid) };
    await stand.service.publish(...historyUntil('conclude-report', published, { evaluation }));
    stand.clock.set(addMilliseconds(published.timetable.openingAt, 1));
    const answer = await (await stand.as('tenderer')).post(`/projects/${published.id}/lots/lot-1/candidates`, {});
    expect(answer).toMatchObject({ status: 422, body: { code: 'candidates-number', rule: 'EVA-08' } });
  });

  it('publishes once, whatever is repeated', async () => {
    const { path } = await stand.evaluatedLot();
    const tenderer = await stand.as('tenderer');
    const key = { 'idempotency-key': randomUUID() };
    const [first, repeat] = [
      await tenderer.post(`${path}/candidates`, {}, key),
      await tenderer.post(`${path}/candidates`, {}, key),
    ];
    expect(repeat).toMatchObject({ status: 201, body: first.body });
    expect(await tenderer.post(`${path}/candidates`, {})).toMatchObject({
      status: 409,
      body: { code: 'stage-does-not-allow' },
    });
  });

  it('knows no project or lot that was not published', async () => {
    const { published } = await stand.evaluatedLot();
    const tenderer = await stand.as('tenderer');
    expect(await tenderer.post(`/projects/${randomUUID()}/lots/lot-1/candidates`, {})).toMatchObject({
      status: 404,
      body: { code: 'project-unknown' },
    });
    expect(await tenderer.post(`/projects/${published.id}/lots/lot-9/candidates`, {})).toMatchObject({
      status: 404,
      body: { code: 'lot-unknown' },
    });
  });
});
