import { type DrawCandidate, type Exclusion, type PossibleMember, type Seats } from '@mingtang/procedure/evaluation';
import { candidateCommitment, type CandidateIdentity } from '@mingtang/sealing';
import { type Expert } from '../pool/expert.entity';

/** In the list of a draw an expert stands under a pseudonym, with a commitment to who it is. */
export type CommittedCandidate = DrawCandidate & { readonly commitment: string };

interface DrawRequestOf<Version extends string, Candidate extends DrawCandidate> {
  readonly type: `mingtang/draw-request/${Version}`;
  readonly project: string;
  readonly lot: string;
  readonly number: number;
  readonly seats: readonly Seats[];
  /** Only experts who serve one of these were candidates; everybody where left out. */
  readonly regions?: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly exclusions: readonly Exclusion[];
}

/** A draw as it was asked for: with the randomness, anyone can draw again. Experts stand under pseudonyms of this draw. */
export type DrawRequest = DrawRequestOf<'v2', CommittedCandidate> & {
  /** Of the custodians whose randomness makes the seed, ascending by custodian. */
  readonly commitments: readonly { readonly custodian: string; readonly commitment: string }[];
  /** The other custodians of the project, ascending. */
  readonly absent: readonly string[];
};

/** A {@link DrawRequest}, or one from before custodians gave the randomness. */
export type DrawRequestRecord = DrawRequest | DrawRequestOf<'v1', DrawCandidate>;

/** An expert under the pseudonym of one draw. */
export interface PoolCandidate extends PossibleMember {
  readonly expert: Expert;
  /** 32 random bytes in hex. */
  readonly salt: string;
}

export function identityOf({ expert: { id: expert, name }, salt }: PoolCandidate): CandidateIdentity {
  return { expert, name, salt };
}

/** The list to draw from, ordered by pseudonym so that it does not tell who they are. */
export function candidatesOf(pool: readonly PoolCandidate[], seats: readonly Seats[]): CommittedCandidate[] {
  const asked = seats.map(({ category }) => category);
  return pool
    .map((candidate) => ({
      id: candidate.id,
      categories: candidate.expert.categories.filter((category) => asked.includes(category)),
      commitment: candidateCommitment(identityOf(candidate)),
    }))
    .sort(byId);
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
