import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { definitionOf } from '../procedures/registry';
import { COMPOSITE, criterion, LOWEST_PRICE, REQUIREMENT } from '../fixtures/draft';
import { anEvaluation, findingsFor, MEMBERS, sheetsFor } from '../fixtures/evaluation';
import { said } from '../fixtures/said';
import { checkEvaluationInput } from './check-evaluation-input';
import { concludeTechnical } from './conclude-technical';
import { evaluate } from './evaluate';
import { type BidToEvaluate, type EvaluationInput, type Unpriced } from './evaluation-input';
import { bidsToScore } from './judged-bids';
import { pricedBefore } from './priced-before';

const TWO_ENVELOPES = definitionOf('cn-two-envelope-tender@1');
const CONSULTATION = definitionOf('gp-consultation@1');
const priced = (id: string, amount: string): BidToEvaluate => ({ id, price: { amount, currency: 'CNY' } });
const unpriced = (id: string, why?: Unpriced): BidToEvaluate => ({ id, ...(why && { unpriced: why }) });
const THRESHOLD = { ...COMPOSITE, technicalThreshold: '36' };

describe('when prices are known', () => {
  it.each([
    ['cn-open-tender@1', 'review'],
    ['cn-two-envelope-tender@1', 'ranking'],
    ['gp-consultation@1', 'scoring'],
    ['gp-negotiation@1', 'scoring'],
  ] as const)('of %s is before the %s', (name, before) => {
    expect(pricedBefore(definitionOf(name))).toBe(before);
  });
});

describe('the technical part (OPN-06)', () => {
  const bids = [unpriced('a'), unpriced('b'), unpriced('c')];

  it('passes those that the review does not reject and whose score is not below the threshold (EVA-04, EVA-05)', () => {
    const findings = findingsFor(['a', 'b', 'c'], (bidId) => bidId === 'a');
    const given: Readonly<Record<string, string>> = { b: '60', c: '59.99' };
    const sheets = sheetsFor(['b', 'c'], (bidId) => given[bidId] ?? '0');
    const found = concludeTechnical(anEvaluation({ bids, findings, sheets, method: THRESHOLD }), TWO_ENVELOPES);
    expect(found.passed).toEqual(['b']);
    expect(found.bids.map(({ rejections }) => rejections.map(({ requirementId }) => requirementId))).toEqual([
      [REQUIREMENT.id],
      [],
      ['technical-threshold'],
    ]);
    expect(found.bids.map(({ technicalTotal }) => technicalTotal?.rounded)).toEqual([undefined, '36.00', '35.99']);
    expect(found.bids[2]?.rejections[0]).toMatchObject({ reason: 'not-responsive', foundBy: 'arithmetic' });
  });

  it('passes all that the review does not reject where prices alone are compared', () => {
    const input = anEvaluation({ bids, method: LOWEST_PRICE, criteria: [], sheets: [] });
    expect(concludeTechnical(input, TWO_ENVELOPES).passed).toEqual(['a', 'b', 'c']);
  });

  it('passes none where the committee finds that competition lacks (EVA-10)', () => {
    const findings = findingsFor(['a', 'b', 'c'], (bidId) => bidId !== 'a');
    const input = anEvaluation({ bids, findings, sheets: [], lackOfCompetition: '明显缺乏竞争' });
    expect(concludeTechnical(input, TWO_ENVELOPES).passed).toEqual([]);
    expect(evaluate(input, TWO_ENVELOPES)).toMatchObject({ outcome: 'all-rejected', cause: 'lack-of-competition' });
  });

  it('asks of each member a sheet on every bid that passed the review, whatever its price will be (EVA-04)', () => {
    const findings = findingsFor(['a', 'b', 'c'], (bidId) => bidId === 'a');
    const input = anEvaluation({ bids, findings, sheets: sheetsFor(['b'], () => '80') });
    expect(bidsToScore(input, TWO_ENVELOPES)).toEqual(['b', 'c']);
    expect(said(checkEvaluationInput(input, TWO_ENVELOPES))).toContain('EVA-04 score-missing');
  });
});

describe('prices opened after the technical part (EVA-09, OPN-06)', () => {
  it('rank the bids that passed; one whose price would not open, or cannot stand, is not ranked and says why', () => {
    const bids = [priced('a', '110'), unpriced('b', 'not-opened'), priced('c', '100'), priced('d', '90')];
    const ids = bids.map(({ id }) => id);
    const input = anEvaluation({
      bids,
      findings: findingsFor(ids),
      sheets: sheetsFor(ids, () => '80'),
      maximumPrice: { amount: '105', currency: 'CNY' },
    });
    const { ranking, bids: results, priceReference } = evaluate(input, TWO_ENVELOPES);
    expect(ranking).toEqual(['d', 'c']);
    expect(priceReference?.exact).toBe('90');
    expect(results.map(({ responsive, unpriced: why, rank }) => [responsive, why, rank])).toEqual([
      [false, undefined, undefined],
      [true, 'not-opened', undefined],
      [true, undefined, 2],
      [true, undefined, 1],
    ]);
    expect(results[0]?.rejections).toMatchObject([{ reason: 'above-maximum-price' }]);
    expect(results.every(({ technicalTotal }) => technicalTotal?.rounded === '48.00')).toBe(true);
  });

  it('leave nobody to be ranked where none of them opens', () => {
    const bids = ['a', 'b', 'c'].map((id) => unpriced(id, 'not-opened'));
    expect(evaluate(anEvaluation({ bids }), TWO_ENVELOPES)).toMatchObject({
      outcome: 'all-rejected',
      cause: 'no-responsive-bid',
      ranking: [],
    });
  });

  it('are given or not, and never both', () => {
    const [first, ...others] = anEvaluation().bids as [BidToEvaluate, ...BidToEvaluate[]];
    const both = anEvaluation({ bids: [{ ...first, unpriced: 'not-opened' }, ...others] });
    expect(said(checkEvaluationInput(both, TWO_ENVELOPES))).toEqual(['invalid price-missing']);
    const none = anEvaluation({ bids: [unpriced(first.id), ...others] });
    expect(said(checkEvaluationInput(none, CN_OPEN_TENDER))).toEqual(['invalid price-missing']);
  });

  const scores = fc.constantFrom('0', '40', '59.99', '60', '80', '100');
  const inputs = fc.integer({ min: 1, max: 6 }).chain((count) =>
    fc
      .record({
        against: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
        given: fc.array(scores, { minLength: count * 5, maxLength: count * 5 }),
        amounts: fc.array(fc.constantFrom('90', '100', '120'), { minLength: count, maxLength: count }),
        technicalThreshold: fc.constantFrom('0.01', '36', '55'),
      })
      .map(({ against, given, amounts, technicalThreshold }): EvaluationInput => {
        const ids = amounts.map((_, at) => `bid-${at}`);
        const sheets = sheetsFor(
          ids,
          (id, member) => given[ids.indexOf(id) * 5 + MEMBERS.indexOf(member as never)] ?? '0',
        );
        return anEvaluation({
          bids: ids.map((id, at) => priced(id, amounts[at] ?? '100')),
          criteria: [criterion('price', 'price', '40'), criterion('design', 'technical', '60')],
          method: { ...COMPOSITE, technicalThreshold },
          findings: findingsFor(ids, (id) => against[ids.indexOf(id)] === true),
          sheets,
        });
      }),
  );

  it('never rank a bid that did not pass, and rank those that did as one envelope would have (EVA-09)', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { passed } = concludeTechnical(input, TWO_ENVELOPES);
        // Of those that did not pass no price is ever known.
        const bids = input.bids.map((bid) => (passed.includes(bid.id) ? bid : { id: bid.id }));
        const result = evaluate({ ...input, bids }, TWO_ENVELOPES);
        expect([...result.ranking].sort()).toEqual([...passed].sort());
        const only = <Part extends { readonly bidId: string }>(parts: readonly Part[]) =>
          parts.filter(({ bidId }) => passed.includes(bidId));
        const same = {
          ...input,
          bids: input.bids.filter(({ id }) => passed.includes(id)),
          findings: only(input.findings),
          sheets: input.sheets.map(({ member, scores: of }) => ({ member, scores: only(of) })),
        };
        const one = evaluate(same, CN_OPEN_TENDER);
        expect(result.ranking).toEqual(one.ranking);
        expect(result.candidates).toEqual(one.candidates);
        expect(result.priceReference).toEqual(one.priceReference);
        expect(only(result.bids).map(({ total }) => total)).toEqual(one.bids.map(({ total }) => total));
      }),
    );
  });
});

describe('final offers of a consultation (GP-10)', () => {
  const four = ['a', 'b', 'c', 'd'];

  it('are scored and ranked of those who gave one; who left or gave none is not ranked and says so', () => {
    const bids = [
      priced('a', '100'),
      unpriced('b', 'left-consultation'),
      priced('c', '80'),
      unpriced('d', 'no-final-offer'),
    ];
    const input = anEvaluation({ bids, findings: findingsFor(four), sheets: sheetsFor(['a', 'c'], () => '80') });
    expect(bidsToScore(input, CONSULTATION)).toEqual(['a', 'c']);
    const { ranking, bids: results } = evaluate(input, CONSULTATION);
    expect(ranking).toEqual(['c', 'a']);
    expect(
      results.map(({ responsive, unpriced: why, rank, scores }) => [responsive, why, rank, scores.length]),
    ).toEqual([
      [true, undefined, 2, 2],
      [true, 'left-consultation', undefined, 0],
      [true, undefined, 1, 2],
      [true, 'no-final-offer', undefined, 0],
    ]);
  });

  it('are asked of nobody where fewer than three passed the review', () => {
    const bids = four.map((id) => unpriced(id));
    const findings = findingsFor(four, (bidId) => bidId === 'a' || bidId === 'b');
    expect(evaluate(anEvaluation({ bids, findings, sheets: [] }), CONSULTATION)).toMatchObject({
      outcome: 'all-rejected',
      cause: 'too-few-responsive',
      candidates: [],
    });
  });
});
