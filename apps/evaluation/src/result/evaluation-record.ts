import {
  type BidToEvaluate,
  checkScoreSheet,
  type EvaluationInput,
  lackOfCompetitionFound,
  mayFindLackOfCompetition,
  responsiveBids,
  type ReviewFinding,
  type ScoreScope,
  type ScoreSheet,
} from '@mingtang/procedure';
import { type LotTerms } from '../lot/lot-terms';

/** All that the committee of a lot has handed in so far, of members who sit on it now. */
export interface EvaluationRecord {
  readonly terms: LotTerms;
  readonly bids: readonly BidToEvaluate[];
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
  /** `stale`: members whose sheets do not fit the review any more and are to be done again. */
  | { readonly phase: 'scoring'; readonly stale: readonly string[] }
  | { readonly phase: 'complete'; readonly input: EvaluationInput };

/** What is left to do: findings of every member first, then scores where the method has any and a bid is left to score. */
export function progressOf(record: EvaluationRecord): Progress {
  const { members, reviews, sheets, terms } = record;
  if (!members.every((member) => reviews.some((review) => review.member === member))) return { phase: 'review' };
  const input = evaluationInput(record);
  const scope = scoreScope(record);
  if (terms.method.kind !== 'composite' || scope.bidIds.length === 0 || input.lackOfCompetition !== undefined)
    return { phase: 'complete', input };
  const stale = sheets.filter((sheet) => checkScoreSheet(sheet, scope, terms.definition).length > 0);
  return sheets.length - stale.length === members.length
    ? { phase: 'complete', input }
    : { phase: 'scoring', stale: stale.map(({ member }) => member) };
}

/** What there is to score once the review is concluded. */
export function scoreScope(record: EvaluationRecord): Required<ScoreScope> {
  const bidIds = responsiveBids(evaluationInput(record));
  const rejectedBidIds = record.bids.map(({ id }) => id).filter((id) => !bidIds.includes(id));
  return { criteria: record.terms.criteria, bidIds, rejectedBidIds };
}

/** The record as `evaluate` takes it. Members' word on competition counts only where so few bids are left (EVA-10). */
function evaluationInput({ terms, bids, members, reviews, sheets, tieSeed }: EvaluationRecord): EvaluationInput {
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
  const counts = lackOfCompetition !== undefined && mayFindLackOfCompetition(responsiveBids(input).length, definition);
  return { ...input, ...(counts && { lackOfCompetition }) };
}
