export * from './conflict';
export * from './committee';
export * from './representative';
export * from './draw';
export * from './refill';
export { isSeed, shuffle } from './shuffle';
export * from './review';
export { lackOfCompetitionFound } from './lack-of-competition';
export { checkScoreSheet, type Score, type ScoreScope, type ScoreSheet } from './scores';
export { type PriceAdjustment, priceScores } from './price';
export { type RankedPlace } from './ranking';
export * from './evaluation-input';
export {
  type CriterionScore,
  type EvaluatedBid,
  type EvaluationResult,
  type ExactNumber,
  type RejectionCause,
} from './evaluation-result';
export { checkEvaluationInput, areTooFewToCompete } from './check-evaluation-input';
export * from './conclude-technical';
export * from './consultation';
export { evaluate, tooFewForFinalOffers } from './evaluate';
export { bidsToScore, responsiveBids } from './judged-bids';
export * from './priced-before';
export { type LaterPrice, pricedLater } from './later-price';
export * from './signoff';
