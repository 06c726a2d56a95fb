// Sizes and indices go past 2^32 but not past 2^53, so halving is by division: bitwise operators know 32 bits only.

export const isOdd = (value: number): boolean => value % 2 === 1;

export const half = (value: number): number => Math.floor(value / 2);

/** Whether a number can count leaves. */
export const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** The largest power of two that is smaller than a size of two or more: where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The height of a complete tree of that size; undefined if no tree of that size is complete. */
export function heightOf(size: number): number | undefined {
  const height = Math.round(Math.log2(size));
  return 2 ** height === size ? height : undefined;
}
