import {
  type EvaluationInput,
  type EvaluationResult,
  type MemberKind,
  type Money,
  type OrganisationRef,
} from '@mingtang/procedure';
import { type Recusal } from '../committee/committee-member.entity';
import { type DrawRequestRecord } from '../committee/draw-request';
import { type TieRequest } from './tie-request';

/** What a random order follows from, so that anyone can draw it again. */
export interface DrawnFrom<Request> {
  readonly request: Request;
  /** SHA-256 over the canonical JSON of the request. */
  readonly requestDigest: string;
  /** 32 bytes in hex, drawn once the request was fixed; their SHA-256 was published then. */
  readonly randomness: string;
  /** SHA-256 over the canonical JSON of `{ randomness, requestDigest }`. */
  readonly seed: string;
}

/**
 * The evaluation of a lot as one canonical document: `evaluate(document.input, definitionOf(document.procedure))` gives
 * `document.result` again, draws follow from their requests and seeds, and sheets have the digests that were published when
 * they were handed in. Members stand under pseudonyms of this lot.
 */
export interface EvaluationDocument {
  readonly type: 'mingtang/evaluation/v1';
  readonly project: { readonly id: string; readonly ocid: string; readonly title: string; readonly revision: number };
  readonly lot: { readonly id: string; readonly title: string };
  /** Id of the procedure definition. */
  readonly procedure: string;
  readonly openedAt: string;
  readonly completedAt: string;
  readonly bids: readonly {
    readonly bid: string;
    readonly version: number;
    readonly bidder: OrganisationRef;
    readonly price: Money;
    readonly manifestDigest: string;
    readonly securityPaid: boolean;
  }[];
  /** Bids that would not open and so were not evaluated (OPN-04). */
  readonly unopened: readonly { readonly bid: string; readonly bidder: OrganisationRef; readonly reason: string }[];
  readonly committee: {
    readonly members: readonly {
      readonly id: string;
      readonly kind: MemberKind;
      /** Of an expert: number of its draw, and the category for which it sits. */
      readonly draw?: number;
      readonly category?: string;
    }[];
    readonly recused: readonly { readonly id: string; readonly recusedAt: string; readonly by: Recusal['by'] }[];
    readonly draws: readonly DrawnFrom<DrawRequestRecord>[];
  };
  readonly tie: DrawnFrom<TieRequest>;
  readonly sheets: readonly {
    readonly member: string;
    /** 32 bytes in hex. */
    readonly salt: string;
    /** SHA-256 over the canonical JSON of the sealed sheet: type, project, lot, member, scores and salt. */
    readonly digest: string;
    readonly submittedAt: string;
  }[];
  readonly input: EvaluationInput;
  readonly result: EvaluationResult;
}
