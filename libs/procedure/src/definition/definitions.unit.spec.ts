import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from './cn-open-tender';
import { definitionOf, isProcedureId } from './definitions';

const calendarDays = (days: number) => ({ days, unit: 'calendar-day' });

describe('open tendering', () => {
  it('has the numbers of the law', () => {
    expect(CN_OPEN_TENDER.periods).toMatchObject({
      documentsAvailable: calendarDays(5), // ANN-03
      submission: calendarDays(20), // ANN-04
      clarificationBefore: calendarDays(15), // ANN-06
      securityReturnAfterWithdrawal: calendarDays(5), // BID-03
      candidatesPublishedWithin: calendarDays(3), // DIS-01
      objection: calendarDays(3), // DIS-01, DIS-02
      objectionAnswer: calendarDays(3), // DIS-02
      contractWithin: calendarDays(30), // DIS-05
      securityReturnAfterContract: calendarDays(5), // DIS-05
    });
    expect(CN_OPEN_TENDER).toMatchObject({
      minimumBids: 3, // OPN-02
      bidSecurityMaxPercent: '2', // BID-01
      performanceSecurityMaxPercent: '10', // DIS-06
      committee: { minimum: 5, odd: true, expertShare: { of: 2, outOf: 3 } }, // EVA-01
      maxCandidates: 3, // EVA-08
    });
  });

  it('is found by its id, and nothing else is', () => {
    expect(definitionOf('cn-open-tender')).toBe(CN_OPEN_TENDER);
    expect(['toString', 'cn-invited-tender', ''].map(isProcedureId)).toEqual([false, false, false]);
    expect(() => definitionOf('cn-invited-tender')).toThrow(RangeError);
  });
});
