import { type ProcedureDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { announce, TENDER_ANNOUNCED } from '../blocks/announce';
import { evaluation, TENDER_EVALUATED } from '../blocks/evaluation';
import { calendarDays } from '../blocks/lengths';
import { opening } from '../blocks/opening';
import { sealedOffers, TENDER_OFFERS } from '../blocks/sealed-offers';
import { TENDERING, TENDER_TITLES, TENDER_WORDS, tenderAwarded, tenderCommittee } from '../blocks/tendering';
import { PRICE_ENVELOPE, priceOpening, TECHNICAL_ENVELOPE } from '../blocks/two-envelopes';
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
  'price-opening',
  'pricing',
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
 * Open tendering with two envelopes (双信封) under the Tendering and Bidding Law and its Implementing Regulations. The price is opened of
 * those alone whose technical envelope passed; of the others never. docs/rules.md gives the article of each number;
 * `selfOpening` and `reportSigning` are set by tender documents, here with a default.
 */
export const CN_TWO_ENVELOPE_TENDER: ProcedureDefinition = compose(
  {
    id: 'cn-two-envelope-tender',
    version: 1,
    inForce: { from: '2026-01-01' },
    title: { zh: '双信封公开招标', en: 'Two-envelope tender' },
    useWhen: {
      zh: '公开招标的一种做法：技术文件和报价文件分别密封，技术评审合格的才开启报价。适合先判断技术、不受报价影响的项目。',
      en: 'A form of open tendering: technical documents and price are sealed apart, and only the prices of those who pass the technical review are opened. For projects where technology is to be judged without knowing the price.',
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
    envelopes: [TECHNICAL_ENVELOPE, PRICE_ENVELOPE],
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
    again: { in: 'price-opening', from: 'conclude-technical' },
    tooFew: ['OPN-02'],
  }),
  tenderCommittee(span('committee', 'report')),
  evaluation({
    reportSigning: calendarDays(1),
    reviewLeadsTo: 'scoring',
    rankedIn: ['pricing'],
    rejectableIn: ['review', 'scoring'],
    rankingOwed: true,
    rules: TENDER_EVALUATED,
  }),
  priceOpening(),
  ...tenderAwarded(),
);
