import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { COMPOSITE, criterion, REQUIREMENT } from '../fixtures/draft';
import { bid, findingsFor, MEMBERS } from '../fixtures/evaluation';
import {
  average,
  compareRationals,
  over,
  plus,
  type Rational,
  rationalOf,
  times,
  total,
  writeRational,
  writeRounded,
} from '../fixtures/rational';
import { type EvaluationMethod } from '../tender/evaluation-method';
import { evaluate } from './evaluate';
import { type EvaluationInput } from './evaluation-input';
import { shuffle } from './shuffle';

const CRITERIA = [
  criterion('design', 'technical', '35.5', { maximum: '50' }),
  criterion('price', 'price', '40'),
  criterion('team', 'business', '24.5', { maximum: '10' }),
];
const SCORED = CRITERIA.filter(({ kind }) => kind !== 'price');

/** Few different prices and scores, so that ties are common. */
const prices = fc.constantFrom('98.00', '100.00', '100.10', '120.5', '99999999.99');
const shares = fc.integer({ min: 0, max: 4 });
const methods = fc.record({
  kind: fc.constant('composite' as const),
  price: fc.constant({ formula: 'lowest-price' as const }),
  expertMean: fc.constantFrom('all' as const, 'without-extremes' as const),
  digits: fc.integer({ min: 0, max: 4 }),
  tieRule: fc.constantFrom(COMPOSITE.tieRule, ['technical-score', 'drawn-lot'] as const, ['drawn-lot'] as const),
});
const inputs = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc
    .record({
      amounts: fc.array(prices, { minLength: count, maxLength: count }),
      given: fc.array(shares, { minLength: count * MEMBERS.length * 2, maxLength: count * MEMBERS.length * 2 }),
      method: methods,
      tieSeed: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    })
    .map(({ amounts, given, method, tieSeed }): Composite => {
      const bids = amounts.map((amount, at) => bid(`bid-${at}`, amount));
      const sheets = MEMBERS.map((member, m) => ({
        member,
        scores: bids.flatMap(({ id }, b) =>
          SCORED.map(({ id: criterionId, maximum }, c) => {
            const share = given[(m * count + b) * 2 + c] ?? 0;
            return { bidId: id, criterionId, score: ((Number(maximum) * share) / 4).toFixed(2) };
          }),
        ),
      }));
      return {
        currency: 'CNY',
        method,
        criteria: CRITERIA,
        requirements: [REQUIREMENT],
        members: MEMBERS,
        bids,
        findings: findingsFor(bids.map(({ id }) => id)),
        sheets,
        tieSeed,
      };
    }),
);
interface Composite extends EvaluationInput {
  readonly method: Extract<EvaluationMethod, { kind: 'composite' }>;
  readonly bids: readonly ReturnType<typeof bid>[];
}

/** What the published formulas say, computed apart from the code under test. */
function recompute({ bids, sheets, method, tieSeed }: Composite) {
  const lowest = bids.map(({ price }) => rationalOf(price.amount)).sort(compareRationals)[0] as Rational;
  const rows = bids.map(({ id, price }) => {
    const byCriterion = CRITERIA.map(({ id: criterionId, kind, weight, maximum }) => {
      if (kind === 'price') return over(times(rationalOf(weight), lowest), rationalOf(price.amount));
      const given = sheets
        .flatMap(({ scores }) => scores.filter((score) => score.bidId === id && score.criterionId === criterionId))
        .map(({ score }) => rationalOf(score))
        .sort(compareRationals);
      const counted = method.expertMean === 'without-extremes' ? given.slice(1, -1) : given;
      return over(times(average(counted), rationalOf(weight)), rationalOf(maximum));
    });
    return {
      id,
      price: rationalOf(price.amount),
      technical: byCriterion[0] as Rational,
      total: total(byCriterion),
      published: writeRounded(total(byCriterion), method.digits),
    };
  });
  const lots = shuffle(
    tieSeed,
    'mingtang/tie/v1',
    bids.map(({ id }) => id),
  );
  const ties = {
    'lower-price': (a: (typeof rows)[number], b: (typeof rows)[number]) => compareRationals(a.price, b.price),
    'technical-score': (a: (typeof rows)[number], b: (typeof rows)[number]) =>
      compareRationals(b.technical, a.technical),
    'drawn-lot': (a: (typeof rows)[number], b: (typeof rows)[number]) => lots.indexOf(a.id) - lots.indexOf(b.id),
  };
  const ranking = [...rows].sort((a, b) => {
    const merit = compareRationals(rationalOf(b.published), rationalOf(a.published));
    return [merit, ...method.tieRule.map((rule) => ties[rule](a, b))].find((order) => order !== 0) ?? 0;
  });
  return { rows, ranking: ranking.map(({ id }) => id) };
}

describe('an evaluation', () => {
  it('is what the published formulas give, computed again with integers alone (EVA-04, EVA-09)', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { bids, ranking, candidates } = evaluate(input, CN_OPEN_TENDER);
        const expected = recompute(input);
        expect(bids.map(({ bidId, total: sum }) => ({ bidId, ...sum }))).toEqual(
          expected.rows.map(({ id, total: sum, published }) => ({
            bidId: id,
            exact: writeRational(sum),
            rounded: published,
          })),
        );
        expect(ranking).toEqual(expected.ranking);
        expect(candidates).toEqual(expected.ranking.slice(0, 3));
        for (const { scores, total: sum } of bids)
          expect(writeRational(scores.map(({ score }) => fractionOf(score.exact)).reduce(plus))).toBe(sum?.exact);
      }),
    );
  });

  it('does not depend on the order of bids, members, findings, sheets or scores (EVA-09)', () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (input, turn) => {
        const turned = <T>(list: readonly T[]): T[] => {
          const by = turn % Math.max(1, list.length);
          return [...list.slice(by), ...list.slice(0, by)].reverse();
        };
        const again = evaluate(
          {
            ...input,
            bids: turned(input.bids),
            members: turned(input.members),
            findings: turned(input.findings),
            criteria: turned(input.criteria),
            sheets: turned(input.sheets).map(({ member, scores }) => ({ member, scores: turned(scores) })),
          },
          CN_OPEN_TENDER,
        );
        const first = evaluate(input, CN_OPEN_TENDER);
        expect(again.ranking).toEqual(first.ranking);
        const comparable = (result: typeof first) =>
          new Map(
            result.bids.map(({ bidId, total: sum, rank, tieResolvedBy }) => [bidId, { sum, rank, tieResolvedBy }]),
          );
        expect(comparable(again)).toEqual(comparable(first));
      }),
    );
  });

  it('does not change for the others when a rejected bid is added (EVA-05, EVA-09)', () => {
    fc.assert(
      fc.property(inputs, prices, fc.boolean(), (input, amount, byCommittee) => {
        const added = bid('rejected', amount, byCommittee ? 'CNY' : 'USD');
        const findings = [...input.findings, ...findingsFor(['rejected'], () => byCommittee)];
        const first = evaluate(input, CN_OPEN_TENDER);
        const again = evaluate({ ...input, bids: [added, ...input.bids], findings }, CN_OPEN_TENDER);
        expect(again.ranking).toEqual(first.ranking);
        expect(again.priceReference).toEqual(first.priceReference);
        expect(again.bids.slice(1)).toEqual(first.bids);
      }),
    );
  });

  it('does not reward a higher price: raising one never raises its bidder’s total (EVA-09)', () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (input, at) => {
        const raised = input.bids[at % input.bids.length]?.id as string;
        const totalOf = (bids: Composite['bids']) => {
          const found = evaluate({ ...input, bids }, CN_OPEN_TENDER).bids.find(({ bidId }) => bidId === raised);
          return fractionOf(found?.total?.exact as string);
        };
        const dearer = input.bids.map((each) =>
          each.id === raised ? { ...each, price: { ...each.price, amount: '100000000.00' } } : each,
        );
        expect(compareRationals(totalOf(dearer), totalOf(input.bids))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

function fractionOf(text: string): Rational {
  const [n = '0', d = '1'] = text.split('/');
  return over(rationalOf(n), rationalOf(d));
}
