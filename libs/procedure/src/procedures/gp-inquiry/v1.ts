import { type ProcedureDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { announce } from '../blocks/announce';
import { committee } from '../blocks/committee';
import { evaluation } from '../blocks/evaluation';
import { calendarDays, workingDays } from '../blocks/lengths';
import { opening } from '../blocks/opening';
import {
  PROCUREMENT,
  procurementAnnounced,
  procurementAwarded,
  procurementGroup,
  procurementOffers,
  procurementSeats,
  procurementWords,
} from '../blocks/procurement';
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
  'report',
  'reported',
  'awarded',
  'contracted',
  'failed',
  'cancelled',
] as const satisfies readonly Stage[];
const span = spanOf(STAGES);

const GROUP = { zh: '询价小组', en: 'inquiry group' };

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
    words: procurementWords({
      notice: '询价公告',
      documents: { zh: '询价通知书', en: 'inquiry documents' },
      body: GROUP,
      security: '保证金',
    }),
    ...PROCUREMENT,
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
  },
  announce({
    documentsAvailable: workingDays(3),
    submission: workingDays(3),
    clarificationBefore: workingDays(3),
    throughout: span('published', 'cancelled'),
    cancellable: span('published', 'reported'),
    rules: procurementAnnounced('GP-11'),
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
    rules: procurementOffers('GP-11'),
  }),
  opening({
    selfOpening: calendarDays(1),
    lateShares: span('committee', 'awarded'),
    leadsTo: 'committee',
    tooFew: ['GP-11'],
  }),
  committee({
    committee: procurementGroup(GROUP, 'GP-11'),
    replaceable: span('committee', 'report'),
    replaceableBySupervision: 'report',
    leadsTo: 'review',
    rules: procurementSeats('GP-11'),
  }),
  evaluation({
    reportSigning: calendarDays(1),
    rankedIn: ['review'],
    rules: { scoring: ['GP-11'], ranking: ['GP-11'] },
  }),
  ...procurementAwarded(),
);
