import { type ProcedureDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { announce } from '../blocks/announce';
import { challenge } from '../blocks/challenge';
import { committee } from '../blocks/committee';
import { contract } from '../blocks/contract';
import { determination } from '../blocks/determination';
import { evaluation } from '../blocks/evaluation';
import { calendarDays, workingDays } from '../blocks/lengths';
import { opening } from '../blocks/opening';
import { result } from '../blocks/result';
import { sealedOffers } from '../blocks/sealed-offers';
import { USUAL_BOUNDS } from '../blocks/tendering';
import { compose, spanOf } from '../compose';
import { INQUIRY_WORDS } from './words';

const STAGES = [
  'draft',
  'published',
  'bidding-closed',
  'opening',
  'committee',
  'drawing',
  'declaring',
  'review',
  'report',
  'reported',
  'awarded',
  'contracted',
  'failed',
  'cancelled',
] as const satisfies readonly Stage[];
const span = spanOf(STAGES);

/**
 * Inquiry (询价) of government procurement under MOF Order 74: each supplier offers one price, once, and changes it no more; the group ranks
 * the offers that meet the requirements by price. docs/rules.md gives the article of each number.
 */
export const GP_INQUIRY: ProcedureDefinition = compose(
  {
    id: 'gp-inquiry',
    version: 1,
    inForce: { from: '2026-01-01' },
    title: { zh: '询价', en: 'Inquiry' },
    useWhen: {
      zh: '政府采购中，货物规格、标准统一，现货货源充足且价格变化幅度小的（政府采购法第32条）。',
      en: 'In government procurement: goods of uniform specification and standard, well in stock, whose price changes little (Government Procurement Law art. 32).',
    },
    words: INQUIRY_WORDS,
    regime: 'government-procurement',
    jurisdiction: 'cn',
    trade: 'buy',
    stages: STAGES,
    offers: { fewest: 3, rounds: 1, who: 'anyone', rules: ['GP-11'] },
    methods: {
      kinds: ['lowest-evaluated-price'],
      priceFormulas: ['lowest-price'],
      ties: ['lower-price', 'drawn-lot'],
      maxCandidates: 3,
      scoreDigits: 2,
      totalWeight: '100',
      rules: ['GP-11'],
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
    documentsAvailable: workingDays(3),
    submission: workingDays(3),
    clarificationBefore: workingDays(3),
    throughout: span('published', 'cancelled'),
    cancellable: span('published', 'reported'),
    rules: {
      publish: ['GP-11', 'GP-02', 'ANN-08', 'ANN-10'],
      notice: ['GP-11'],
      documentsAvailable: ['GP-11'],
      submission: ['GP-11'],
      change: ['GP-11'],
      cancel: ['ANN-11'],
    },
    titles: {
      notice: { zh: '询价公告', en: 'Notice of an inquiry' },
      question: { zh: '对询价通知书的疑问', en: 'question on the documents' },
    },
  }),
  sealedOffers({
    envelopes: [
      {
        id: 'response',
        title: { zh: '响应文件', en: 'Response' },
        holds: ['qualification', 'technical', 'price'],
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
      register: ['GP-11'],
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
    tooFew: ['GP-11'],
  }),
  committee({
    committee: {
      title: { zh: '询价小组', en: 'inquiry group' },
      minimum: 3,
      odd: true,
      expertShare: { of: 2, outOf: 3 },
      seated: 'drawn',
      rules: ['GP-11'],
    },
    replaceable: span('committee', 'report'),
    replaceableBySupervision: 'report',
    leadsTo: 'review',
    rules: { composition: ['GP-11'], draw: ['GP-11'], interests: ['EVA-03'] },
  }),
  evaluation({ reportSigning: calendarDays(1), rankedIn: ['review'], rules: { ranking: ['GP-11'] } }),
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
