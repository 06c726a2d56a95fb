import { type FiguresDto, type SavingsDto } from './figures.dto';

/** Figures are made of all counted lots, and again of those of each class, place and month. */
export const GROUPINGS = ['classification', 'region', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Of which group a row is: the names of both are null for all counted lots. */
interface Grouped {
  readonly grouping: Grouping | null;
  readonly value: string | null;
}

const GROUP_COLUMNS = `
  CASE WHEN grouping(classification) = 0 THEN 'classification' WHEN grouping(region) = 0 THEN 'region'
    WHEN grouping(month) = 0 THEN 'month' END AS grouping,
  coalesce(classification, region, month) AS value`;

export const FIGURES = `
  SELECT ${GROUP_COLUMNS},
    count(DISTINCT project)::int AS projects,
    count(*)::int AS lots,
    (count(*) FILTER (WHERE stage = 'contracted'))::int AS contracted,
    (count(*) FILTER (WHERE stage = 'failed'))::int AS failed,
    (count(*) FILTER (WHERE stage = 'cancelled'))::int AS cancelled,
    count(bids)::int AS lots_with_bids,
    coalesce(sum(bids), 0)::int AS bids,
    (count(*) FILTER (WHERE bids = 1))::int AS single_bid,
    (count(*) FILTER (WHERE too_few_bids))::int AS too_few_bids,
    count(candidates_at)::int AS lots_with_candidates,
    (count(*) FILTER (WHERE filed > 0))::int AS lots_objected,
    sum(filed)::int AS filed, sum(answered)::int AS answered, sum(upheld)::int AS upheld
  FROM counted GROUP BY GROUPING SETS ((), (classification), (region), (month))`;

export interface FigureRow extends Grouped {
  readonly projects: number;
  readonly lots: number;
  readonly contracted: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly lots_with_bids: number;
  readonly bids: number;
  readonly single_bid: number;
  readonly too_few_bids: number;
  readonly lots_with_candidates: number;
  readonly lots_objected: number;
  readonly filed: number | null;
  readonly answered: number | null;
  readonly upheld: number | null;
}

export const SAVINGS = `
  SELECT ${GROUP_COLUMNS}, currency,
    count(*)::int AS lots, sum(estimate)::text AS estimate, sum(price)::text AS award, sum(estimate - price)::text AS saved,
    round(sum(estimate - price) / nullif(sum(estimate), 0), 4)::float8 AS share
  FROM counted WHERE currency IS NOT NULL
  GROUP BY GROUPING SETS ((currency), (currency, classification), (currency, region), (currency, month))
  ORDER BY count(*) DESC, currency`;

export interface SavingsRow extends Grouped, Omit<SavingsDto, 'savedShare'> {
  readonly share: number | null;
}

/** The figures that a row says, with the savings of the same group. */
export function figuresOf(row: FigureRow, savings: readonly SavingsRow[]): FiguresDto {
  const { projects, lots, contracted, failed, cancelled } = row;
  const answered = row.answered ?? 0;
  const upheld = row.upheld ?? 0;
  return {
    volume: { projects, lots, running: lots - contracted - failed - cancelled, contracted, failed, cancelled },
    competition: {
      lots: row.lots_with_bids,
      bids: row.bids,
      ...share('bidsPerLot', row.bids, row.lots_with_bids, 2),
      singleBid: row.single_bid,
      ...share('singleBidShare', row.single_bid, row.lots_with_bids),
      tooFewBids: row.too_few_bids,
      ...share('tooFewBidsShare', row.too_few_bids, row.lots_with_bids),
    },
    savings: savings
      .filter(({ grouping, value }) => grouping === row.grouping && value === row.value)
      .map(({ currency, lots: awarded, estimate, award, saved, share: ofEstimate }) => ({
        currency,
        lots: awarded,
        estimate,
        award,
        saved,
        ...(ofEstimate !== null && { savedShare: ofEstimate }),
      })),
    objections: {
      lots: row.lots_with_candidates,
      lotsObjected: row.lots_objected,
      ...share('objectedShare', row.lots_objected, row.lots_with_candidates),
      filed: row.filed ?? 0,
      answered,
      upheld,
      ...share('upheldShare', upheld, answered),
    },
  };
}

function share<Name extends string>(name: Name, part: number, whole: number, digits = 4): { [Key in Name]?: number } {
  if (whole === 0) return {};
  const scale = 10 ** digits;
  return { [name]: Math.round((part / whole) * scale) / scale } as { [Key in Name]: number };
}
