import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventType } from '@mingtang/contracts';
import { awardDetermined, awardNoticed, candidatesPublished, eventually, resultPublished } from '@mingtang/testing';
import { canonicalJson } from '@mingtang/transparency';
import { DataSource } from 'typeorm';
import { type EvaluatedLot, EvaluationHall } from '../fixtures/hall';
import {
  concluded,
  consult,
  consulting,
  inAnHour,
  openOffers,
  openPrices,
  told,
  twoEnvelopes,
} from '../fixtures/later-prices';

interface StateLine {
  readonly of: EventType;
  readonly payload?: unknown;
  readonly problem?: string;
  readonly detail?: string;
}

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

async function linesOf({ published }: EvaluatedLot, file: string): Promise<StateLine[]> {
  const response = await fetch(`${hall.service.url}/projects/${published.id}/evidence`);
  const parts = (await response.text()).split('\n').filter(Boolean);
  const lines = parts.map((text) => JSON.parse(text) as { path: string; line: StateLine });
  return lines.filter(({ path }) => path === `evaluation/${file}`).map(({ line }) => line);
}

/** Of what the log has with its payload by now. */
async function saidOf({ published }: EvaluatedLot): Promise<string[]> {
  const said = (await hall.service.events()).filter(
    ({ subject, type }) => subject === published.id && type !== 'evaluation.committee-formed.v1',
  );
  return said.map(({ type, data }) => canonicalJson({ of: type, payload: data })).sort();
}

const texts = (lines: readonly StateLine[]) => lines.map((line) => canonicalJson(line)).sort();
const problems = (lines: readonly StateLine[]) => lines.filter(({ problem }) => problem).map(({ detail }) => detail);
const alter = (lot: EvaluatedLot, statement: string) =>
  hall.service.app.get(DataSource).query(`${statement} WHERE project = $1`, [lot.published.id]);

/** A two-envelope tender of which the candidates are published; a member was replaced once its technical part was concluded. */
async function tender(): Promise<EvaluatedLot> {
  const lot = await twoEnvelopes(hall);
  const members = await lot.formed();
  for (const member of members) await lot.review(member);
  for (const member of members) await lot.score(member, () => '80');
  await concluded(hall, lot);
  await hall.publish(lot.published);
  const [first] = (await lot.stand()).members ?? [];
  hall.passSeconds(60);
  await lot.post('tenderer', 'recusals', { member: first?.id, reason: '不能继续参加评审' });
  const again = await lot.seated();
  for (const member of again) await lot.post(member, 'declaration', { interest: false });
  for (const member of again) await lot.review(member);
  for (const member of again) await lot.score(member, () => '85');
  await eventually(async () => {
    await hall.service.fireDueTimers();
    return (await lot.stand()).stage === 'price-opening';
  });
  await openPrices(hall, lot, Object.fromEntries(lot.entries.map(({ bid }) => [bid, '9000000.00'])));
  await eventually(async () => {
    await hall.service.fireDueTimers();
    return (await lot.stand()).stage === 'report';
  });
  for (const member of again) await lot.post(member, 'signatures', { position: 'signed' });
  await hall.publish(lot.published, candidatesPublished(lot.published));
  return lot;
}

/** A consultation of which the result is published. */
async function consultation(): Promise<EvaluatedLot> {
  const { lot, bids, members } = await consulting(hall, 3);
  const [expert = ''] = members;
  await lot.post('tenderer', 'requirements-changes', { text: '质保期由两年改为三年' });
  for (const bid of bids) await consult(lot, expert, bid);
  await hall.publish(lot.published);
  await lot.post(expert, 'final-offers-call', { deadline: inAnHour(hall) });
  await openOffers(hall, lot, Object.fromEntries(bids.map((bid) => [bid, '9000000.00'])));
  for (const member of members) await lot.score(member, () => '80');
  for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
  return lot;
}

async function published(lot: EvaluatedLot): Promise<EvaluatedLot> {
  const award = awardDetermined(lot.published);
  await hall.publish(lot.published, award, awardNoticed(award), resultPublished(award));
  return lot;
}

describe('the evidence of an evaluation whose prices come later', () => {
  it('says by the rows what was published of its two parts, and shows where one was altered (OPN-06)', async () => {
    const lot = await tender();
    expect(texts(await linesOf(lot, 'state.ndjson'))).toEqual(await saidOf(lot));
    expect(await told(hall, lot, 'evaluation.technical-concluded.v1')).toHaveLength(2);
    const kept = await linesOf(lot, 'register.ndjson');
    expect(kept.map(({ of }) => of)).toContain('bidding.price-opening-completed.v1');
    await alter(lot, `UPDATE evaluation SET technical = jsonb_set(technical, '{result,passed}', '[]')`);
    expect(problems(await linesOf(lot, 'state.ndjson'))).toContain('evaluation.technical');
  });

  it('tells of a consultation only once its result is public, and shows altered minutes (GP-10)', async () => {
    const lot = await consultation();
    const before = (await linesOf(lot, 'state.ndjson')).map(({ of }) => of);
    expect(before).toContain('evaluation.final-offers-called.v1');
    for (const secret of ['evaluation.consultation-recorded.v1', 'evaluation.requirements-changed.v1'] as const)
      expect(before).not.toContain(secret);
    expect((await lot.get(undefined, '/report')).status).toBe(404);
    await published(lot);
    expect((await lot.get(undefined, '/report')).status).toBe(200);
    expect(texts(await linesOf(lot, 'state.ndjson'))).toEqual(await saidOf(lot));
    await alter(lot, `UPDATE consultation_record SET minutes = '改写'`);
    expect(problems(await linesOf(lot, 'state.ndjson'))).toContain('consultation_record.digest');
  });
});
