import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluate } from '@mingtang/procedure/evaluation';
import { definitionOf } from '@mingtang/procedure/procedures';
import { eventually, holdRelay, openingEntries, projectCancelled } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type EvaluatedLot, EvaluationHall } from '../fixtures/hall';
import { consult, consulting, inAnHour, leave, MINUTES, openOffers, told } from '../fixtures/later-prices';
import { type EvaluationReport } from '../report/report';
import { type EvaluatedLotDto } from '../review/evaluated-bids.dto';
import { minutesDigest } from './consultation-record.entity';
import { type ConsultationStandDto, type RequirementsChangesDto } from './consultation.dto';

const CHANGE = '质保期由两年改为三年';

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

const call = (lot: EvaluatedLot, member: string, deadline = inAnHour(hall)) =>
  lot.post(member, 'final-offers-call', { deadline });

describe('a consultation (GP-10)', () => {
  it('goes from the review over consultations with each and a change to final offers, scores and the report', async () => {
    const { lot, bids, members } = await consulting(hall, 5, [4]);
    const [a, b, c, d, e] = bids as [string, string, string, string, string];
    const [expert = '', other = ''] = members;
    expect(await lot.stand()).toMatchObject({ stage: 'consulting' });
    const [reviewed] = await told(hall, lot, 'evaluation.review-concluded.v1');
    expect(reviewed?.data.passed).toEqual([a, b, c, d].map((bid) => ({ bid, version: 1 })));
    expect((await lot.score(expert, () => '80')).body.code).toBe('stage-does-not-allow');
    expect((await consult(lot, expert, e)).body.code).toBe('bid-not-consulted');
    expect((await consult(lot, 'supervisor', a)).body.code).toBe('role-not-allowed');
    for (const bid of [a, b, c])
      expect(await consult(lot, expert, bid)).toMatchObject({ status: 201, body: { round: 1 } });
    expect((await call(lot, expert)).body.code).toBe('not-all-consulted');
    await consult(lot, other, d);
    expect((await lot.post(expert, 'requirements-changes', { text: CHANGE })).body.code).toBe('change-not-agreed');
    expect((await lot.post('tenderer', 'requirements-changes', { text: CHANGE })).status).toBe(201);
    expect((await call(lot, expert)).body.code).toBe('not-all-consulted');
    await leave(hall, lot, d);
    for (const bid of [a, b, c])
      expect(await consult(lot, expert, bid)).toMatchObject({ status: 201, body: { round: 2 } });
    expect((await consult(lot, expert, d)).body.code).toBe('bid-not-consulted');
    expect((await lot.get<ConsultationStandDto>(other, '/consultation')).body).toMatchObject({
      bids: [a, b, c, d].map((bid) => ({ bid, consulted: bid !== d, rounds: bid === d ? 1 : 2, left: bid === d })),
      changes: [{ text: CHANGE }],
    });
    const read = (by: string) => lot.get<RequirementsChangesDto>(by, '/requirements-changes');
    expect((await read('bidder-1')).body).toMatchObject({ changes: [{ text: CHANGE }] });
    for (const stranger of ['bidder-2', 'bidder-3'])
      expect((await read(stranger)).body).toMatchObject({ code: 'lot-not-yours' });
    expect((await call(lot, expert, '2036-01-01T00:00:00.000Z')).body.code).toBe('final-deadline-not-ahead');
    const deadline = inAnHour(hall);
    expect(await call(lot, expert, deadline)).toMatchObject({ status: 201, body: { deadline } });
    expect(await lot.stand()).toMatchObject({ stage: 'final-offers' });
    expect((await consult(lot, expert, a)).body.code).toBe('stage-does-not-allow');
    expect((await read('bidder-1')).body).toMatchObject({ finalOffersUntil: deadline });
    // c hands in no final offer.
    await openOffers(hall, lot, { [a]: '9000000.00', [b]: '8000000.00' });
    expect(await lot.stand()).toMatchObject({ stage: 'scoring' });
    const { body } = await lot.get<EvaluatedLotDto>(expert, '/bids');
    expect(body.bids.map(({ price, unpriced, responsive }) => [price?.amount, unpriced, responsive])).toEqual([
      ['9000000.00', undefined, true],
      ['8000000.00', undefined, true],
      [undefined, 'no-final-offer', false],
      [undefined, 'left-consultation', false],
      [undefined, undefined, false],
    ]);
    for (const member of members) await lot.score(member, () => '80');
    expect(await lot.stand()).toMatchObject({ stage: 'report', outcome: 'ranked' });
    const { document } = (await lot.get<EvaluationReport>('supervisor', '/report')).body;
    expect(document.result.ranking).toEqual([b, a]);
    expect(evaluate(document.input, definitionOf(document.procedure))).toEqual(document.result);
    expect(document.bids[0]?.offer).toEqual({ version: 2, manifestDigest: 'f'.repeat(64) });
    const { consultation } = document;
    expect(consultation).toMatchObject({ changes: [{ text: CHANGE }], calls: [{ deadline }], left: [d] });
    const digests = (consultation?.records ?? []).map((record) =>
      minutesDigest({ project: lot.published.id, lot: lot.lot, ...record }),
    );
    const recorded = await told(hall, lot, 'evaluation.consultation-recorded.v1');
    expect(digests).toHaveLength(7);
    expect(digests.sort()).toEqual(recorded.map(({ data }) => data.minutesDigest).sort());
    expect(JSON.stringify(recorded)).not.toContain(MINUTES);
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    expect(await lot.stand()).toMatchObject({ stage: 'reported', concluded: true });
    expect((await lot.get<Uint8Array>('supervisor', '/report.pdf')).status).toBe(200);
  });

  it('does not begin where fewer than three responses pass: all are rejected', async () => {
    const { lot, members } = await consulting(hall, 4, [0, 1]);
    expect(await lot.stand()).toMatchObject({ stage: 'report', outcome: 'all-rejected' });
    const { document } = (await lot.get<EvaluationReport>('supervisor', '/report')).body;
    expect(document.result.cause).toBe('too-few-responsive');
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    expect(await lot.stand()).toMatchObject({ stage: 'failed' });
  });

  it('is not called to final offers while fewer than three take part', async () => {
    const { lot, bids, members } = await consulting(hall, 3);
    const [expert = ''] = members;
    for (const bid of bids) await consult(lot, expert, bid);
    await leave(hall, lot, bids[0] ?? '');
    expect((await call(lot, expert)).body.code).toBe('too-few-for-final-offers');
  });

  it('whose final offers none can stand ends by itself: nobody has anything to score', async () => {
    const { lot, bids, members } = await consulting(hall, 3);
    const [expert = ''] = members;
    for (const bid of bids) await consult(lot, expert, bid);
    await call(lot, expert);
    await openOffers(hall, lot, Object.fromEntries(bids.map((bid) => [bid, '9900000.00'])));
    await eventually(async () => {
      await hall.service.fireDueTimers();
      return (await lot.stand()).stage === 'report';
    });
    expect(await lot.stand()).toMatchObject({ outcome: 'all-rejected' });
  });

  it('that is a negotiation is ranked by its final offers as soon as they are open, and nobody scores (GP-11)', async () => {
    const { lot, bids, members } = await consulting(hall, 3, [], {
      procedure: 'gp-negotiation@1',
      evaluation: { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] },
      criteria: [],
    });
    const [a, b, c] = bids as [string, string, string];
    const [expert = ''] = members;
    for (const bid of bids) await consult(lot, expert, bid);
    expect(await call(lot, expert)).toMatchObject({ status: 201 });
    await openOffers(hall, lot, { [a]: '9000000.00', [b]: '8500000.00', [c]: '8700000.00' });
    const [completed] = await eventually(async () => {
      await hall.service.fireDueTimers();
      const events = await told(hall, lot, 'evaluation.evaluation-completed.v1');
      return events.length > 0 && events;
    });
    expect(completed?.data).toMatchObject({ outcome: 'ranked', candidates: [b, c, a] });
    expect(await lot.stand()).toMatchObject({ stage: 'report' });
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    expect(await lot.stand()).toMatchObject({ stage: 'reported' });
  });

  it('has a group of three at least, of whom two thirds are experts', async () => {
    const lot = await hall.opened({ procedure: 'gp-consultation@1' }, openingEntries());
    const code = async (seats: number) => (await lot.draw({ seats: [{ category: 'A08', count: seats }] })).body.code;
    expect(await code(1)).toBe('committee-too-small');
    expect(await code(4)).toBe('committee-even');
    expect((await lot.draw({ seats: [{ category: 'A08', count: 3 }] })).status).toBe(201);
  });

  it('is no part of a tender', async () => {
    const lot = await hall.opened();
    const [member = ''] = await lot.formed();
    expect((await consult(lot, member, randomUUID())).body.code).toBe('act-not-in-procedure');
  });

  it('is taken back where a cancellation stands before it in the order (ANN-11)', async () => {
    const { lot, bids, members } = await consulting(hall, 3);
    const [expert = ''] = members;
    for (const bid of bids.slice(1)) await consult(lot, expert, bid);
    await hall.publish(lot.published);
    const release = await holdRelay(hall.service.databaseUrl);
    await consult(lot, expert, bids[0] ?? '');
    await lot.post('tenderer', 'requirements-changes', { text: CHANGE });
    await hall.service.publish(projectCancelled(lot.published));
    await release();
    const stand = await eventually(async () => {
      const now = await lot.stand();
      return now.overtaken?.length === 2 ? now : undefined;
    });
    expect(stand.overtaken?.map(({ act }) => act).sort()).toEqual(['change-requirements', 'record-consultation']);
    expect(stand).toMatchObject({ stage: 'cancelled', concluded: false });
  });
});
