import { type ProcedureDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { announce } from '../blocks/announce';
import { committee } from '../blocks/committee';
import { contract } from '../blocks/contract';
import { determination } from '../blocks/determination';
import { evaluation } from '../blocks/evaluation';
import { calendarDays } from '../blocks/lengths';
import { opening } from '../blocks/opening';
import { publicity } from '../blocks/publicity';
import { sealedOffers } from '../blocks/sealed-offers';
import { compose, spanOf } from '../compose';

const STAGES = [
  'draft',
  'published',
  'bidding-closed',
  'opening',
  'committee',
  'drawing',
  'declaring',
  'review',
  'scoring',
  'report',
  'reported',
  'candidates',
  'awarded',
  'contracted',
  'failed',
  'cancelled',
] as const satisfies readonly Stage[];
const span = spanOf(STAGES);

/**
 * Open tendering (公开招标) under the Tendering and Bidding Law and its Implementing Regulations. docs/rules.md gives the article of each number;
 * `selfOpening` and `reportSigning` are set by tender documents, here with a default.
 */
export const CN_OPEN_TENDER: ProcedureDefinition = compose(
  {
    id: 'cn-open-tender',
    version: 1,
    inForce: { from: '2026-01-01' },
    title: { zh: '公开招标', en: 'Open tender' },
    regime: 'tendering',
    jurisdiction: 'cn',
    trade: 'buy',
    stages: STAGES,
    offers: { fewest: 3, rounds: 1, who: 'anyone', rules: ['OPN-02'] },
    methods: {
      kinds: ['composite', 'lowest-evaluated-price'],
      priceFormulas: ['lowest-price', 'deviation'],
      ties: ['lower-price', 'technical-score', 'drawn-lot'],
      maxCandidates: 3,
      scoreDigits: 2,
      totalWeight: '100',
      rules: ['EVA-08', 'EVA-09'],
    },
    bindsOnly: {
      'ANN-04': 'mandatory',
      'EVA-01': 'mandatory',
      'EVA-02': 'mandatory',
      'DIS-01': 'mandatory',
      'DIS-02': 'mandatory',
      'DIS-03': 'mandatory-state-funded',
    },
    limits: {
      bidSecurityMaxPercent: '2',
      bidSecurityMaxPerLot: { works: { amount: '800000', currency: 'CNY' } },
      mandatoryFrom: { works: '4000000', goods: '2000000', services: '1000000' },
      performanceSecurityMaxPercent: '10',
      plausibleAmounts: {
        CNY: { usual: '100000000000', most: '1000000000000' },
        otherCurrencies: { usual: '1000000000000', most: '10000000000000000' },
      },
      longestSubmission: calendarDays(365),
      usualSubmission: calendarDays(120),
      proposedDeadlineTime: '09:30',
    },
  },
  announce({
    documentsAvailable: calendarDays(5),
    submission: calendarDays(20),
    clarificationBefore: calendarDays(15),
    throughout: span('published', 'cancelled'),
    cancellable: span('published', 'candidates'),
  }),
  sealedOffers({
    envelopes: [
      {
        id: 'bid',
        title: { zh: '投标文件', en: 'Bid' },
        holds: ['qualification', 'technical', 'price'],
        round: 1,
        openedBy: 'close-bidding',
        secretUntil: 'complete-opening',
      },
    ],
    throughout: span('published', 'cancelled'),
    afterOpening: span('committee', 'cancelled'),
    securityReturnAfterWithdrawal: calendarDays(5),
    securityReturnAfterContract: calendarDays(5),
  }),
  opening({
    selfOpening: calendarDays(1),
    lateShares: span('committee', 'awarded'),
    leadsTo: 'committee',
  }),
  committee({
    committee: {
      title: { zh: '评标委员会', en: 'evaluation committee' },
      minimum: 5,
      odd: true,
      expertShare: { of: 2, outOf: 3 },
      seated: 'drawn',
      rules: ['EVA-01', 'EVA-02'],
    },
    replaceable: span('committee', 'report'),
    replaceableBySupervision: 'report',
    leadsTo: 'review',
  }),
  evaluation({ reportSigning: calendarDays(1) }),
  publicity({
    candidatesPublishedWithin: calendarDays(3),
    objection: calendarDays(3),
    objectionAnswer: calendarDays(3),
  }),
  determination(),
  contract({ contractWithin: calendarDays(30) }),
);
