import { checkScoreSheet } from '@mingtang/procedure/evaluation';
import { definitionOf } from '@mingtang/procedure/procedures';
import { type Criterion } from '@mingtang/procedure/tender';
import { describe, expect, it } from '@jest/globals';
import { asDecimal, isOutOfBounds, pricesScored, progressOf, scoresOf, withScore } from './score-draft';

const criterion = (id: string, kind: Criterion['kind'], maximum: string): Criterion => ({
  id,
  title: id,
  kind,
  weight: '50',
  maximum,
  minimum: '0',
});
const method = criterion('method', 'technical', '60');
const criteria = [criterion('price', 'price', '100'), method];
const definition = definitionOf('cn-open-tender@1');
const scope = { bids: [{ bid: 'a' }, { bid: 'b' }], criteria, definition };

describe('a score sheet in the making', () => {
  it.each(['60.01', '-1', '12.345', 'good', '1e1', '1,5'])('marks %j, which may not stand (EVA-04)', (score) => {
    expect(isOutOfBounds(score, method, { definition })).toBe(true);
  });

  it.each(['0', '60', '59.99', '０５７.5', '57。5', '.5', ''])('bears %j', (score) => {
    expect(isOutOfBounds(score, method, { definition })).toBe(false);
  });

  it('takes numbers as a Chinese keyboard types them', () => {
    expect(['５７．５', '57。5', ' 057 ', '.5', '0', '00.50'].map(asDecimal)).toEqual([
      '57.5',
      '57.5',
      '57',
      '0.5',
      '0',
      '0.50',
    ]);
  });

  it('counts what is scored; the price is none of it', () => {
    const one = withScore({}, 'a', 'method', '50');
    expect(progressOf(one, scope)).toEqual({ done: 1, of: 2 });
    expect(progressOf(withScore(one, 'b', 'method', '61'), scope)).toEqual({ done: 1, of: 2 });
  });

  it('is handed in as the procedure wants it (EVA-04)', () => {
    const draft = withScore(withScore({}, 'a', 'method', '５０'), 'b', 'method', '0.50');
    const sheet = { member: 'm', scores: scoresOf(draft, scope) };
    expect(checkScoreSheet(sheet, { criteria, bidIds: ['a', 'b'] }, definition)).toEqual([]);
  });

  it('shows price scores beside it', () => {
    const bids = [{ price: { amount: '90' } }, { price: { amount: '100' } }];
    const by = {
      kind: 'composite',
      price: { formula: 'lowest-price' },
      expertMean: 'all',
      digits: 2,
      tieRule: [],
    } as const;
    expect(pricesScored(bids, { weight: '40' }, by)?.scores).toEqual(['40.00', '36.00']);
    expect(pricesScored([...bids, {}], { weight: '40' }, by)).toBeUndefined();
  });
});
