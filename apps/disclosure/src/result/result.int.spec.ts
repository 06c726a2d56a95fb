import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventData, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  type HistorySaid,
  historyUntil,
  openingEntry,
  organisationOfAccount,
  publishedProject,
  rankedBid,
} from '@mingtang/testing';
import { DataSource } from 'typeorm';
import { type LotFactsDto } from '../register/lot-facts.dto';
import { BIDDERS, type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';

const PRICES = ['9000000.00', '9200000.00', '9400000.00'];
const GROUNDS = { grounds: '成交供应商的业绩证明不实' };
/** Working days from a Monday: two and five are within the week, seven go over the weekend. */
const MONDAY = '2036-04-14T02:00:00.000Z';

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

/** A lot of a consultation, on whose three final offers the group has reported on a Monday. */
async function reported(said: HistorySaid = {}, overrides: Partial<PublishedProject> = {}) {
  const published = publishedProject({ procedure: 'gp-consultation@1', ...overrides });
  const entries = BIDDERS.slice(0, 3).map((username, at) =>
    openingEntry({
      bidder: organisationOfAccount(username),
      price: { amount: PRICES[at] ?? '', currency: 'CNY' },
    }),
  );
  const bids = entries.map(({ bid, bidder, price }, at) =>
    rankedBid({ bid, bidder, ...(price && { price }), rank: at + 1, total: `${94 - at}.00` }),
  );
  const candidates = bids.map(({ bid }) => bid);
  await stand.service.publish(
    ...historyUntil('conclude-report', published, {
      opening: { entries: entries.map(({ price: _, ...entry }) => entry) },
      finalOpening: { entries },
      evaluation: { bids, candidates },
      report: { signedAt: MONDAY },
      ...said,
    }),
  );
  stand.clock.set(MONDAY);
  const path = `/projects/${published.id}/lots/lot-1`;
  return {
    published,
    path,
    bids: candidates,
    act: async (name: string, given: object = {}, by = 'tenderer') =>
      (await stand.as(by)).post(`${path}/${name}`, given),
    lot: async () =>
      (await stand.anyone.get<{ procedure: string; lots: LotFactsDto[] }>(`/register/projects/${published.id}`)).body
        .lots[0],
  };
}

async function awarded() {
  const lot = await reported();
  const { body } = (await lot.act('award')) as { body: { id: string } };
  return { ...lot, award: body.id };
}

async function withResult() {
  const lot = await awarded();
  const { body } = (await lot.act('result')) as { body: { publishedAt: string; challengesUntil: string } };
  return { ...lot, ...body };
}

describe('the result of a consultation', () => {
  it('is awarded straight from the report, the first in its order, within five working days (GP-07)', async () => {
    const { lot, act, bids } = await reported();
    expect((await lot())?.owed).toMatchObject([
      { act: 'award', by: ['owner'], due: '2036-04-21T16:00:00.000Z', period: 'awardWithin', rules: ['GP-07'] },
    ]);
    expect(await act('award', { rank: 2 })).toMatchObject({
      status: 422,
      body: { code: 'candidate-passed-over-without-reason', rule: 'GP-07' },
    });
    expect(await act('candidates')).toMatchObject({ status: 409, body: { code: 'act-not-in-procedure' } });
    expect(await act('award')).toMatchObject({
      status: 201,
      body: { bid: bids[0], rank: 1, price: { amount: PRICES[0], currency: 'CNY' } },
    });
    expect(await lot()).toMatchObject({ stage: 'awarded', award: { bid: bids[0] } });
  });

  it('keeps the evaluation from all until it is published, two working days after the award, late or not (GP-07)', async () => {
    const { lot, act, award, bids } = await awarded();
    expect((await lot())?.evaluation).toBeUndefined();
    expect((await lot())?.owed).toMatchObject([
      { act: 'publish-result', due: '2036-04-16T16:00:00.000Z', period: 'resultWithin' },
      { act: 'notice-award' },
    ]);
    stand.clock.set('2036-04-16T16:00:00.000Z');
    expect(await act('result', {}, 'tenderer-2')).toMatchObject({ status: 403, body: { code: 'not-your-project' } });
    expect(await act('result')).toMatchObject({
      status: 201,
      body: { award, late: true, due: '2036-04-16T16:00:00.000Z', challengesUntil: '2036-04-28T16:00:00.000Z' },
    });
    const [told] = (await stand.service.events('disclosure.result-published.v1')).slice(-1);
    expect((told?.data as EventData<'disclosure.result-published.v1'>).bid).toBe(bids[0]);
    expect(await lot()).toMatchObject({
      evaluation: { bids: [{ rank: 1 }, { rank: 2 }, { rank: 3 }] },
      award: { resultPublishedAt: stand.clock.instant(), challengesUntil: '2036-04-28T16:00:00.000Z' },
    });
    expect(await act('result')).toMatchObject({ status: 409, body: { code: 'already-done' } });
  });

  it('shows each opening with what it opened: no price in the first, final offers in the second (GP-10)', async () => {
    const { lot } = await reported();
    const shown = await lot();
    expect(shown?.opening?.entries.map(({ price }) => price)).toEqual([undefined, undefined, undefined]);
    expect(shown?.laterOpenings).toMatchObject([
      { act: 'complete-final-opening', entries: PRICES.map((amount) => ({ price: { amount, currency: 'CNY' } })) },
    ]);
  });

  it('is in the files as its definition has it: the way to trade, final offers, the times of the result', async () => {
    const { published, act } = await withResult();
    await act('challenges', GROUNDS, 'bidder-2');
    const file = async (table: string) =>
      (await stand.anyone.get<string>(`/register/projects/${published.id}/export.csv?table=${table}&lang=en`)).body;
    expect(await file('facts')).toContain('Competitive consultation');
    for (const price of PRICES) expect(await file('bids')).toContain(price);
    expect(await file('lots')).toContain('Challenges until');
    expect(await file('objections')).toContain('challenge');
    for (const format of ['json', 'xlsx', 'pdf'])
      expect(await stand.anyone.get(`/register/projects/${published.id}/export.${format}`)).toMatchObject({
        status: 200,
      });
  });
});

describe('a challenge of the result', () => {
  it('is taken in seven working days from its publication, not a millisecond later (GP-08)', async () => {
    const { act, challengesUntil } = await withResult();
    expect(challengesUntil).toBe('2036-04-23T16:00:00.000Z');
    stand.clock.set(addMilliseconds(challengesUntil, -1));
    expect(await act('challenges', GROUNDS, 'bidder-2')).toMatchObject({
      status: 201,
      body: { state: 'open', receipt: { act: 'challenge-filed' } },
    });
    stand.clock.advance(1);
    expect(await act('challenges', GROUNDS, 'bidder-3')).toMatchObject({ status: 422, body: { code: 'period-over' } });
  });

  it('is not taken before the result is published, nor from one without an interest (GP-08)', async () => {
    const { act } = await awarded();
    expect(await act('challenges', GROUNDS, 'bidder-2')).toMatchObject({
      status: 422,
      body: { code: 'period-not-begun', rule: 'GP-08' },
    });
    const { act: later } = await withResult();
    expect(await later('challenges', GROUNDS, 'bidder-4')).toMatchObject({
      status: 403,
      body: { code: 'objector-without-interest', rule: 'GP-08' },
    });
    expect(await later('challenges', { ...GROUNDS, interest: '联合体成员' }, 'bidder-4')).toMatchObject({
      status: 201,
    });
  });

  it('is answered within seven working days, and stops nothing meanwhile (GP-08)', async () => {
    const { act, lot, path } = await withResult();
    const { body } = (await act('challenges', GROUNDS, 'bidder-2')) as { body: { id: string; answerDue: string } };
    expect(body.answerDue).toBe('2036-04-23T16:00:00.000Z');
    expect((await lot())?.owed).toContainEqual(
      expect.objectContaining({ act: 'answer-challenge', item: body.id, due: body.answerDue, rules: ['GP-08'] }),
    );
    expect(await lot()).toMatchObject({
      suspended: false,
      objections: [],
      challenges: [{ id: body.id, state: 'open' }],
    });
    expect(await act('award-notice')).toMatchObject({ status: 201 });
    expect(await act(`objections/${body.id}/answer`, { answer: '不成立', upheld: false })).toMatchObject({
      status: 404,
      body: { code: 'objection-unknown' },
    });
    const answer = { answer: '经核查，业绩属实', upheld: false };
    expect(await act(`challenges/${body.id}/answer`, answer)).toMatchObject({
      status: 200,
      body: { state: 'answered', upheld: false, answeredLate: false },
    });
    expect(await act(`challenges/${body.id}/answer`, answer)).toMatchObject({
      status: 409,
      body: { code: 'challenge-settled' },
    });
    const own = await (await stand.as('bidder-2')).get<{ items: { grounds?: object }[] }>(`${path}/challenges`);
    expect(own.body.items).toMatchObject([{ grounds: { text: GROUNDS.grounds } }]);
    expect((await stand.anyone.get<{ items: object[] }>(`${path}/challenges`)).body.items[0]).not.toHaveProperty(
      'grounds',
    );
  });

  it('is not known where candidates are published', async () => {
    const lot = await stand.evaluatedLot();
    expect(await (await stand.as('bidder-2')).post(`${lot.path}/challenges`, GROUNDS)).toMatchObject({
      status: 409,
      body: { code: 'act-not-in-procedure' },
    });
  });
});

describe('the evidence of a result', () => {
  const linesOf = async (project: string): Promise<{ path: string; line: Record<string, unknown> }[]> => {
    const body = await (await fetch(`${stand.service.url}/projects/${project}/evidence`)).text();
    return body
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text) as { path: string; line: Record<string, unknown> });
  };

  it('says of result, challenge and answer what was told, and names an edited one', async () => {
    const { act, published } = await withResult();
    const { body } = (await act('challenges', GROUNDS, 'bidder-2')) as { body: { id: string } };
    await act(`challenges/${body.id}/answer`, { answer: '经核查，业绩属实', upheld: false });
    const told = (await stand.service.events()).filter(({ subject }) => subject === published.id);
    await stand.service.publish(...told);
    const state = (await linesOf(published.id)).filter(({ path }) => path === 'disclosure/state.ndjson');
    expect(state.filter(({ line }) => 'problem' in line)).toEqual([]);
    const ofResult = told.filter(({ type }) => /result-|challenge-/.test(type));
    expect(ofResult).toHaveLength(3);
    for (const { type, data } of ofResult)
      expect(state.map(({ line }) => line)).toContainEqual(expect.objectContaining({ of: type, payload: data }));
    await stand.service.app
      .get(DataSource)
      .query(`UPDATE award SET challenges_until = now() WHERE project_id = $1`, [published.id]);
    const edited = JSON.stringify(await linesOf(published.id));
    expect(edited).toContain('award.challenges_until');
  });
});

describe('the price envelopes of a tender with two', () => {
  /** What is told of a lot, without which one it is. */
  const partOf = ({ project: _, lot: __, ...told }: Record<string, unknown> = {}) => told;

  it('are shown of those alone whose technical part passed', async () => {
    const published = publishedProject({ procedure: 'cn-two-envelope-tender@1' });
    const entries = BIDDERS.slice(0, 3).map((username, at) =>
      openingEntry({ bidder: organisationOfAccount(username), price: { amount: PRICES[at] ?? '', currency: 'CNY' } }),
    );
    const history = historyUntil('complete-price-opening', published, {
      opening: { entries: entries.map(({ price: _, ...entry }) => entry) },
      priceOpening: { entries: entries.slice(0, 2) },
    });
    await stand.service.publish(...history);
    const { body } = await stand.anyone.get<{ lots: LotFactsDto[] }>(`/register/projects/${published.id}`);
    expect(body.lots[0]?.laterOpenings).toMatchObject([{ act: 'complete-price-opening', entries: [{}, {}] }]);
    const [concluded] = history.filter(({ type }) => type === 'evaluation.technical-concluded.v1');
    expect(body.lots[0]?.technical).toEqual(partOf(concluded?.data));
    const page = JSON.stringify(body);
    expect(PRICES.map((price) => page.includes(price))).toEqual([true, true, false]);
  });
});
