import { type ProcedureDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { announce, TENDER_ANNOUNCED } from '../blocks/announce';
import { evaluation, TENDER_EVALUATED } from '../blocks/evaluation';
import { calendarDays } from '../blocks/lengths';
import { invitation } from '../blocks/invitation';
import { opening } from '../blocks/opening';
import { sealedOffers, TENDER_OFFERS } from '../blocks/sealed-offers';
import { TENDERING, TENDER_TITLES, TENDER_WORDS, tenderAwarded, tenderCommittee, WHOLE_BID } from '../blocks/tendering';
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
 * Tendering by invitation (邀请招标) under the Tendering and Bidding Law and its Implementing Regulations. Whoever was not invited
 * takes no part; who was is secret until the opening. docs/rules.md gives the article of each number;
 * `selfOpening` and `reportSigning` are set by tender documents, here with a default.
 */
export const CN_INVITED_TENDER: ProcedureDefinition = compose(
  {
    id: 'cn-invited-tender',
    version: 1,
    inForce: { from: '2026-01-01' },
    title: { zh: '邀请招标', en: 'Invited tender' },
    useWhen: {
      zh: '技术复杂、有特殊要求或者受自然环境限制，只有少量潜在投标人可供选择，或者公开招标费用占合同金额比例过大的项目（招标投标法实施条例第8条）；依法必须招标的，须经批准。',
      en: "Where the work is technically complex, has special requirements or depends on natural conditions so that few could bid, or where an open tender would cost too much of the contract's price (Implementing Regulations art. 8). A project that must be tendered needs an approval.",
    },
    words: {
      ...TENDER_WORDS,
      acts: { publish: { zh: '公布邀请招标的理由', en: 'publish the ground of the invitation' } },
    },
    ...TENDERING,
    stages: STAGES,
    offers: { fewest: 3, rounds: 1, who: 'invited', invited: { fewest: 3 }, rules: ['ANN-02', 'OPN-02'] },
  },
  announce({
    documentsAvailable: calendarDays(5),
    submission: calendarDays(20),
    clarificationBefore: calendarDays(15),
    throughout: span('published', 'cancelled'),
    cancellable: span('published', 'candidates'),
    rules: {
      ...TENDER_ANNOUNCED,
      publish: ['ANN-02', ...TENDER_ANNOUNCED.publish.filter((rule) => rule !== 'ANN-01')],
      notice: ['ANN-02'],
    },
    titles: { ...TENDER_TITLES, notice: { zh: '邀请招标公示', en: 'Notice of a tender by invitation' } },
    noticeSays: ['invitationGround'],
  }),
  invitation(),
  sealedOffers({
    envelopes: [WHOLE_BID],
    throughout: span('published', 'cancelled'),
    afterOpening: span('committee', 'cancelled'),
    securityReturnAfterWithdrawal: calendarDays(5),
    securityReturnAfterContract: calendarDays(5),
    registers: 'invited',
    rules: { ...TENDER_OFFERS, register: ['ANN-02', 'ANN-03'] },
  }),
  opening({
    selfOpening: calendarDays(1),
    lateShares: span('committee', 'awarded'),
    leadsTo: 'committee',
    tooFew: ['OPN-02'],
  }),
  tenderCommittee(span('committee', 'report')),
  evaluation({
    reportSigning: calendarDays(1),
    reviewLeadsTo: 'scoring',
    rankedIn: ['review', 'scoring'],
    rules: TENDER_EVALUATED,
  }),
  ...tenderAwarded(),
);
