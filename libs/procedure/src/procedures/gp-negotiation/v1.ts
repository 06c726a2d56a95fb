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
  'pricing',
  'report',
  'reported',
  'awarded',
  'contracted',
  'failed',
  'cancelled',
] as const satisfies readonly Stage[];
const span = spanOf(STAGES);

const GROUP = { zh: '谈判小组', en: 'negotiation group' };

/**
 * Competitive negotiation (竞争性谈判) of government procurement under MOF Order 74: suppliers respond to the notice, a group negotiates with each
 * of them apart, those who passed hand in one sealed final offer, and the lowest that meets the requirements comes first. docs/rules.md gives the
 * article of each number.
 */
export const GP_NEGOTIATION: ProcedureDefinition = compose(
  {
    id: 'gp-negotiation',
    version: 1,
    inForce: { from: '2026-01-01' },
    title: { zh: '竞争性谈判', en: 'Competitive negotiation' },
    useWhen: {
      zh: '政府采购中，招标后没有供应商投标或者没有合格标的，技术复杂或者性质特殊、不能确定详细规格，采用招标所需时间不能满足紧急需要，或者不能事先计算出价格总额的（政府采购法第30条）。',
      en: 'In government procurement: where a tender found no bid or none that conforms, where details cannot be fixed for their complexity, where a tender would take too long for an urgent need, or where the total price cannot be known beforehand (Government Procurement Law art. 30).',
    },
    words: procurementWords({
      notice: '谈判公告',
      documents: { zh: '谈判文件', en: 'negotiation documents' },
      body: GROUP,
      security: '保证金',
      talks: { zh: '谈判', en: 'negotiation' },
    }),
    ...PROCUREMENT,
    stages: STAGES,
    offers: { fewest: 3, rounds: 2, who: 'anyone', rules: ['GP-11'] },
    methods: {
      kinds: ['lowest-evaluated-price'],
      priceFormulas: ['lowest-price'],
      ties: ['drawn-lot'],
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
      notice: { zh: '竞争性谈判公告', en: 'Notice of a competitive negotiation' },
      question: { zh: '对谈判文件的疑问', en: 'question on the documents' },
    },
  }),
  sealedOffers({
    envelopes: [FIRST_RESPONSE_ENVELOPE],
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
    again: { in: 'final-opening', from: 'close-final-offers' },
    tooFew: ['GP-11'],
  }),
  committee({
    committee: procurementGroup(GROUP, 'GP-11'),
    replaceable: span('committee', 'report'),
    replaceableBySupervision: 'report',
    leadsTo: 'review',
    rules: procurementSeats('GP-11'),
  }),
  consultation({ rules: ['GP-11'] }),
  finalOffers({ finalOffers: calendarDays(1), leadsTo: 'pricing', rules: ['GP-11'] }),
  evaluation({
    reportSigning: calendarDays(1),
    reviewLeadsTo: 'consulting',
    rankedIn: ['pricing'],
    rejectableIn: ['review'],
    rankingOwed: true,
    rules: { scoring: ['GP-11'], ranking: ['GP-11'] },
  }),
  ...procurementAwarded(),
);
