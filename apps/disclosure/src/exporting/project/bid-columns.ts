import { REJECTION_REASONS, type RejectionReason } from '@mingtang/procedure/evaluation';
import { type LotFactsDto } from '../../register/lot-facts.dto';
import { type Column } from '../files/table';
import { type Language, type Said, securityWords, yesOrNo } from '../words';

type Entry = NonNullable<LotFactsDto['opening']>['entries'][number];
type Evaluated = NonNullable<LotFactsDto['evaluation']>['bids'][number];

/** A bid of the opening record, with what its evaluation gave once that is public. */
export interface BidRow {
  readonly lot: LotFactsDto;
  /** Whether the notice asks for bid security. */
  readonly securityAsked: boolean;
  readonly entry: Entry;
  /** Where its price or final offer was opened later, how. */
  readonly later: Entry | undefined;
  readonly evaluated: Evaluated | undefined;
}

/** The price by which a bid is ranked: as it was opened last; none where it stayed shut. */
export function priceOf({ entry, later }: Pick<BidRow, 'entry' | 'later'>): Entry['price'] {
  return later ? later.price : entry.price;
}

export function bidsOf(lot: LotFactsDto, securityAsked: boolean): BidRow[] {
  return (lot.opening?.entries ?? []).map((entry) => ({
    lot,
    securityAsked,
    entry,
    later: lot.laterOpenings.flatMap(({ entries }) => entries.filter(({ bid }) => bid === entry.bid)).at(-1),
    evaluated: lot.evaluation?.bids.find(({ bid }) => bid === entry.bid),
  }));
}

const OUTCOMES: Readonly<Record<Entry['outcome'], Said>> = {
  opened: { zh: '已开启', en: 'opened' },
  unopened: { zh: '未能开启', en: 'would not open' },
};

function reasonsOf({ rejections }: Evaluated): Said {
  const said = (language: Language) =>
    rejections.map(({ reason }) => REJECTION_REASONS[reason as RejectionReason][language]).join('; ');
  return { zh: said('zh'), en: said('en') };
}

export const BID_COLUMNS: readonly Column<BidRow>[] = [
  { head: { zh: '标段', en: 'Lot' }, width: 10, value: ({ lot }) => lot.lot },
  { head: { zh: '投标人', en: 'Bidder' }, width: 32, value: ({ entry }) => entry.bidder.name },
  {
    head: { zh: '投标人代码', en: 'Identifier' },
    width: 28,
    value: ({ entry: { bidder } }) => `${bidder.scheme}-${bidder.id}`,
  },
  { head: { zh: '递交时间', en: 'Received' }, kind: 'instant', width: 22, value: ({ entry }) => entry.receivedAt },
  { head: { zh: '开标结果', en: 'Opening' }, width: 14, value: ({ entry }) => OUTCOMES[entry.outcome] },
  {
    head: { zh: '报价开启结果', en: 'Opening of its price' },
    width: 14,
    value: ({ later }) => later && OUTCOMES[later.outcome],
  },
  { head: { zh: '报价', en: 'Price' }, kind: 'amount', width: 20, value: (row) => priceOf(row)?.amount },
  { head: { zh: '币种', en: 'Currency' }, width: 8, value: (row) => priceOf(row)?.currency },
  {
    head: { zh: '保证金到账', en: 'Security paid' },
    width: 12,
    value: ({ securityAsked, entry }) => securityWords(securityAsked, entry.securityPaid),
  },
  {
    head: { zh: '通过初步评审', en: 'Responsive' },
    width: 14,
    value: ({ evaluated }) => evaluated && yesOrNo(evaluated.responsive),
  },
  {
    head: { zh: '否决情形', en: 'Rejected for' },
    width: 30,
    value: ({ evaluated }) => evaluated && reasonsOf(evaluated),
  },
  { head: { zh: '总分', en: 'Total score' }, kind: 'amount', width: 12, value: ({ evaluated }) => evaluated?.total },
  { head: { zh: '排名', en: 'Rank' }, kind: 'count', width: 8, value: ({ evaluated }) => evaluated?.rank },
  {
    head: { zh: '中标候选人', en: 'Candidate' },
    kind: 'count',
    width: 12,
    value: ({ lot, entry }) => lot.candidates?.candidates.find(({ bid }) => bid === entry.bid)?.rank,
  },
  {
    head: { zh: '中标', en: 'Winner' },
    width: 8,
    value: ({ lot, entry }) => lot.award && yesOrNo(lot.award.bid === entry.bid),
  },
  { head: { zh: '投标标识', en: 'Bid id' }, width: 38, value: ({ entry }) => entry.bid },
  { head: { zh: '密封摘要', en: 'Digest of the sealed bid' }, width: 66, value: ({ entry }) => entry.manifestDigest },
];
