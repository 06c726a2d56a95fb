import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { concludeTechnical, evaluate } from '@mingtang/procedure/evaluation';
import { definitionOf } from '@mingtang/procedure/procedures';
import { eventually } from '@mingtang/testing';
import { digestOf } from '@mingtang/transparency';
import { EvaluationHall } from '../fixtures/hall';
import { concluded, openPrices, told, twoEnvelopes } from '../fixtures/later-prices';
import { type EvaluationReport } from '../report/report';
import { technicalDocument } from './technical-document';
import { type EvaluatedLotDto } from '../review/evaluated-bids.dto';

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

describe('an evaluation whose prices lie in an envelope of their own (OPN-06)', () => {
  it('scores without prices, tells who passed, ranks by the prices of those alone, and says both parts', async () => {
    const lot = await twoEnvelopes(hall);
    const [a, b, c, d] = lot.entries.map(({ bid }) => bid) as [string, string, string, string];
    const members = await lot.formed();
    for (const member of members) await lot.review(member, { [`${d}/licence`]: 'not-qualified' });
    expect(await lot.stand()).toMatchObject({ stage: 'scoring' });
    const { body } = await lot.get<EvaluatedLotDto>(members[0] ?? '', '/bids');
    expect(body.bids.map(({ price, responsive }) => [price, responsive])).toEqual([
      [undefined, true],
      [undefined, true],
      [undefined, true],
      [undefined, false],
    ]);
    // 60 points are to be had beside the price; the third bid gets 36.
    for (const member of members) await lot.score(member, (bid) => (bid === 2 ? '60' : bid === 1 ? '90' : '80'));
    const event = await concluded(hall, lot);
    expect(event.data).toMatchObject({
      passed: [a, b].map((bid) => ({ bid, version: 1 })),
      rejected: [
        { bid: c, rejections: [{ requirement: 'technical-threshold', reason: 'not-responsive' }] },
        { bid: d, rejections: [{ requirement: 'licence', reason: 'not-qualified' }] },
      ],
      scores: [
        { bid: a, total: '48.00' },
        { bid: b, total: '54.00' },
        { bid: c, total: '36.00' },
      ],
    });
    await hall.publish(lot.published);
    expect(await lot.stand()).toMatchObject({ stage: 'price-opening' });
    expect((await lot.score(members[0] ?? '', () => '1')).body.code).toBe('stage-does-not-allow');
    expect(await told(hall, lot, 'evaluation.evaluation-completed.v1')).toEqual([]);
    await openPrices(hall, lot, { [a]: '9000000.00', [b]: '9100000.00' });
    const [completed] = await eventually(async () => {
      await hall.service.fireDueTimers();
      const events = await told(hall, lot, 'evaluation.evaluation-completed.v1');
      return events.length > 0 ? events : undefined;
    });
    // 40 x 9.0 / 9.1 + 54 = 93.56 against 40 + 48.
    expect(completed?.data).toMatchObject({ outcome: 'ranked', candidates: [b, a] });
    expect(completed?.data.bids.map(({ price, total }) => [price?.amount, total])).toEqual([
      ['9000000.00', '88.00'],
      ['9100000.00', '93.56'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const { document } = (await lot.get<EvaluationReport>('tenderer', '/report')).body;
    expect(evaluate(document.input, definitionOf(document.procedure))).toEqual(document.result);
    const { technical } = document;
    if (!technical) throw new Error('the document has its technical part');
    expect(concludeTechnical(document.input, definitionOf(document.procedure))).toEqual(technical.result);
    expect(digestOf(technicalDocument({ ...document, technical }))).toBe(event.data.documentDigest);
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    expect(await lot.stand()).toMatchObject({ stage: 'reported', concluded: true });
    expect(
      Buffer.from((await lot.get<Uint8Array>('tenderer', '/report.pdf')).body)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('ranks what opened of those who passed, by lowest price too, and says of the other why it is not ranked', async () => {
    const lot = await twoEnvelopes(hall, { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] });
    const [a, b, c, d] = lot.entries.map(({ bid }) => bid) as [string, string, string, string];
    const members = await lot.formed();
    for (const member of members) await lot.review(member);
    expect((await concluded(hall, lot)).data.passed).toHaveLength(4);
    await openPrices(hall, lot, { [a]: '9000000.00', [b]: undefined, [c]: '8900000.00', [d]: '9900000.00' });
    const report = await eventually(async () => {
      await hall.service.fireDueTimers();
      const { status, body } = await lot.get<EvaluationReport>('tenderer', '/report');
      return status === 200 ? body : undefined;
    });
    expect(report.document.result.ranking).toEqual([c, a]);
    expect(report.document.result.bids.map(({ unpriced, rejections }) => unpriced ?? rejections[0]?.reason)).toEqual([
      undefined,
      'not-opened',
      undefined,
      'above-maximum-price',
    ]);
  });

  it('opens no price where none passes: all are rejected at once (EVA-10)', async () => {
    const lot = await twoEnvelopes(hall);
    const members = await lot.formed();
    for (const member of members) await lot.review(member);
    for (const member of members) await lot.score(member, () => '60');
    expect(await lot.stand()).toMatchObject({ stage: 'report', outcome: 'all-rejected' });
    expect(await told(hall, lot, 'evaluation.technical-concluded.v1')).toEqual([]);
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    expect(await lot.stand()).toMatchObject({ stage: 'failed' });
  });
});
