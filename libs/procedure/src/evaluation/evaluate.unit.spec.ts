import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { COMPOSITE, criterion, LOWEST_PRICE } from '../fixtures/draft';
import { anEvaluation, bid, findingsFor, MEMBERS, sheetsFor } from '../fixtures/evaluation';
import { said } from '../fixtures/said';
import { RefusedError } from '../rules/refusal';
import { areTooFewToCompete, checkEvaluationInput } from './check-evaluation-input';
import { evaluate } from './evaluate';
import { type EvaluationInput } from './evaluation-input';
import { responsiveBids } from './judged-bids';
import { PRICE_REQUIREMENT } from './review';

const result = (changes: Partial<EvaluationInput> = {}) => evaluate(anEvaluation(changes), CN_OPEN_TENDER);
const check = (changes: Partial<EvaluationInput>) => said(checkEvaluationInput(anEvaluation(changes), CN_OPEN_TENDER));
const ofBid = (id: string, changes: Partial<EvaluationInput> = {}) =>
  result(changes).bids.find(({ bidId }) => bidId === id);

describe('composite scoring (EVA-09)', () => {
  it('adds the experts’ mean by weight to the price score, exactly, and rounds the total once (EVA-04)', () => {
    const scores: Record<string, string> = { m1: '80', m2: '81', m3: '82.5', m4: '79', m5: '90.01' };
    const sheets = sheetsFor(['a', 'b', 'c'], (bidId, member) => (bidId === 'b' ? (scores[member] as string) : '80'));
    const { priceReference } = result({ sheets });
    expect(priceReference).toEqual({ exact: '100', rounded: '100.0000' });
    expect(ofBid('b', { sheets })).toEqual({
      bidId: 'b',
      price: { amount: '110.00', currency: 'CNY' },
      evaluatedPrice: '110',
      responsive: true,
      rejections: [],
      scores: [
        { criterionId: 'price', kind: 'price', score: { exact: '400/11', rounded: '36.36' } },
        {
          criterionId: 'design',
          kind: 'technical',
          mean: { exact: '41251/500', rounded: '82.50' },
          score: { exact: '123753/2500', rounded: '49.50' },
        },
      ],
      total: { exact: '2361283/27500', rounded: '85.86' },
      rank: 2,
    });
  });

  it('weighs a score by its share of the criterion’s maximum (EVA-04)', () => {
    const criteria = [criterion('price', 'price', '40'), criterion('design', 'technical', '60', { maximum: '10' })];
    const sheets = sheetsFor(['a', 'b', 'c'], () => '7.5');
    expect(ofBid('a', { criteria, sheets })?.scores[1]).toMatchObject({
      mean: { exact: '15/2', rounded: '7.50' },
      score: { exact: '45', rounded: '45.00' },
    });
  });

  it('recommends the three best and ranks all (EVA-08)', () => {
    const bids = ['d', 'c', 'b', 'a'].map((id, at) => bid(id, `${400 - at}`));
    const { outcome, ranking, candidates } = result({ bids, sheets: sheetsFor(['a', 'b', 'c', 'd'], () => '80') });
    expect({ outcome, ranking, candidates }).toEqual({
      outcome: 'ranked',
      ranking: ['a', 'b', 'c', 'd'],
      candidates: ['a', 'b', 'c'],
    });
  });
});

describe('lowest evaluated price (EVA-09)', () => {
  const lowest = { method: LOWEST_PRICE, criteria: [], sheets: [] };

  it('ranks by evaluated price without scores (EVA-09)', () => {
    const { ranking, bids, priceReference } = result(lowest);
    expect(ranking).toEqual(['a', 'b', 'c']);
    expect(bids.map(({ scores, total }) => ({ scores, total }))).toEqual(
      Array(3).fill({ scores: [], total: undefined }),
    );
    expect(priceReference).toBeUndefined();
  });

  it('ranks by the price as adjusted under the published rules (EVA-09)', () => {
    const bids = [
      { ...bid('a', '100.00'), adjustments: [{ kind: 'deviation' as const, amount: '20.005', statement: '工期偏差' }] },
      bid('b', '110.00'),
      { ...bid('c', '120.00'), adjustments: [{ kind: 'preference' as const, amount: '-12', statement: '小微企业' }] },
    ];
    const { ranking, bids: evaluated } = result({ ...lowest, bids });
    expect(ranking).toEqual(['c', 'b', 'a']);
    expect(evaluated.map(({ evaluatedPrice }) => evaluatedPrice)).toEqual(['120.005', '110', '108']);
  });
});

describe('rejecting bids (EVA-05)', () => {
  it('takes the committee’s majority, and scores the others without the rejected price (EVA-05)', () => {
    const findings = findingsFor(['a', 'b', 'c'], (bidId, member) => bidId === 'a' && member <= 'm3');
    const { ranking, priceReference, bids } = result({ findings });
    expect(ranking).toEqual(['b', 'c']);
    expect(priceReference?.exact).toBe('110');
    expect(bids[0]).toMatchObject({
      responsive: false,
      scores: [],
      rejections: [{ requirementId: 'r1', reason: 'not-qualified', foundBy: 'committee' }],
    });
    expect(bids[0]).not.toHaveProperty('rank');
  });

  it.each([
    ['100.00', 'accepted'],
    ['100.01', 'above-maximum-price'],
  ])('under a maximum price of 100, %s is %s (ANN-10)', (amount, expected) => {
    const bids = [bid('a', '90'), bid('b', '91'), bid('c', amount)];
    const evaluated = ofBid('c', { bids, maximumPrice: { amount: '100', currency: 'CNY' } });
    expect(evaluated?.rejections[0]?.reason ?? 'accepted').toBe(expected);
  });

  it.each<[string, EvaluationInput['bids'][number]]>([
    ['a price in another currency', bid('c', '100', 'USD')],
    ['a price of nothing', bid('c', '0.00')],
    [
      'a price that its adjustments bring to nothing',
      { ...bid('c', '100'), adjustments: [{ kind: 'arithmetic-correction', amount: '-100', statement: '' }] },
    ],
  ])('needs no judgement to reject %s (EVA-05)', (_, wrong) => {
    const evaluated = ofBid('c', { bids: [bid('a', '100'), bid('b', '110'), wrong] });
    expect(evaluated?.rejections).toMatchObject([
      { requirementId: PRICE_REQUIREMENT, reason: 'not-responsive', foundBy: 'arithmetic' },
    ]);
  });
});

describe('rejecting all bids (EVA-10)', () => {
  const wanting = (count: number) => findingsFor(['a', 'b', 'c'], (bidId) => ['a', 'b', 'c'].indexOf(bidId) < count);

  it('follows when none is responsive, without sheets (EVA-10)', () => {
    const { outcome, cause, ranking, candidates } = result({ findings: wanting(3), sheets: [] });
    expect({ outcome, cause, ranking, candidates }).toEqual({
      outcome: 'all-rejected',
      cause: 'no-responsive-bid',
      ranking: [],
      candidates: [],
    });
  });

  it('may be found for lack of competition among fewer than 3 (EVA-10)', () => {
    const lacking = { findings: wanting(1), sheets: [], lackOfCompetition: '有效投标不足三个' };
    expect(result(lacking)).toMatchObject({ outcome: 'all-rejected', cause: 'lack-of-competition', ranking: [] });
    expect([2, 3].map((count) => areTooFewToCompete(count, CN_OPEN_TENDER))).toEqual([true, false]);
  });

  it('may not be found among 3, nor without saying why (EVA-10)', () => {
    expect(check({ lackOfCompetition: '缺乏竞争' })).toEqual(['EVA-10 competition-not-lacking']);
    expect(check({ findings: wanting(1), lackOfCompetition: ' ' })).toEqual(['EVA-10 competition-not-lacking']);
  });

  it('is no must: two responsive bids may still be ranked (EVA-10)', () => {
    expect(result({ findings: wanting(1) }).ranking).toEqual(['b', 'c']);
  });
});

describe('what must be there to evaluate (EVA-04)', () => {
  it.each<[string, Partial<EvaluationInput>, readonly string[]]>([
    ['a missing sheet', { sheets: sheetsFor(['a', 'b', 'c'], () => '80').slice(1) }, ['EVA-04 score-sheet-missing']],
    [
      'a sheet of one who is no member',
      { sheets: sheetsFor(['a', 'b', 'c'], () => '80', 'design', [...MEMBERS, 'm6']) },
      ['EVA-03 not-a-committee-member'],
    ],
    [
      'a score out of bounds',
      { sheets: sheetsFor(['a', 'b', 'c'], (id) => (id === 'a' ? '101' : '80')) },
      Array(5).fill('EVA-04 score-out-of-bounds'),
    ],
    ['a missing finding', { findings: findingsFor(['a', 'b', 'c']).slice(1) }, ['EVA-04 finding-missing']],
    ['a seed that is none', { tieSeed: 'x' }, ['invalid tie-seed-malformed']],
    ['a bid given twice', { bids: [bid('a', '1'), bid('a', '2')] }, ['invalid bid-duplicated']],
    ['a price that is no decimal', { bids: [bid('a', '1e3'), bid('b', '2')] }, ['invalid amount-malformed']],
    [
      'an adjustment that is no decimal, under any finding',
      {
        bids: [{ ...bid('a', '1'), adjustments: [{ kind: 'deviation', amount: 'ten', statement: '' }] }],
        lackOfCompetition: '缺乏竞争',
      },
      ['invalid amount-malformed'],
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(check(changes)).toEqual(expected);
    expect(() => result(changes)).toThrow(RefusedError);
  });

  it('asks no sheets where nothing is scored (EVA-04)', () => {
    expect(check({ method: LOWEST_PRICE, criteria: [], sheets: [] })).toBe('accepted');
    expect(responsiveBids(anEvaluation(), CN_OPEN_TENDER)).toEqual(['a', 'b', 'c']);
  });

  it('leaves out extremes only where the documents say so (EVA-04)', () => {
    const sheets = sheetsFor(['a', 'b', 'c'], (_, member) => (member === 'm1' ? '0' : '90'));
    const method = { ...COMPOSITE, expertMean: 'without-extremes' as const };
    expect(ofBid('a', { sheets })?.scores[1]?.mean?.rounded).toBe('72.00');
    expect(ofBid('a', { sheets, method })?.scores[1]?.mean?.rounded).toBe('90.00');
  });
});
