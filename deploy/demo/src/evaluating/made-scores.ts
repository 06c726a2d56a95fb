/** Share of the maximum that each bid is given by each criterion, in hundredths; made up for the demo. */
const SHARES: readonly (readonly number[])[] = [
  [88, 84, 90],
  [92, 90, 86],
  [81, 93, 88],
  [85, 80, 82],
];
/** By how many hundredths each member differs. */
const LEANINGS = [0, 2, -3, 4, -1];

/** A score that a member of the demo gives: the same each time, with at most two digits behind the point. */
export function madeScore(
  maximum: string,
  { member, bid, criterion }: { readonly member: number; readonly bid: number; readonly criterion: number },
): string {
  const share = (SHARES[bid % SHARES.length]?.[criterion % 3] ?? 0) + (LEANINGS[member % LEANINGS.length] ?? 0);
  return ((Number(maximum) * share) / 100).toFixed(2);
}
