import Fraction from 'fraction.js';
import { exact, sum, toDecimal } from '../money/decimal';
import { type ProcedureDefinition } from '../definition/definition';
import { type Money } from '../money/money';
import { RefusedError } from '../rules/refusal';
import { checkEvaluationInput } from './check-evaluation-input';
import { type BidToEvaluate, type EvaluationInput } from './evaluation-input';
import {
  digitsOf,
  type EvaluatedBid,
  type EvaluationResult,
  exactNumber,
  publishedScores,
  type RejectionCause,
} from './evaluation-result';
import { type ExactScore, judgeBids, type JudgedBid, responsiveBids } from './judged-bids';
import { evaluatedPrice, priceReference, priceScore, REFERENCE_DIGITS } from './price';
import { pricedBefore } from './priced-before';
import { rank, type RankedInput, type RankedPlace } from './ranking';
import { priceRejections } from './price-rejections';

/** A bid whose price is known. */
type PricedBid = BidToEvaluate & { readonly price: Money };

/**
 * Evaluates a lot from the published method and the record alone, so that anyone can do it again: review (EVA-05), scores
 * (EVA-04), prices, ranking (EVA-09), candidates (EVA-08), or the rejection of all (EVA-10). Arithmetic is exact; a number is
 * rounded only where it is published. Where prices come after the review or the scores, they decide of those bids alone that passed before.
 *
 * @throws RefusedError if {@link checkEvaluationInput} refuses the input
 */
export function evaluate(input: EvaluationInput, definition: ProcedureDefinition): EvaluationResult {
  const refusals = checkEvaluationInput(input, definition);
  if (refusals.length > 0) throw new RefusedError(refusals);
  const judged = judgeBids(input, definition).map((bid) => withPrice(bid, input, definition));
  const standing = judged.flatMap(({ bid, rejections, scores }) =>
    rejections.length === 0 && isPriced(bid) ? [{ bid, scores }] : [],
  );
  const cause = causeOfRejection(standing.length, input, definition);
  const reference = cause
    ? undefined
    : referenceOf(
        standing.map(({ bid }) => bid),
        input,
      );
  const scored = cause ? [] : standing.map(({ bid, scores }) => scoreBid(bid, scores, input, reference));
  const places = rank(scored, input.method, input.tieSeed);
  return {
    outcome: cause ? 'all-rejected' : 'ranked',
    ...(cause && { cause }),
    bids: judged.map((each) =>
      resultOf(
        each,
        scored.find(({ bidId }) => bidId === each.bid.id),
        places.find(({ bidId }) => bidId === each.bid.id),
        input,
        definition,
      ),
    ),
    ranking: places.map(({ bidId }) => bidId),
    candidates: places.slice(0, definition.methods.maxCandidates).map(({ bidId }) => bidId),
    ...(reference && { priceReference: exactNumber(reference, REFERENCE_DIGITS) }),
  };
}

/** A price that came after the review can still be one that cannot stand. */
function withPrice(judged: JudgedBid, input: EvaluationInput, definition: ProcedureDefinition): JudgedBid {
  if (pricedBefore(definition) === 'review' || judged.rejections.length > 0) return judged;
  return { ...judged, rejections: priceRejections(judged.bid, input) };
}

function isPriced(bid: BidToEvaluate): bid is PricedBid {
  return bid.price !== undefined;
}

/** @param standing how many could be ranked. */
function causeOfRejection(
  standing: number,
  input: EvaluationInput,
  definition: ProcedureDefinition,
): RejectionCause | undefined {
  if (input.lackOfCompetition !== undefined && responsiveBids(input, definition).length > 0)
    return 'lack-of-competition';
  if (tooFewForFinalOffers(input, definition)) return 'too-few-responsive';
  return standing === 0 ? 'no-responsive-bid' : undefined;
}

/** GP-10: final offers are asked of no fewer than the definition's number of those that passed the review. */
export function tooFewForFinalOffers(
  input: Parameters<typeof responsiveBids>[0],
  definition: ProcedureDefinition,
): boolean {
  const { rounds, fewest } = definition.offers;
  if (rounds === 1) return false;
  const passed = responsiveBids(input, definition).length;
  return passed > 0 && passed < fewest;
}

function referenceOf(bids: readonly PricedBid[], { method }: EvaluationInput): Fraction | undefined {
  if (method.kind !== 'composite') return undefined;
  return priceReference(
    bids.map(({ price, adjustments }) => evaluatedPrice(price, adjustments)),
    method.price,
  );
}

interface ScoredBid extends RankedInput {
  readonly scores: readonly ExactScore[];
}

function scoreBid(
  bid: PricedBid,
  given: readonly ExactScore[],
  { method, criteria }: EvaluationInput,
  reference: Fraction | undefined,
): ScoredBid {
  const price = evaluatedPrice(bid.price, bid.adjustments);
  if (method.kind !== 'composite' || !reference)
    return { bidId: bid.id, evaluatedPrice: price, total: undefined, technical: new Fraction(0), scores: [] };
  const scores = criteria.flatMap((criterion): ExactScore[] =>
    criterion.kind === 'price'
      ? [{ criterion, score: priceScore(price, reference, exact(criterion.weight), method.price) }]
      : given.filter((each) => each.criterion.id === criterion.id),
  );
  const technical = scores.filter(({ criterion }) => criterion.kind === 'technical');
  return {
    bidId: bid.id,
    evaluatedPrice: price,
    total: sum(scores.map(({ score }) => score)),
    technical: sum(technical.map(({ score }) => score)),
    scores,
  };
}

function resultOf(
  { bid, rejections, scores, technicalTotal }: JudgedBid,
  scored: ScoredBid | undefined,
  place: RankedPlace | undefined,
  { method }: EvaluationInput,
  definition: ProcedureDefinition,
): EvaluatedBid {
  const digits = digitsOf(method);
  const asked = pricedBefore(definition) === 'ranking' || (method.kind === 'composite' && method.technicalThreshold);
  return {
    bidId: bid.id,
    ...(isPriced(bid) && {
      price: bid.price,
      evaluatedPrice: toDecimal(evaluatedPrice(bid.price, bid.adjustments), 12),
    }),
    responsive: rejections.length === 0,
    rejections,
    ...(bid.unpriced && { unpriced: bid.unpriced }),
    scores: publishedScores(scored?.scores ?? scores, digits),
    ...(asked && technicalTotal && { technicalTotal: exactNumber(technicalTotal, digits) }),
    ...(scored?.total && { total: exactNumber(scored.total, digits) }),
    ...(place && { rank: place.rank }),
    ...(place?.tieResolvedBy && { tieResolvedBy: place.tieResolvedBy }),
  };
}
