import {
  type BodyDefinition,
  type EnvelopeDefinition,
  type Limits,
  type MethodsDefinition,
  type ProcedureDefinition,
} from '../../definition/definition';
import { type ProcedureWords } from '../../definition/procedure-words';
import { type Stage } from '../../definition/vocabulary/stages';
import { type Block, type Head } from '../compose';
import { committee, TENDER_COMMITTEE } from './committee';
import { contract, TENDER_CONTRACT } from './contract';
import { determination, TENDER_DETERMINED } from './determination';
import { calendarDays } from './lengths';
import { publicity } from './publicity';
import { USUAL_BOUNDS } from './usual-bounds';

/** What all ways to tender under the Tendering and Bidding Law have in common. */
export const TENDER_WORDS: ProcedureWords = {
  owner: { zh: '招标人', en: 'tenderer' },
  agency: { zh: '招标代理机构', en: 'agency' },
  bidder: { zh: '投标人', en: 'bidder' },
  body: { zh: '评标委员会', en: 'committee' },
  winner: { zh: '中标人', en: 'winner' },
  offer: { zh: '投标文件', en: 'bid' },
  documents: { zh: '招标文件', en: 'tender documents' },
  report: { zh: '评标报告', en: 'evaluation report' },
  acts: {},
  stages: {},
  periods: {},
  outcomes: {},
};

export const TENDER_TITLES = {
  notice: { zh: '招标公告', en: 'Tender notice' },
  question: { zh: '对招标文件的疑问', en: 'question on the documents' },
} as const;

const NOTICE_OF_AWARD = { zh: '中标通知书', en: 'Notice of award' } as const;

const TENDER_METHODS: MethodsDefinition = {
  kinds: ['composite', 'lowest-evaluated-price'],
  priceFormulas: ['lowest-price', 'deviation'],
  ties: ['lower-price', 'technical-score', 'drawn-lot'],
  maxCandidates: 3,
  scoreDigits: 2,
  totalWeight: '100',
  rules: ['EVA-04', 'EVA-08', 'EVA-09'],
};

const EVALUATION_COMMITTEE: BodyDefinition = {
  title: { zh: '评标委员会', en: 'evaluation committee' },
  minimum: 5,
  odd: true,
  expertShare: { of: 2, outOf: 3 },
  seated: 'drawn',
  rules: ['EVA-01', 'EVA-02'],
};

const BINDS_ONLY: ProcedureDefinition['bindsOnly'] = {
  'ANN-04': 'mandatory',
  'EVA-01': 'mandatory',
  'EVA-02': 'mandatory',
  'DIS-01': 'mandatory',
  'DIS-02': 'mandatory',
  'DIS-03': 'mandatory-state-funded',
};

const TENDER_LIMITS: Limits = {
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

/** What every way to tender says of itself alike. */
export const TENDERING = {
  regime: 'tendering',
  jurisdiction: 'cn',
  trade: 'buy',
  methods: TENDER_METHODS,
  bindsOnly: BINDS_ONLY,
  limits: TENDER_LIMITS,
} as const satisfies Partial<Head>;

/** @param replaceable where a member may be replaced */
export function tenderCommittee(replaceable: readonly Stage[]): Block {
  return committee({
    committee: EVALUATION_COMMITTEE,
    replaceable,
    replaceableBySupervision: 'report',
    leadsTo: 'review',
    rules: TENDER_COMMITTEE,
  });
}

/** From the report on: candidates are published, the award is made once objections are answered, the contract signed. */
export function tenderAwarded(): readonly Block[] {
  return [
    publicity({
      candidatesPublishedWithin: calendarDays(3),
      objection: calendarDays(3),
      objectionAnswer: calendarDays(3),
    }),
    determination({
      from: 'candidates',
      notBefore: 'objection',
      stoppedBy: ['objection'],
      title: NOTICE_OF_AWARD,
      rules: TENDER_DETERMINED,
    }),
    contract({ contractWithin: calendarDays(30), rules: TENDER_CONTRACT }),
  ];
}
