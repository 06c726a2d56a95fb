import { type Organisation } from '@mingtang/contracts';
import {
  type EvaluationInput,
  type EvaluationResult,
  type Seats,
  type TechnicalResult,
} from '@mingtang/procedure/evaluation';
import { type Money } from '@mingtang/procedure/money';
import { type CandidateIdentity } from '@mingtang/sealing';

/** A draw's request (docs/spec/expert-draw.md). */
export interface DrawRequestText {
  readonly type: string;
  readonly project: string;
  readonly lot: string;
  readonly number: number;
  readonly seats: readonly Seats[];
  readonly candidates: readonly {
    readonly id: string;
    readonly categories: readonly string[];
    /** Of requests of type v2. */
    readonly commitment?: string;
  }[];
  readonly exclusions: readonly { readonly id: string; readonly reason: string }[];
  readonly commitments?: readonly { readonly custodian: string; readonly commitment: string }[];
  readonly absent?: readonly string[];
}

/** A sheet that was handed in under a salted digest; what stood in it is in the input. */
export interface Sheet {
  readonly member: string;
  readonly salt: string;
  readonly digest: string;
  readonly submittedAt: string;
}

/** What a group consulted about before final offers. */
export interface Consultation {
  readonly records: readonly {
    readonly bid: string;
    readonly round: number;
    readonly minutes: string;
    readonly salt: string;
    readonly digest: string;
    readonly recordedAt: string;
  }[];
  readonly changes: readonly { readonly id: string; readonly text: string; readonly changedAt: string }[];
  readonly calls: readonly { readonly deadline: string; readonly calledAt: string }[];
  readonly left: readonly string[];
}

/** The canonical document of an evaluation, as its report has it: as far as a verifier reads it. */
export interface EvaluationDocument {
  readonly type: 'mingtang/evaluation/v3';
  readonly project: { readonly id: string; readonly revision: number };
  readonly lot: { readonly id: string };
  readonly procedure: string;
  readonly pricesOpenedAt?: string;
  readonly completedAt: string;
  readonly bids: readonly {
    readonly bid: string;
    readonly version: number;
    readonly bidder: Organisation;
    readonly price?: Money;
    readonly manifestDigest: string;
    readonly securityPaid: boolean;
    readonly offer?: { readonly version: number; readonly manifestDigest: string };
  }[];
  readonly unopened: readonly { readonly bid: string; readonly bidder: Organisation; readonly reason: string }[];
  readonly committee: {
    readonly members: readonly {
      readonly id: string;
      readonly kind: 'expert' | 'tenderer-representative';
      readonly draw?: number;
      readonly category?: string;
      readonly opened?: CandidateIdentity;
    }[];
    readonly recused: readonly {
      readonly id: string;
      readonly draw?: number;
      readonly opened?: CandidateIdentity;
      readonly recusedAt: string;
    }[];
    readonly passedOver: readonly { readonly draw: number; readonly candidate: string; readonly reason: string }[];
    readonly draws: readonly {
      readonly request: DrawRequestText;
      readonly requestDigest: string;
      readonly seed: string;
    }[];
    readonly voided: readonly { readonly number: number }[];
  };
  readonly tie: { readonly draw: number; readonly seed: string };
  readonly reviews: readonly (Sheet & { readonly lackOfCompetition?: string })[];
  readonly sheets: readonly Sheet[];
  readonly voidSheets: readonly {
    readonly kind: 'review' | 'score';
    readonly member: string;
    readonly digest: string;
    readonly submittedAt: string;
  }[];
  readonly technical?: { readonly concludedAt: string; readonly result: TechnicalResult };
  readonly consultation?: Consultation;
  readonly input: EvaluationInput;
  readonly result: EvaluationResult;
}
