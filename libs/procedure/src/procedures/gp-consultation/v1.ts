import { type ProcedureDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { announce } from '../blocks/announce';
import { challenge } from '../blocks/challenge';
import { committee } from '../blocks/committee';
import { consultation } from '../blocks/consultation';
import { contract } from '../blocks/contract';
import { determination } from '../blocks/determination';
import { evaluation } from '../blocks/evaluation';
import { finalOffers } from '../blocks/final-offers';
import { calendarDays, workingDays } from '../blocks/lengths';
import { opening } from '../blocks/opening';
import { result } from '../blocks/result';
import { sealedOffers } from '../blocks/sealed-offers';
import { USUAL_BOUNDS } from '../blocks/tendering';
import { compose, spanOf } from '../compose';
import { CONSULTATION_WORDS } from './words';

const STAGES = [
  'draft',
  'published',
  'bidding-closed',
  'opening',
  'committee',
  'drawing',
  'declaring',
  'review',
  'consulting',
  'final-offers',
  'final-offers-closed',
  'final-opening',
  'scoring',
  'report',
  'reported',
  'awarded',
  'contracted',
  'failed',
  'cancelled',
] as const satisfies readonly Stage[];
const span = spanOf(STAGES);

/**
 * Competitive consultation (竞争性磋商) of government procurement under 财库〔2014〕214号: suppliers respond to the notice, a group consults each of
 * them apart, those who passed hand in one sealed final offer. docs/rules.md gives the article of each number.
 */
export const GP_CONSULTATION: ProcedureDefinition = compose(
  {
    id: 'gp-consultation',
    version: 1,
    inForce: { from: '2026-01-01' },
    title: { zh: '竞争性磋商', en: 'Competitive consultation' },
    useWhen: {
      zh: '政府采购中，政府购买服务、不能事先确定详细规格或者具体要求、不能事先计算出价格总额等情形（财库〔2014〕214号第3条）；不用于必须招标的工程。',
      en: 'In government procurement: services bought by the government, and purchases whose details or total price cannot be fixed beforehand, among other cases (Cai Ku 2014 No. 214 art. 3). Not for works that must be tendered.',
    },
    words: CONSULTATION_WORDS,
    regime: 'government-procurement',
    jurisdiction: 'cn',
    trade: 'buy',
    stages: STAGES,
    offers: { fewest: 3, rounds: 2, who: 'anyone', rules: ['GP-10'] },
    methods: {
      kinds: ['composite'],
      priceFormulas: ['lowest-price'],
      ties: ['lower-price', 'technical-score'],
      maxCandidates: 3,
      priceWeight: { goods: { least: '30', most: '60' }, services: { least: '10', most: '30' } },
      scoreDigits: 2,
      totalWeight: '100',
      rules: ['GP-10'],
    },
    bindsOnly: {},
    limits: {
      bidSecurityMaxPercent: '2',
      bidSecurityMaxPerLot: {},
      mandatoryFrom: { works: '4000000', goods: '2000000', services: '1000000' },
      performanceSecurityMaxPercent: '10',
      rules: { bidSecurity: 'GP-02', performanceSecurity: 'GP-17' },
      ...USUAL_BOUNDS,
    },
  },
  announce({
    documentsAvailable: workingDays(5),
    submission: calendarDays(10),
    clarificationBefore: calendarDays(5),
    throughout: span('published', 'cancelled'),
    cancellable: span('published', 'reported'),
    rules: {
      publish: ['GP-10', 'GP-02', 'ANN-08', 'ANN-10'],
      notice: ['GP-10'],
      documentsAvailable: ['GP-10'],
      submission: ['GP-10'],
      change: ['GP-10'],
      cancel: ['ANN-11'],
    },
    titles: {
      notice: { zh: '竞争性磋商公告', en: 'Notice of a competitive consultation' },
      question: { zh: '对磋商文件的疑问', en: 'question on the documents' },
    },
  }),
  sealedOffers({
    envelopes: [
      {
        id: 'response',
        title: { zh: '响应文件', en: 'Response' },
        holds: ['qualification', 'technical'],
        round: 1,
        openedBy: 'close-bidding',
        secretUntil: 'complete-opening',
      },
    ],
    throughout: span('published', 'cancelled'),
    afterOpening: span('committee', 'cancelled'),
    securityReturnAfterWithdrawal: workingDays(5),
    securityReturnAfterContract: workingDays(5),
    rules: {
      register: ['GP-10'],
      security: ['GP-02'],
      securityReturn: ['GP-02'],
      securityKept: ['GP-02', 'GP-09'],
      afterWithdrawal: ['GP-02'],
      afterContract: ['GP-02'],
    },
  }),
  opening({
    selfOpening: calendarDays(1),
    lateShares: span('committee', 'awarded'),
    leadsTo: 'committee',
    again: { in: 'final-opening', from: 'close-final-offers' },
    tooFew: ['GP-10'],
  }),
  committee({
    committee: {
      title: { zh: '磋商小组', en: 'consultation group' },
      minimum: 3,
      odd: true,
      expertShare: { of: 2, outOf: 3 },
      seated: 'drawn',
      rules: ['GP-10'],
    },
    replaceable: span('committee', 'report'),
    replaceableBySupervision: 'report',
    leadsTo: 'review',
    rules: { composition: ['GP-10'], draw: ['GP-10'], interests: ['EVA-03'] },
  }),
  consultation({ rules: ['GP-10'] }),
  finalOffers({ finalOffers: calendarDays(1), leadsTo: 'scoring', rules: ['GP-10'] }),
  evaluation({
    reportSigning: calendarDays(1),
    reviewLeadsTo: 'consulting',
    rankedIn: ['scoring'],
    rejectableIn: ['review'],
    rules: { ranking: ['GP-10'] },
  }),
  determination({
    from: 'reported',
    stoppedBy: [],
    owed: 'awardWithin',
    title: { zh: '成交通知书', en: 'Notice of the result to the winner' },
    rules: { award: ['GP-07'], notice: ['GP-07'], cancel: ['ANN-11'] },
  }),
  result({
    awardWithin: workingDays(5),
    resultWithin: workingDays(2),
    title: { zh: '成交结果公告', en: 'Publication of the result' },
    rules: ['GP-07'],
  }),
  challenge({ challenge: workingDays(7), challengeAnswer: workingDays(7), rules: ['GP-08'] }),
  contract({
    contractWithin: calendarDays(30),
    rules: { contract: ['GP-09'], performanceSecurity: ['GP-17'] },
  }),
);
