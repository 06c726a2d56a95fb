import { describe, expect, it } from '@jest/globals';
import { definitionOf, findProcedure, PROCEDURES, proceduresInForce } from '../registry';
import { CN_OPEN_TENDER } from './v1';

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
      offers: { fewest: 3, who: 'anyone' }, // OPN-02
      limits: { bidSecurityMaxPercent: '2', performanceSecurityMaxPercent: '10' }, // BID-01, DIS-06
      bodies: { committee: { minimum: 5, odd: true, expertShare: { of: 2, outOf: 3 } } }, // EVA-01
      methods: { maxCandidates: 3 }, // EVA-08
    });
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(CN_OPEN_TENDER))).toEqual(CN_OPEN_TENDER);
  });
});

describe('procedures', () => {
  it('are found by id and version, and nothing else is', () => {
    expect(definitionOf('cn-open-tender@1')).toBe(CN_OPEN_TENDER);
    expect(['toString', 'cn-open-tender', 'cn-open-tender@0', ''].map(findProcedure)).toEqual(Array(4).fill(undefined));
    expect(() => definitionOf('cn-open-tender@99')).toThrow(RangeError);
  });

  it('are in force between their days, in their newest version', () => {
    expect(proceduresInForce('2025-12-31')).toEqual([]);
    expect(proceduresInForce('2026-01-01')).toEqual(PROCEDURES);
  });
});
