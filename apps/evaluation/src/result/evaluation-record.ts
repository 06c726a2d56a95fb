import {
  areTooFewToCompete,
  bidsToScore,
  type BidToEvaluate,
  checkScoreSheet,
  concludeTechnical,
  type EvaluationInput,
  lackOfCompetitionFound,
  pricedBefore,
  responsiveBids,
  type ReviewFinding,
  type ScoreScope,
  type ScoreSheet,
  type TechnicalResult,
  tooFewForFinalOffers,
} from '@mingtang/procedure/evaluation';
import { type LotTerms } from '../lot/lot-terms';

/** All that the committee of a lot has handed in so far, of members who sit on it now. */
export interface EvaluationRecord {
  readonly terms: LotTerms;
  readonly bids: readonly BidToEvaluate[];
  /** Whether no more prices are to come. */
  readonly pricesKnown: boolean;
  readonly members: readonly string[];
  readonly reviews: readonly {
    readonly member: string;
    readonly findings: readonly ReviewFinding[];
    readonly lackOfCompetition: string | null;
  }[];
  readonly sheets: readonly ScoreSheet[];
  readonly tieSeed: string;
}

/** How far the committee has come. */
export type Progress =
  | { readonly phase: 'review' }
  /** The review is concluded and offers of another round are to come of those who passed. */
  | { readonly phase: 'consultation'; readonly passed: readonly string[] }
  /** `stale`: members whose sheets do not fit the review any more and are to be done again. */
  | { readonly phase: 'scoring'; readonly stale: readonly string[] }
  /** All is judged that needs no price, and there are bids whose prices are to be opened. */
  | { readonly phase: 'technical'; readonly input: EvaluationInput; readonly result: TechnicalResult }
  | { readonly phase: 'complete'; readonly input: EvaluationInput };

/** What is left to do: findings of every member first, then scores where the method has any and a bid is left to score, and prices where they come later. */
export function progressOf(record: EvaluationRecord): Progress {
  const { members, reviews, terms, pricesKnown } = record;
  if (!members.every((member) => reviews.some((review) => review.member === member))) return { phase: 'review' };
  const input = inputOf(record);
  const passed = responsiveBids(input, terms.definition);
  if (passed.length === 0 || input.lackOfCompetition !== undefined || tooFewForFinalOffers(input, terms.definition))
    return { phase: 'complete', input };
  if (!pricesKnown && pricedBefore(terms.definition) === 'scoring') return { phase: 'consultation', passed };
  const stale = staleSheets(record, input);
  if (stale) return { phase: 'scoring', stale };
  if (pricesKnown) return { phase: 'complete', input };
  const result = concludeTechnical(input, terms.definition);
  return result.passed.length > 0 ? { phase: 'technical', input, result } : { phase: 'complete', input };
}

/** Members whose sheets are to be done again, where sheets are waited for. */
function staleSheets({ members, sheets, terms }: EvaluationRecord, input: EvaluationInput): string[] | undefined {
  const scope = scopeOf(input, terms);
  if (terms.method.kind !== 'composite' || scope.bidIds.length === 0) return undefined;
  const stale = sheets.filter((sheet) => checkScoreSheet(sheet, scope, terms.definition).length > 0);
  return sheets.length - stale.length === members.length ? undefined : stale.map(({ member }) => member);
}

/** What there is to score once the review is concluded. */
export function scoreScope(record: EvaluationRecord): Required<ScoreScope> {
  return scopeOf(inputOf(record), record.terms);
}

function scopeOf(input: EvaluationInput, { criteria, definition }: LotTerms): Required<ScoreScope> {
  const bidIds = bidsToScore(input, definition);
  const rejectedBidIds = input.bids.map(({ id }) => id).filter((id) => !bidIds.includes(id));
  return { criteria, bidIds, rejectedBidIds };
}

/** Ids of the bids that passed the review, once every member has handed in its findings. */
export function passedReview(record: EvaluationRecord): readonly string[] {
  return responsiveBids(inputOf(record), record.terms.definition);
}

/** The record as `evaluate` takes it. Members' word on competition counts only where so few bids are left (EVA-10). */
export function inputOf({ terms, bids, members, reviews, sheets, tieSeed }: EvaluationRecord): EvaluationInput {
  const { currency, method, criteria, requirements, maximumPrice, definition } = terms;
  const findings = reviews.flatMap((review) => review.findings);
  const input = {
    currency,
    method,
    criteria,
    requirements,
    ...(maximumPrice && { maximumPrice }),
    members,
    bids,
    findings,
    sheets: sheets.map(({ member, scores }) => ({ member, scores })),
    tieSeed,
  };
  const lackOfCompetition = lackOfCompetitionFound(
    reviews.map((review) => review.lackOfCompetition ?? undefined),
    members,
  );
  const counts =
    lackOfCompetition !== undefined && areTooFewToCompete(responsiveBids(input, definition).length, definition);
  return { ...input, ...(counts && { lackOfCompetition }) };
}
