/**
 * What the committee says where it finds that the bids left plainly lack competition (EVA-10; Interim Provisions on Bid
 * Evaluation Committees and Methods, Order 12 of 2001, art. 27): the statements of its members, where more than half of them
 * find so; undefined otherwise.
 */
export function lackOfCompetitionFound(
  statements: readonly (string | undefined)[],
  members: readonly string[],
): string | undefined {
  const given = statements.filter((statement) => statement !== undefined);
  return given.length * 2 > members.length ? given.join('\n') : undefined;
}
