/** How many of so many witnesses make a checkpoint the one view of its log: a majority, and at least one. */
export function quorumOf(witnesses: number): number {
  return Math.floor(witnesses / 2) + 1;
}
