import { type DrawCandidate, type Exclusion, type PossibleMember, type Seats } from '@mingtang/procedure';
import { type Expert } from '../pool/expert.entity';

interface DrawRequestOf<Version extends string> {
  readonly type: `mingtang/draw-request/${Version}`;
  readonly project: string;
  readonly lot: string;
  readonly number: number;
  readonly seats: readonly Seats[];
  /** Only experts who serve one of these were candidates; everybody where left out. */
  readonly regions?: readonly string[];
  readonly candidates: readonly DrawCandidate[];
  readonly exclusions: readonly Exclusion[];
}

/** A draw as it was asked for: with the randomness, anyone can draw again. Experts stand under pseudonyms of this draw. */
export type DrawRequest = DrawRequestOf<'v2'> & {
  /** Of the custodians whose randomness makes the seed, ascending by custodian. */
  readonly commitments: readonly { readonly custodian: string; readonly commitment: string }[];
};

/** A {@link DrawRequest}, or one from before custodians gave the randomness. */
export type DrawRequestRecord = DrawRequest | DrawRequestOf<'v1'>;

/** An expert under the pseudonym of one draw. */
export interface PoolCandidate extends PossibleMember {
  readonly expert: Expert;
}

/** The list to draw from, ordered by pseudonym so that it does not tell who they are. */
export function candidatesOf(pool: readonly PoolCandidate[], seats: readonly Seats[]): DrawCandidate[] {
  const asked = seats.map(({ category }) => category);
  return pool
    .map(({ id, expert }) => ({ id, categories: expert.categories.filter((category) => asked.includes(category)) }))
    .sort(byId);
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
