/** How a price becomes a score, of the price criterion's weight W. docs/rules.md gives the formulas. */
export type PriceFormula =
  | {
      /** W x lowest responsive price / price. */
      readonly formula: 'lowest-price';
    }
  | {
      /**
       * W - a x |deviation per cent| from a benchmark, not under 0. The benchmark is the mean of the responsive prices times
       * `factor`.
       */
      readonly formula: 'deviation';
      readonly factor: string;
      /** Points lost per per cent above the benchmark. */
      readonly penaltyAbove: string;
      /** Points lost per per cent below it. */
      readonly penaltyBelow: string;
      /** With more responsive bids than this the highest and the lowest price are left out of the mean. */
      readonly dropExtremesAbove?: number;
    };

/** What decides between bids that are equal, tried in the order published. */
export const TIE_RULES = ['lower-price', 'technical-score', 'drawn-lot'] as const;
export type TieRule = (typeof TIE_RULES)[number];

/**
 * The published method (评标办法): composite scoring (综合评估法) or lowest evaluated price (经评审的最低投标价法).
 */
export type EvaluationMethod =
  | {
      readonly kind: 'composite';
      readonly price: PriceFormula;
      /** Mean of the experts' scores of a bid by a criterion: of all, or without one highest and one lowest. */
      readonly expertMean: 'all' | 'without-extremes';
      /** Digits behind the point of a total, rounded half up once at the end. */
      readonly digits: number;
      /** Least points of all criteria but the price together: a bid with fewer does not pass. */
      readonly technicalThreshold?: string;
      readonly tieRule: readonly TieRule[];
    }
  | { readonly kind: 'lowest-evaluated-price'; readonly tieRule: readonly TieRule[] };
