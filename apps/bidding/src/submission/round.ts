/** The round in which bids are taken: procedures have one until negotiations ask for final offers. */
export const ROUND = 1;
