import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionOf } from '../procedures/registry';
import { checkObjectionDays, objectionPeriod } from './publicity';

const OPEN = definitionOf('cn-open-tender@1');
const mandatory = { mandatory: true, stateFunded: true };

const codes = (objectionDays: number, flags = mandatory, definition = OPEN) =>
  checkObjectionDays({ objectionDays, ...flags }, definition).map(({ code, rule }) => [code, rule]);

describe('how long candidates stay published (DIS-01)', () => {
  it('is what the law asks for where the documents say nothing, and as they say else', () => {
    expect(objectionPeriod(OPEN, {})).toEqual(OPEN.periods.objection);
    expect(objectionPeriod(OPEN, { objectionDays: 5 })).toEqual({ ...OPEN.periods.objection, days: 5 });
    expect(checkObjectionDays(mandatory, OPEN)).toEqual([]);
  });

  it('is three days at least where the project must be tendered, and free elsewhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (days) => {
        expect(codes(days)).toEqual(days < 3 ? [['publicity-too-short', 'DIS-01']] : []);
        expect(codes(days, { mandatory: false, stateFunded: true })).toEqual([]);
      }),
    );
  });

  it('is a whole number of days, and none where no candidates are published', () => {
    for (const days of [0, -1, 2.5, 91, Number.NaN])
      expect(codes(days)).toEqual([['publicity-days-invalid', undefined]]);
    expect(codes(5, mandatory, definitionOf('gp-consultation@1'))).toEqual([['publicity-not-in-procedure', undefined]]);
  });
});
