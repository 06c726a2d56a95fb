import Fraction from 'fraction.js';
import { exact, isDecimal, roundHalfUp, sum, toDecimal } from '../decimal';
import { isInBidCurrency } from '../bidding/bid-price';
import { type ProcedureDefinition } from '../definition/definition';
import { formatMoney, isPositive, type Money } from '../money';
import { invalidField, RefusedError, type Refusal, ruleBroken } from '../refusal';
import { type EvaluationMethod, type TieRule } from '../tender/evaluation-method';
import { type Criterion, type CriterionKind, type Requirement } from '../tender/project-draft';
import { evaluatedPrice, type PriceAdjustment, priceReference, priceScore, REFERENCE_DIGITS } from './price';
import { rank, type RankedInput, type RankedPlace } from './ranking';
import {
  checkReview,
  committeeRejections,
  notMember,
  PRICE_REQUIREMENT,
  type Rejection,
  type ReviewFinding,
} from './review';
import { checkScoreSheet, expertMean, type ScoreSheet } from './scores';
import { isSeed } from './shuffle';
import { isBlank } from '../writing/text-field';

/** A bid that was opened. */
export interface BidToEvaluate {
  readonly id: string;
  readonly price: Money;
  readonly adjustments?: readonly PriceAdjustment[];
}

/** Everything that a lot's result follows from, and nothing else. */
export interface EvaluationInput {
  readonly currency: string;
  readonly method: EvaluationMethod;
  /** The lot's criteria. */
  readonly criteria: readonly Criterion[];
  /** The lot's requirements, as {@link reviewRequirements} gives them. */
  readonly requirements: readonly Requirement[];
  readonly maximumPrice?: Money;
  /** Ids of the members whose findings and sheets count (a replaced member's do not, EVA-03). */
  readonly members: readonly string[];
  readonly bids: readonly BidToEvaluate[];
  readonly findings: readonly ReviewFinding[];
  /** One per member under a composite method; none under lowest evaluated price. */
  readonly sheets: readonly ScoreSheet[];
  /** 64 hex digits from which a lot is drawn should a tie come to that. */
  readonly tieSeed: string;
  /** The committee finds that the bids left plainly lack competition, and rejects all (EVA-10). */
  readonly lackOfCompetition?: string;
}

/** A number twice: as an exact fraction (`250/3`, or a whole number) and rounded half up as published. */
export interface ExactNumber {
  readonly exact: string;
  readonly rounded: string;
}

export interface CriterionScore {
  readonly criterionId: string;
  readonly kind: CriterionKind;
  /** The experts' mean; for a price criterion left out. */
  readonly mean?: ExactNumber;
  /** What the criterion adds to the total: mean / maximum x weight, or the price score. */
  readonly score: ExactNumber;
}

export interface EvaluatedBid {
  readonly bidId: string;
  readonly price: Money;
  /** Exact decimal of the evaluated price. */
  readonly evaluatedPrice: string;
  readonly responsive: boolean;
  readonly rejections: readonly Rejection[];
  readonly scores: readonly CriterionScore[];
  readonly total?: ExactNumber;
  readonly rank?: number;
  readonly tieResolvedBy?: TieRule;
}

export interface EvaluationResult {
  readonly outcome: 'ranked' | 'all-rejected';
  /** Why all are rejected (EVA-10). */
  readonly cause?: 'no-responsive-bid' | 'lack-of-competition';
  /** In the order of the input. */
  readonly bids: readonly EvaluatedBid[];
  /** Ids of all responsive bids, best first. */
  readonly ranking: readonly string[];
  /** At most three, best first (EVA-08). */
  readonly candidates: readonly string[];
  /** The lowest price or benchmark by which prices were scored. */
  readonly priceReference?: ExactNumber;
}

/**
 * Evaluates a lot from the published method and the record alone, so that anyone can do it again: review (EVA-05), scores
 * (EVA-04), prices, ranking (EVA-09), candidates (EVA-08), or the rejection of all (EVA-10). Arithmetic is exact; a number is
 * rounded only where it is published.
 *
 * @throws RefusedError if {@link checkEvaluationInput} refuses the input
 */
export function evaluate(input: EvaluationInput, definition: ProcedureDefinition): EvaluationResult {
  const refusals = checkEvaluationInput(input, definition);
  if (refusals.length > 0) throw new RefusedError(refusals);
  const reviewed = input.bids.map((bid) => ({ bid, rejections: rejectionsOf(bid, input) }));
  const responsive = reviewed.filter(({ rejections }) => rejections.length === 0).map(({ bid }) => bid);
  const cause = causeOfRejection(responsive.length, input);
  const reference = responsive.length > 0 && !cause ? referenceOf(responsive, input) : undefined;
  const scored = cause ? [] : responsive.map((bid) => scoreBid(bid, input, reference));
  const places = rank(scored, input.method, input.tieSeed);
  return {
    outcome: cause ? 'all-rejected' : 'ranked',
    ...(cause && { cause }),
    bids: reviewed.map(({ bid, rejections }) =>
      resultOf(
        bid,
        rejections,
        scored.find(({ bidId }) => bidId === bid.id),
        places.find(({ bidId }) => bidId === bid.id),
        input,
      ),
    ),
    ranking: places.map(({ bidId }) => bidId),
    candidates: places.slice(0, definition.methods.maxCandidates).map(({ bidId }) => bidId),
    ...(reference && { priceReference: exactNumber(reference, REFERENCE_DIGITS) }),
  };
}

/** Everything that keeps a lot from being evaluated: findings or sheets missing, superfluous, or against the rules. */
export function checkEvaluationInput(input: EvaluationInput, definition: ProcedureDefinition): Refusal[] {
  const malformed = checkBids(input);
  if (malformed.length > 0) return malformed;
  const refusals = checkLackOfCompetition(input, definition);
  if (!isSeed(input.tieSeed))
    refusals.push(
      invalidField('tieSeed', 'tie-seed-malformed', {
        zh: '抽签种子应为64位小写十六进制数',
        en: 'a seed is 64 lower-case hex digits',
      }),
    );
  refusals.push(
    ...checkReview(input.findings, {
      requirements: input.requirements,
      bidIds: input.bids.map(({ id }) => id),
      members: input.members,
    }),
  );
  return refusals.length > 0 ? refusals : checkSheets(input, definition);
}

/**
 * The bids of a lot that pass the review, in the order of the input: those that the committee does not reject and whose price
 * can stand. They are the ones to score.
 */
export function responsiveBids(
  input: Pick<EvaluationInput, 'bids' | 'findings' | 'requirements' | 'members' | 'currency' | 'maximumPrice'>,
): string[] {
  return input.bids.filter((bid) => rejectionsOf(bid, input).length === 0).map(({ id }) => id);
}

/** Whether the committee may find that what is left lacks competition: with fewer responsive bids than the minimum. */
export function mayFindLackOfCompetition(responsive: number, { offers }: ProcedureDefinition): boolean {
  return responsive < offers.fewest;
}

function rejectionsOf(
  bid: BidToEvaluate,
  input: Pick<EvaluationInput, 'findings' | 'requirements' | 'members' | 'currency' | 'maximumPrice'>,
): Rejection[] {
  return [...committeeRejections(bid.id, input.findings, input), ...priceRejections(bid, input)];
}

/** What needs no judgement: a price in another currency, of nothing, or above the published maximum (ANN-10, EVA-05). */
function priceRejections(
  { price, adjustments }: BidToEvaluate,
  { currency, maximumPrice }: Pick<EvaluationInput, 'currency' | 'maximumPrice'>,
): Rejection[] {
  const found = (reason: Rejection['reason'], statement: string): Rejection[] => [
    { requirementId: PRICE_REQUIREMENT, reason, statements: [statement], foundBy: 'arithmetic' },
  ];
  if (!isInBidCurrency(price, { currency }))
    return found(
      'not-responsive',
      `报价币种为 ${price.currency}，应为 ${currency} / priced in ${price.currency}, not ${currency}`,
    );
  if (!isPositive(price) || evaluatedPrice(price, adjustments).compare(0) <= 0)
    return found('not-responsive', '报价应大于零 / a price is more than zero');
  if (maximumPrice && exact(price.amount).compare(exact(maximumPrice.amount)) > 0)
    return found(
      'above-maximum-price',
      `${formatMoney(price, 'zh')} > ${formatMoney(maximumPrice, 'zh')} / above the maximum price`,
    );
  return [];
}

function causeOfRejection(responsive: number, { lackOfCompetition }: EvaluationInput): EvaluationResult['cause'] {
  if (responsive === 0) return 'no-responsive-bid';
  return lackOfCompetition === undefined ? undefined : 'lack-of-competition';
}

function referenceOf(bids: readonly BidToEvaluate[], { method }: EvaluationInput): Fraction | undefined {
  if (method.kind !== 'composite') return undefined;
  return priceReference(
    bids.map(({ price, adjustments }) => evaluatedPrice(price, adjustments)),
    method.price,
  );
}

interface ScoredBid extends RankedInput {
  readonly scores: readonly { readonly criterion: Criterion; readonly mean?: Fraction; readonly score: Fraction }[];
}

function scoreBid(bid: BidToEvaluate, input: EvaluationInput, reference: Fraction | undefined): ScoredBid {
  const price = evaluatedPrice(bid.price, bid.adjustments);
  const { method } = input;
  if (method.kind !== 'composite' || !reference)
    return { bidId: bid.id, evaluatedPrice: price, total: undefined, technical: new Fraction(0), scores: [] };
  const scores = input.criteria.map((criterion) => {
    const weight = exact(criterion.weight);
    if (criterion.kind === 'price') return { criterion, score: priceScore(price, reference, weight, method.price) };
    const mean = expertMean(givenScores(bid.id, criterion.id, input), method.expertMean);
    return { criterion, mean, score: mean.div(exact(criterion.maximum)).mul(weight) };
  });
  const of = (kept: (kind: CriterionKind) => boolean) =>
    sum(scores.filter(({ criterion }) => kept(criterion.kind)).map(({ score }) => score));
  return {
    bidId: bid.id,
    evaluatedPrice: price,
    total: of(() => true),
    technical: of((kind) => kind === 'technical'),
    scores,
  };
}

function givenScores(bidId: string, criterionId: string, { sheets }: EvaluationInput): string[] {
  return sheets.flatMap(({ scores }) =>
    scores.filter((score) => score.bidId === bidId && score.criterionId === criterionId).map(({ score }) => score),
  );
}

function resultOf(
  bid: BidToEvaluate,
  rejections: readonly Rejection[],
  scored: ScoredBid | undefined,
  place: RankedPlace | undefined,
  { method }: EvaluationInput,
): EvaluatedBid {
  const digits = method.kind === 'composite' ? method.digits : 0;
  return {
    bidId: bid.id,
    price: bid.price,
    evaluatedPrice: toDecimal(evaluatedPrice(bid.price, bid.adjustments), 12),
    responsive: rejections.length === 0,
    rejections,
    scores: (scored?.scores ?? []).map(({ criterion, mean, score }) => ({
      criterionId: criterion.id,
      kind: criterion.kind,
      ...(mean && { mean: exactNumber(mean, digits) }),
      score: exactNumber(score, digits),
    })),
    ...(scored?.total && { total: exactNumber(scored.total, digits) }),
    ...(place && { rank: place.rank }),
    ...(place?.tieResolvedBy && { tieResolvedBy: place.tieResolvedBy }),
  };
}

function exactNumber(value: Fraction, digits: number): ExactNumber {
  return { exact: value.toFraction(), rounded: roundHalfUp(value, digits) };
}

function checkBids({ bids }: EvaluationInput): Refusal[] {
  const ids = bids.map(({ id }) => id);
  const refusals: Refusal[] = [];
  if (new Set(ids).size !== ids.length)
    refusals.push(invalidField('bids', 'bid-duplicated', { zh: '投标文件重复', en: 'a bid is given twice' }));
  bids.forEach(({ price, adjustments = [] }, at) => {
    if (!isDecimal(price.amount) || adjustments.some(({ amount }) => !isDecimal(amount)))
      refusals.push(
        invalidField(`bids[${at}].price`, 'amount-malformed', { zh: '金额应为十进制数', en: 'an amount is a decimal' }),
      );
  });
  return refusals;
}

function checkLackOfCompetition(input: EvaluationInput, definition: ProcedureDefinition): Refusal[] {
  const statement = input.lackOfCompetition;
  if (statement === undefined) return [];
  if (!isBlank(statement) && mayFindLackOfCompetition(responsiveBids(input).length, definition)) return [];
  return [
    ruleBroken(
      'EVA-10',
      'competition-not-lacking',
      {
        zh: `有效投标不足${definition.offers.fewest}个时方可说明理由、以明显缺乏竞争否决所有投标`,
        en: `only with fewer than ${definition.offers.fewest} responsive bids, and saying why, may all be rejected for lack of competition`,
      },
      { field: 'lackOfCompetition' },
    ),
  ];
}

function checkSheets(input: EvaluationInput, definition: ProcedureDefinition): Refusal[] {
  if (input.method.kind !== 'composite' || input.lackOfCompetition !== undefined) return [];
  const bidIds = responsiveBids(input);
  if (bidIds.length === 0) return [];
  const rejectedBidIds = input.bids.map(({ id }) => id).filter((id) => !bidIds.includes(id));
  const scope = { criteria: input.criteria, bidIds, rejectedBidIds };
  const missing = input.members.filter(
    (member) => input.sheets.filter((sheet) => sheet.member === member).length !== 1,
  );
  return [
    ...input.sheets.flatMap((sheet) => checkScoreSheet(sheet, scope, definition)),
    ...input.sheets.filter(({ member }) => !input.members.includes(member)).map(({ member }) => notMember(member)),
    ...missing.map((member) =>
      ruleBroken(
        'EVA-04',
        'score-sheet-missing',
        { zh: '每名评标委员会成员应提交一份评分表', en: 'each member hands in exactly one score sheet' },
        { field: 'sheets', params: { member } },
      ),
    ),
  ];
}
