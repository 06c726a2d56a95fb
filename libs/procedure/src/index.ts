export * from './text';
export { forbiddenCharacters, type Lines } from './writing/forbidden-character';
export * from './writing/text-field';
export * from './writing/carried-text';
export * from './writing/decode-text';
export * from './writing/isolated-text';
export * from './refusal';
export * from './rules';
export * from './rule-source';
export * from './csv-text';
export { compareDecimals, isDecimal } from './decimal';
export { isCurrency } from './currency';
export * from './check-decimal';
export { type ReadDecimal, readDecimal, writtenAmount } from './decimal-text';
export * from './money';
export * from './time/instant';
export * from './time/calendar';
export * from './time/holidays/calendar-version';
export {
  calendarVersion,
  CALENDAR_VERSIONS,
  holidaysKnownUntil,
  isCalendarVersion,
  isPublicHoliday,
  isWorkingDay,
  LATEST_HOLIDAYS,
} from './time/holidays/versions';
export * from './definition/definition';
export {
  definitionOf,
  findProcedure,
  lawBinding,
  procedureName,
  PROCEDURES,
  proceduresInForce,
} from './procedures/registry';
export { suspendable } from './procedures/blocks/suspension';
export { bodyOf, firstRule, lengthOf, periodOf, ruleFor } from './definition/parts';
export * from './definition/procedure-words';
export * from './definition/words';
export { bindingOn, binds, type ProjectFlags } from './definition/scope';
export * from './organisation/organisation';
export * from './organisation/uscc';
export * from './tender/project-draft';
export * from './tender/evaluation-method';
export * from './tender/invitation';
export * from './tender/check-invitation';
export * from './tender/check-draft';
export * from './tender/check-contact';
export { checkAllowedMethod, checkPriceWeight } from './tender/allowed-method';
export * from './tender/check-evaluation';
export * from './tender/check-items';
export * from './tender/check-publishable';
export * from './tender/bid-security';
export * from './tender/draft-warnings';
export * from './tender/plausible-amount';
export * from './notice/timetable';
export * from './notice/change';
export * from './notice/question';
export * from './bidding/bid-price';
export * from './bidding/submission';
export * from './bidding/envelopes';
export * from './bidding/offer-rounds';
export * from './bidding/possible-for-bidder';
export * from './bidding/opening';
export * from './bidding/openings';
export * from './bidding/release-refusal';
export * from './bidding/security';
export * from './disclosure/candidates';
export * from './disclosure/objection';
export * from './disclosure/publicity';
export * from './disclosure/upheld-objection';
export * from './disclosure/award';
export * from './disclosure/contract-refusal';
export * from './disclosure/contract';
export * from './evaluation/conflict';
export * from './evaluation/committee';
export * from './evaluation/representative';
export * from './evaluation/draw';
export * from './evaluation/refill';
export { isSeed, shuffle } from './evaluation/shuffle';
export * from './evaluation/review';
export { lackOfCompetitionFound } from './evaluation/lack-of-competition';
export { checkScoreSheet, type Score, type ScoreScope, type ScoreSheet } from './evaluation/scores';
export { type PriceAdjustment, priceScores } from './evaluation/price';
export { type RankedPlace } from './evaluation/ranking';
export * from './evaluation/evaluation-input';
export {
  type CriterionScore,
  type EvaluatedBid,
  type EvaluationResult,
  type ExactNumber,
  type RejectionCause,
} from './evaluation/evaluation-result';
export { checkEvaluationInput, areTooFewToCompete } from './evaluation/check-evaluation-input';
export * from './evaluation/conclude-technical';
export * from './evaluation/consultation';
export { evaluate, tooFewForFinalOffers } from './evaluation/evaluate';
export { bidsToScore, responsiveBids } from './evaluation/judged-bids';
export * from './evaluation/priced-before';
export { type LaterPrice, pricedLater } from './evaluation/later-price';
export * from './evaluation/signoff';
