/** By this the group calls for final offers, and says until when. */
export const CALL = 'evaluation.final-offers-called.v1';
/** The closing list of a later round. */
export const LATER_CLOSING = 'bidding.final-offers-closed.v1';
