import { type ProcedureDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { announce } from '../blocks/announce';
import { committee } from '../blocks/committee';
import { consultation } from '../blocks/consultation';
import { evaluation } from '../blocks/evaluation';
import { finalOffers, FIRST_RESPONSE_ENVELOPE } from '../blocks/final-offers';
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

const GROUP = { zh: '磋商小组', en: 'consultation group' };

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
    words: procurementWords({
      notice: '磋商公告',
      documents: { zh: '磋商文件', en: 'consultation documents' },
      body: GROUP,
      security: '磋商保证金',
      talks: { zh: '磋商', en: 'consultation' },
    }),
    ...PROCUREMENT,
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
  },
  announce({
    documentsAvailable: workingDays(5),
    submission: calendarDays(10),
    clarificationBefore: calendarDays(5),
    throughout: span('published', 'cancelled'),
    cancellable: span('published', 'reported'),
    rules: procurementAnnounced('GP-10'),
    titles: {
      notice: { zh: '竞争性磋商公告', en: 'Notice of a competitive consultation' },
      question: { zh: '对磋商文件的疑问', en: 'question on the documents' },
    },
  }),
  sealedOffers({
    envelopes: [FIRST_RESPONSE_ENVELOPE],
    throughout: span('published', 'cancelled'),
    afterOpening: span('committee', 'cancelled'),
    securityReturnAfterWithdrawal: workingDays(5),
    securityReturnAfterContract: workingDays(5),
    rules: procurementOffers('GP-10'),
  }),
  opening({
    selfOpening: calendarDays(1),
    lateShares: span('committee', 'awarded'),
    leadsTo: 'committee',
    again: { in: 'final-opening', from: 'close-final-offers' },
    tooFew: ['GP-10'],
  }),
  committee({
    committee: procurementGroup(GROUP, 'GP-10'),
    replaceable: span('committee', 'report'),
    replaceableBySupervision: 'report',
    leadsTo: 'review',
    rules: procurementSeats('GP-10'),
  }),
  consultation({ rules: ['GP-10'] }),
  finalOffers({ finalOffers: calendarDays(1), leadsTo: 'scoring', rules: ['GP-10'] }),
  evaluation({
    reportSigning: calendarDays(1),
    reviewLeadsTo: 'consulting',
    rankedIn: ['scoring'],
    rejectableIn: ['review'],
    rules: { scoring: ['GP-10'], ranking: ['GP-10'] },
  }),
  ...procurementAwarded(),
);
