import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact, roundHalfUp } from '../money/decimal';
import {
  average,
  compareRationals,
  minus,
  over,
  rational,
  type Rational,
  rationalOf,
  times,
  writeRational,
} from '../fixtures/rational';
import { type PriceFormula } from '../tender/evaluation-method';
import { evaluatedPrice, priceReference, priceScore, priceScores } from './price';

const prices = fc
  .integer({ min: 1, max: 1_000_000_000 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const priceLists = fc.array(prices, { minLength: 1, maxLength: 12 });
const weights = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => `${hundredths / 100}`);
const scoresOf = (list: readonly string[], weight: string, formula: PriceFormula) => {
  const exactly = list.map(exact);
  const reference = priceReference(exactly, formula);
  return exactly.map((price) => priceScore(price, reference, exact(weight), formula));
};

describe('lowest-price: W x lowest / price', () => {
  it('gives the lowest the whole weight and the others their share (EVA-04)', () => {
    const scores = scoresOf(['90', '100', '120'], '30', { formula: 'lowest-price' });
    expect(scores.map((score) => score.toFraction())).toEqual(['30', '27', '45/2']);
  });

  it('is what the formula says, exactly, for any prices (EVA-04)', () => {
    fc.assert(
      fc.property(priceLists, weights, (list, weight) => {
        const values = list.map(rationalOf);
        const lowest = [...values].sort(compareRationals)[0] as Rational;
        const expected = values.map((price) => writeRational(over(times(rationalOf(weight), lowest), price)));
        expect(scoresOf(list, weight, { formula: 'lowest-price' }).map((score) => score.toFraction())).toEqual(
          expected,
        );
      }),
    );
  });
});

describe('deviation: W - a x |deviation per cent| from a benchmark, not under 0', () => {
  const formula: PriceFormula = { formula: 'deviation', factor: '1', penaltyAbove: '1', penaltyBelow: '0.5' };

  it.each([
    ['100', '40'],
    ['110', '30'],
    ['90', '35'],
    ['140', '0'],
    ['200', '0'],
    ['1', '0'],
  ])('scores %s against a benchmark of 100 with %s of 40 (EVA-04)', (price, expected) => {
    const harsh = price === '1' ? { ...formula, penaltyBelow: '1' } : formula;
    expect(priceScore(exact(price), exact('100'), exact('40'), harsh).toFraction()).toBe(expected);
  });

  it.each([
    [5, ['1', '100', '100', '100', '199'], '100'],
    [4, ['1', '100', '101', '102', '500'], '101'],
    [5, ['1', '100', '101', '102', '500'], '804/5'],
    [undefined, ['1', '100', '101', '102', '500'], '804/5'],
    [2, ['1', '1', '7'], '1'],
  ])('leaves the extremes out above %s bids: %j gives %s', (dropExtremesAbove, list, expected) => {
    const dropping = { ...formula, ...(dropExtremesAbove !== undefined && { dropExtremesAbove }) };
    expect(priceReference(list.map(exact), dropping).toFraction()).toBe(expected);
  });

  it('is what the formula says, exactly, for any prices and parameters (EVA-04)', () => {
    const parameter = fc.integer({ min: 0, max: 300 }).map((hundredths) => `${hundredths / 100}`);
    const formulas = fc.record({
      factor: fc.integer({ min: 1, max: 150 }).map((hundredths) => `${hundredths / 100}`),
      penaltyAbove: parameter,
      penaltyBelow: parameter,
      dropExtremesAbove: fc.integer({ min: 2, max: 8 }),
    });
    fc.assert(
      fc.property(priceLists, weights, formulas, (list, weight, parameters) => {
        const values = list.map(rationalOf);
        const sorted = [...values].sort(compareRationals);
        const kept = values.length > parameters.dropExtremesAbove ? sorted.slice(1, -1) : sorted;
        const benchmark = times(average(kept), rationalOf(parameters.factor));
        const expected = values.map((price) => {
          const perCent = times(over(minus(price, benchmark), benchmark), rational(100n));
          const size = perCent.n < 0n ? minus(rational(0n), perCent) : perCent;
          const penalty = perCent.n > 0n ? parameters.penaltyAbove : parameters.penaltyBelow;
          const score = minus(rationalOf(weight), times(rationalOf(penalty), size));
          return writeRational(score.n < 0n ? rational(0n) : score);
        });
        const scores = scoresOf(list, weight, { formula: 'deviation', ...parameters });
        expect(scores.map((score) => score.toFraction())).toEqual(expected);
      }),
    );
  });
});

describe('the evaluated price', () => {
  it('is the quoted price with all its adjustments, exactly', () => {
    const adjusted = evaluatedPrice({ amount: '100.10', currency: 'CNY' }, [
      { kind: 'arithmetic-correction', amount: '0.2', statement: '' },
      { kind: 'preference', amount: '-6.018', statement: '' },
    ]);
    expect(roundHalfUp(adjusted, 3)).toBe('94.282');
    expect(evaluatedPrice({ amount: '5', currency: 'CNY' }).toFraction()).toBe('5');
  });
});

describe('price scores as they are shown', () => {
  it('are rounded to the digits of the method, with what they are measured by', () => {
    expect(priceScores(['90.00', '100', '110'], '40', { price: { formula: 'lowest-price' }, digits: 2 })).toEqual({
      reference: '90',
      scores: ['40.00', '36.00', '32.73'],
    });
  });

  it('are measured by the benchmark where the method has one', () => {
    const price = { formula: 'deviation', factor: '0.95', penaltyAbove: '1', penaltyBelow: '0.5' } as const;
    expect(priceScores(['100', '90'], '40', { price, digits: 1 })).toEqual({
      reference: '90.25',
      scores: ['29.2', '39.9'],
    });
  });
});
