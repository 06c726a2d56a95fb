import { describe, expect, it } from '@jest/globals';
import { definitionOf } from '../procedures/registry';
import { said } from '../fixtures/said';
import { checkFinalOffersCall, checkRequirementsChange } from './consultation';

const DEFINITION = definitionOf('gp-consultation@1');
const NOW = '2026-04-01T02:00:00.000Z';
const three = ['a', 'b', 'c'];

describe('a call for final offers (GP-10)', () => {
  it.each([
    ['everybody who takes part was consulted, and there is time', three, three, '2026-04-01T02:00:00.001Z', 'accepted'],
    ['two take part', ['a', 'b'], three, '2026-04-02T02:00:00.000Z', ['GP-10 too-few-for-final-offers']],
    ['one of them was not consulted', three, ['a', 'c'], '2026-04-02T02:00:00.000Z', ['GP-10 not-all-consulted']],
    ['its deadline is now', three, three, NOW, ['GP-10 final-deadline-not-ahead']],
    [
      'all of that at once',
      ['a'],
      [],
      '2026-03-01T02:00:00.000Z',
      ['GP-10 too-few-for-final-offers', 'GP-10 not-all-consulted', 'GP-10 final-deadline-not-ahead'],
    ],
  ])('where %s', (_, taking, consulted, deadline, codes) => {
    expect(said(checkFinalOffersCall({ taking, consulted }, { deadline, now: NOW }, DEFINITION))).toEqual(codes);
  });
});

describe('a change of the requirements (GP-10)', () => {
  it('is confirmed by the purchaser’s representative in the group, and by nobody else', () => {
    expect(checkRequirementsChange('tenderer-representative', DEFINITION)).toEqual([]);
    expect(said(checkRequirementsChange('expert', DEFINITION))).toEqual(['GP-10 change-not-agreed']);
  });
});
