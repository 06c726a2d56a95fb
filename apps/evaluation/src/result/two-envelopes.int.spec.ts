import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventType, type OpeningEntry } from '@mingtang/contracts';
import { concludeTechnical, definitionOf, evaluate, type EvaluationMethod } from '@mingtang/procedure';
import { eventOf, eventually, openingEntries, organisation, openingEntry } from '@mingtang/testing';
import { digestOf } from '@mingtang/transparency';
import { type EvaluatedLot, EvaluationHall } from '../hall.fixture';
import { type EvaluationReport } from '../report/report';
import { technicalDocument } from './technical-document';
import { type EvaluatedLotDto } from '../review/evaluated-bids.dto';

const PROCEDURE = 'cn-two-envelope-tender@1';
const METHOD: EvaluationMethod = {
  kind: 'composite',
  price: { formula: 'lowest-price' },
  expertMean: 'all',
  digits: 2,
  technicalThreshold: '40',
  tieRule: ['lower-price', 'technical-score', 'drawn-lot'],
};

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

const technicalOnly = (entries: readonly OpeningEntry[]) => entries.map(({ price: _price, ...entry }) => entry);

async function opened(evaluation: EvaluationMethod = METHOD): Promise<EvaluatedLot> {
  const entries = [...openingEntries(), openingEntry({ bidder: organisation(4) })];
  const criteria = evaluation.kind === 'composite' ? {} : { criteria: [] };
  return hall.opened({ procedure: PROCEDURE, evaluation, ...criteria }, technicalOnly(entries));
}

const told = async <Type extends EventType>(type: Type, { published }: EvaluatedLot) =>
  (await hall.service.events(type)).filter(({ subject }) => subject === published.id);

/** The technical part is concluded once the last sheet has its place in the order. */
const concluded = (lot: EvaluatedLot) =>
  eventually(async () => {
    await hall.service.fireDueTimers();
    return (await told('evaluation.technical-concluded.v1', lot))[0];
  });

/** Bidding opens the prices of those who passed. */
async function openPrices(lot: EvaluatedLot, prices: Readonly<Record<string, string | undefined>>): Promise<void> {
  const openedAt = hall.clock.now().toISOString();
  const entries = lot.entries
    .filter(({ bid }) => bid in prices)
    .map((entry): OpeningEntry => {
      const amount = prices[entry.bid];
      if (amount === undefined) return { ...entry, outcome: 'unopened', reason: 'share-invalid', fault: 'bidder' };
      return { ...entry, price: { amount, currency: 'CNY' } };
    });
  const data = { project: lot.published.id, lot: lot.lot, openedAt, deadline: openedAt, entries };
  await hall.publish(lot.published, eventOf('bidding.price-opening-completed.v1', data, openedAt));
}

describe('an evaluation whose prices lie in an envelope of their own (OPN-06)', () => {
  it('scores without prices, tells who passed, ranks by the prices of those alone, and says both parts', async () => {
    const lot = await opened();
    const [a, b, c, d] = lot.entries.map(({ bid }) => bid) as [string, string, string, string];
    const members = await lot.formed();
    for (const member of members) await lot.review(member, { [`${d}/licence`]: 'not-qualified' });
    expect(await lot.stand()).toMatchObject({ stage: 'scoring', state: 'scoring' });
    const { body } = await lot.get<EvaluatedLotDto>(members[0] ?? '', '/bids');
    expect(body.bids.map(({ price, responsive }) => [price, responsive])).toEqual([
      [undefined, true],
      [undefined, true],
      [undefined, true],
      [undefined, false],
    ]);
    // 60 points are to be had beside the price; the third bid gets 36.
    for (const member of members) await lot.score(member, (bid) => (bid === 2 ? '60' : bid === 1 ? '90' : '80'));
    const event = await concluded(lot);
    expect(event?.data).toMatchObject({
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
    expect(await lot.stand()).toMatchObject({ stage: 'price-opening', state: 'price-opening' });
    expect((await lot.score(members[0] ?? '', () => '1')).body.code).toBe('stage-does-not-allow');
    expect(await told('evaluation.evaluation-completed.v1', lot)).toEqual([]);
    await openPrices(lot, { [a]: '9000000.00', [b]: '9100000.00' });
    const [completed] = await eventually(async () => {
      await hall.service.fireDueTimers();
      const events = await told('evaluation.evaluation-completed.v1', lot);
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
    expect(digestOf(technicalDocument({ ...document, technical }))).toBe(event?.data.documentDigest);
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    expect(await lot.stand()).toMatchObject({ stage: 'reported', state: 'signed' });
    expect(
      Buffer.from((await lot.get<Uint8Array>('tenderer', '/report.pdf')).body)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('ranks what opened of those who passed, by lowest price too, and says of the other why it is not ranked', async () => {
    const lot = await opened({ kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] });
    const [a, b, c, d] = lot.entries.map(({ bid }) => bid) as [string, string, string, string];
    const members = await lot.formed();
    for (const member of members) await lot.review(member);
    expect((await concluded(lot))?.data.passed).toHaveLength(4);
    await openPrices(lot, { [a]: '9000000.00', [b]: undefined, [c]: '8900000.00', [d]: '9900000.00' });
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
    const lot = await opened();
    const members = await lot.formed();
    for (const member of members) await lot.review(member);
    for (const member of members) await lot.score(member, () => '60');
    expect(await lot.stand()).toMatchObject({ stage: 'report', outcome: 'all-rejected' });
    expect(await told('evaluation.technical-concluded.v1', lot)).toEqual([]);
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    expect(await lot.stand()).toMatchObject({ stage: 'failed' });
  });
});
