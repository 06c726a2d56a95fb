import { digestOf } from '@mingtang/transparency';

/** Who stands behind a pseudonym of a draw. Without the salt nobody can find out by trying. */
export interface CandidateIdentity {
  /** The expert's id in the pool. */
  readonly expert: string;
  readonly name: string;
  /** 32 random bytes in hex, for this draw alone. */
  readonly salt: string;
}

/** What the request of a draw says of a candidate's identity: SHA-256 of its canonical JSON, hex (docs/spec/expert-draw.md). */
export function candidateCommitment({ expert, name, salt }: CandidateIdentity): string {
  return digestOf({ expert, name, salt });
}
