import { type ProcedureDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { announce, TENDER_ANNOUNCED } from '../blocks/announce';
import { evaluation, TENDER_EVALUATED } from '../blocks/evaluation';
import { calendarDays } from '../blocks/lengths';
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
 * Open tendering (公开招标) under the Tendering and Bidding Law and its Implementing Regulations. docs/rules.md gives the article of each number;
 * `selfOpening` and `reportSigning` are set by tender documents, here with a default.
 */
export const CN_OPEN_TENDER: ProcedureDefinition = compose(
  {
    id: 'cn-open-tender',
    version: 1,
    inForce: { from: '2026-01-01' },
    title: { zh: '公开招标', en: 'Open tender' },
    useWhen: {
      zh: '依法必须公开招标的项目应当采用；其他项目也可以采用。',
      en: 'For projects that must be put to open tender; any other project may use it too.',
    },
    words: TENDER_WORDS,
    ...TENDERING,
    stages: STAGES,
    offers: { fewest: 3, rounds: 1, who: 'anyone', rules: ['OPN-02'] },
  },
  announce({
    documentsAvailable: calendarDays(5),
    submission: calendarDays(20),
    clarificationBefore: calendarDays(15),
    throughout: span('published', 'cancelled'),
    cancellable: span('published', 'candidates'),
    rules: TENDER_ANNOUNCED,
    titles: TENDER_TITLES,
  }),
  sealedOffers({
    envelopes: [WHOLE_BID],
    throughout: span('published', 'cancelled'),
    afterOpening: span('committee', 'cancelled'),
    securityReturnAfterWithdrawal: calendarDays(5),
    securityReturnAfterContract: calendarDays(5),
    rules: TENDER_OFFERS,
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
