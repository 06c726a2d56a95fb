import { type Query } from '../reading/query';

/** So close to the deadline every checkpoint is kept in the place of the one before; earlier, one in this time is enough. */
const NEAR = "interval '10 minutes'";

/** A checkpoint that a quorum cosigned. */
export interface Cosigned {
  readonly size: number;
  /** With the cosignatures. */
  readonly note: string;
  /** Of its cosignatures, by the witnesses' clocks: whole seconds since 1970. */
  readonly times: readonly number[];
  /** How many of these are a quorum. */
  readonly quorum: number;
}

/**
 * Keeps the last checkpoint that a quorum cosigned before each deadline that is to come, and the first at it or after it, of those that hold the entry by
 * which it was set. Witnesses themselves remember only where they are, so nobody could tell later what they had seen by then. A time in whole seconds
 * is before a deadline if the whole of its second is.
 */
export async function keepAroundDeadlines(query: Query, { size, note, times, quorum }: Cosigned): Promise<void> {
  const sorted = [...times].sort((a, b) => a - b);
  const [byThen, since] = [sorted[quorum - 1], sorted[sorted.length - quorum]];
  if (byThen === undefined || since === undefined) return;
  await query(
    `UPDATE round_deadline SET (before, before_size, before_at) = ($1, $2, to_timestamp($3))
     WHERE after IS NULL AND deadline >= to_timestamp($3 + 1) AND coalesce(before_size, since) <= $2
       AND (before_at IS NULL OR deadline < to_timestamp($3) + ${NEAR} OR before_at <= to_timestamp($3) - ${NEAR})`,
    [note, size, byThen],
  );
  await query(
    `UPDATE round_deadline SET (after, after_size) = ($1, $2)
     WHERE after IS NULL AND deadline <= to_timestamp($3) AND since <= $2`,
    [note, size, since],
  );
}
