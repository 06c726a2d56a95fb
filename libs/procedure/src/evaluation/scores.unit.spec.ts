import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { criterion } from '../fixtures/draft';
import { said } from '../fixtures/said';
import { checkScoreSheet, expertMean, type Score } from './scores';

const SCOPE = {
  criteria: [criterion('price', 'price', '40'), criterion('design', 'technical', '60', { maximum: '10' })],
  bidIds: ['a'],
  rejectedBidIds: ['r'],
};
const check = (...scores: readonly Partial<Score>[]) =>
  said(
    checkScoreSheet(
      { member: 'm1', scores: scores.map((score) => ({ bidId: 'a', criterionId: 'design', score: '8', ...score })) },
      SCOPE,
      CN_OPEN_TENDER,
    ),
  );

describe('a score sheet (EVA-04)', () => {
  it.each(['0', '0.00', '9.99', '10', '10.00'])('takes %s of 10 (EVA-04)', (score) => {
    expect(check({ score })).toBe('accepted');
  });

  it.each(['10.01', '11'])('refuses %j of 10 as too much (EVA-04)', (score) => {
    expect(check({ score })).toEqual(['EVA-04 score-out-of-bounds']);
  });

  it.each(['-0.01', '9.999', '1e1', '', 'ten', '09'])('refuses %j of 10 as no score (EVA-04)', (score) => {
    expect(check({ score })).toEqual(['EVA-04 score-malformed']);
  });

  it('scores each bid once by each criterion (EVA-04)', () => {
    expect(check()).toEqual(['EVA-04 score-missing']);
    expect(check({}, {})).toEqual(['EVA-04 score-twice']);
  });

  it('scores by published criteria only, and no price (EVA-04)', () => {
    expect(check({}, { criterionId: 'taste' })).toEqual(['EVA-04 criterion-not-published']);
    expect(check({}, { criterionId: 'price' })).toEqual(['EVA-04 criterion-not-published']);
  });

  it('scores no bid that is not there; a rejected one need not be scored, but may have been (EVA-04)', () => {
    expect(check({}, { bidId: 'z' })).toEqual(['EVA-04 bid-not-evaluated']);
    expect(check({}, { bidId: 'r' })).toBe('accepted');
  });
});

describe("the experts' mean", () => {
  it.each<[readonly string[], 'all' | 'without-extremes', string]>([
    [['80', '85', '90.5'], 'all', '511/6'],
    [['80', '85', '90.5'], 'without-extremes', '85'],
    [['90', '90', '80', '10', '100'], 'without-extremes', '260/3'],
    [['7', '7', '7'], 'without-extremes', '7'],
    [['70', '90'], 'without-extremes', '80'],
    [['100', '9'], 'all', '109/2'],
  ])('of %j, %s, is %s', (scores, rule, expected) => {
    expect(expertMean(scores, rule).toFraction()).toBe(expected);
  });
});
