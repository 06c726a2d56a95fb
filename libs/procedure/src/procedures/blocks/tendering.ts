import {
  type BodyDefinition,
  type EnvelopeDefinition,
  type Limits,
  type MethodsDefinition,
  type ProcedureDefinition,
} from '../../definition/definition';
import { type ProcedureWords } from '../../definition/procedure-words';
import { calendarDays } from './lengths';

/** What all ways to tender under the Tendering and Bidding Law have in common. */
export const TENDER_WORDS: ProcedureWords = {
  owner: { zh: '招标人', en: 'tenderer' },
  agency: { zh: '招标代理机构', en: 'agency' },
  bidder: { zh: '投标人', en: 'bidder' },
  body: { zh: '评标委员会', en: 'committee' },
  winner: { zh: '中标人', en: 'winner' },
  offer: { zh: '投标文件', en: 'bid' },
  documents: { zh: '招标文件', en: 'tender documents' },
  acts: {},
  stages: {},
  periods: {},
  outcomes: {},
};

export const TENDER_TITLES = {
  notice: { zh: '招标公告', en: 'Tender notice' },
  question: { zh: '对招标文件的疑问', en: 'question on the documents' },
} as const;

export const NOTICE_OF_AWARD = { zh: '中标通知书', en: 'Notice of award' } as const;

export const TENDER_METHODS: MethodsDefinition = {
  kinds: ['composite', 'lowest-evaluated-price'],
  priceFormulas: ['lowest-price', 'deviation'],
  ties: ['lower-price', 'technical-score', 'drawn-lot'],
  maxCandidates: 3,
  scoreDigits: 2,
  totalWeight: '100',
  rules: ['EVA-04', 'EVA-08', 'EVA-09'],
};

export const EVALUATION_COMMITTEE: BodyDefinition = {
  title: { zh: '评标委员会', en: 'evaluation committee' },
  minimum: 5,
  odd: true,
  expertShare: { of: 2, outOf: 3 },
  seated: 'drawn',
  rules: ['EVA-01', 'EVA-02'],
};

export const BINDS_ONLY: ProcedureDefinition['bindsOnly'] = {
  'ANN-04': 'mandatory',
  'EVA-01': 'mandatory',
  'EVA-02': 'mandatory',
  'DIS-01': 'mandatory',
  'DIS-02': 'mandatory',
  'DIS-03': 'mandatory-state-funded',
};

/** Bounds against slips of the pen, whatever the law. */
export const USUAL_BOUNDS = {
  plausibleAmounts: {
    CNY: { usual: '100000000000', most: '1000000000000' },
    otherCurrencies: { usual: '1000000000000', most: '10000000000000000' },
  },
  longestSubmission: calendarDays(365),
  usualSubmission: calendarDays(120),
  proposedDeadlineTime: '09:30',
} as const satisfies Partial<Limits>;

export const TENDER_LIMITS: Limits = {
  bidSecurityMaxPercent: '2',
  bidSecurityMaxPerLot: { works: { amount: '800000', currency: 'CNY' } },
  mandatoryFrom: { works: '4000000', goods: '2000000', services: '1000000' },
  performanceSecurityMaxPercent: '10',
  rules: { bidSecurity: 'BID-01', performanceSecurity: 'DIS-06' },
  ...USUAL_BOUNDS,
};

/** A bid sealed as one, opened at the deadline. */
export const WHOLE_BID: EnvelopeDefinition = {
  id: 'bid',
  title: { zh: '投标文件', en: 'Bid' },
  holds: ['qualification', 'technical', 'price'],
  round: 1,
  openedBy: 'close-bidding',
  secretUntil: 'complete-opening',
};
