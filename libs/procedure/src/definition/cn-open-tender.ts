import { type LegalPeriod } from '../time/calendar';
import { type ProcedureDefinition } from './definition';

const days = (count: number): LegalPeriod => ({ days: count, unit: 'calendar-day' });

/**
 * Open tendering (公开招标) under the Tendering and Bidding Law and its Implementing Regulations. docs/rules.md gives the
 * article of each number; `selfOpening` and `reportSigning` are set by tender documents, here with a default.
 */
export const CN_OPEN_TENDER: ProcedureDefinition = {
  id: 'cn-open-tender',
  title: { zh: '公开招标', en: 'Open tender' },
  jurisdiction: 'cn',
  periods: {
    documentsAvailable: days(5),
    submission: days(20),
    longestSubmission: days(365),
    usualSubmission: days(120),
    clarificationBefore: days(15),
    securityReturnAfterWithdrawal: days(5),
    selfOpening: days(1),
    reportSigning: days(1),
    candidatesPublishedWithin: days(3),
    objection: days(3),
    objectionAnswer: days(3),
    contractWithin: days(30),
    securityReturnAfterContract: days(5),
  },
  minimumBids: 3,
  bidSecurityMaxPercent: '2',
  bidSecurityMaxPerLot: { works: { amount: '800000', currency: 'CNY' } },
  plausibleAmounts: {
    CNY: { usual: '100000000000', most: '1000000000000' },
    otherCurrencies: { usual: '1000000000000', most: '10000000000000000' },
  },
  performanceSecurityMaxPercent: '10',
  committee: { minimum: 5, odd: true, expertShare: { of: 2, outOf: 3 } },
  maxCandidates: 3,
  scoreDigits: 2,
  totalWeight: '100',
  proposedDeadlineTime: '09:30',
};
