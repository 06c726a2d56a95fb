import {
  type EvaluationInput,
  type EvaluationResult,
  type MemberKind,
  type TechnicalResult,
} from '@mingtang/procedure/evaluation';
import { type Money } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { type CandidateIdentity } from '@mingtang/sealing';
import { type Recusal } from '../committee/committee-member.entity';
import { type DrawAnchor } from '../draw/draw-anchor';
import { type DrawRequest, type DrawRequestRecord } from '../draw/draw-request';
import { type VoidReason } from '../draw/expert-draw.entity';
import { type PassedOver } from '../draw/passed-over';

/** A draw with all that its orders follow from, so that anyone can draw again (docs/spec/expert-draw.md). */
export interface DocumentedDraw {
  readonly request: DrawRequest;
  /** SHA-256 over the canonical JSON of the request. */
  readonly requestDigest: string;
  readonly commitments: readonly {
    readonly custodian: string;
    readonly commitment: string;
    readonly signature: string;
  }[];
  readonly anchor: DrawAnchor;
  readonly reveals: readonly {
    readonly custodian: string;
    /** 32 bytes in hex. */
    readonly randomness: string;
    readonly signature: string;
  }[];
  readonly seed: string;
}

/** A draw from before custodians gave the randomness. */
export interface DocumentedOwnDraw {
  readonly request: Exclude<DrawRequestRecord, DrawRequest>;
  readonly requestDigest: string;
  /** 32 bytes in hex, drawn by the platform once the request was fixed; their SHA-256 was published then. */
  readonly randomness: string;
  /** SHA-256 over the canonical JSON of `{ randomness, requestDigest }`. */
  readonly seed: string;
}

/**
 * The part of an evaluation that knows no prices, where these are opened after it: what was told of it is the digest of {@link TechnicalDocument}, which
 * anyone can write again from the evaluation document.
 */
export interface DocumentedTechnical {
  readonly concludedAt: string;
  /** `concludeTechnical(input, definitionOf(procedure))`. */
  readonly result: TechnicalResult;
}

/** The evaluation document as it stands when its technical part is concluded: `input` without prices. */
export interface TechnicalDocument {
  readonly type: 'mingtang/technical-evaluation/v1';
  readonly project: string;
  readonly lot: string;
  readonly procedure: string;
  readonly concludedAt: string;
  readonly input: EvaluationInput;
  readonly result: TechnicalResult;
}

/** What a group consulted about, and how it came to final offers. */
export interface DocumentedConsultation {
  /** Minutes of each consultation with one bidder. Digest: SHA-256 over the canonical JSON of type, project, lot, bid, round, minutes and salt. */
  readonly records: readonly {
    readonly bid: string;
    readonly round: number;
    /** Who wrote them. */
    readonly member: string;
    readonly minutes: string;
    readonly salt: string;
    readonly digest: string;
    readonly recordedAt: string;
  }[];
  /** What was changed of the requirements, and which representative of the purchaser confirmed it. */
  readonly changes: readonly {
    readonly id: string;
    readonly text: string;
    readonly member: string;
    readonly changedAt: string;
  }[];
  /** Each call for final offers; the last counts. */
  readonly calls: readonly { readonly member: string; readonly deadline: string; readonly calledAt: string }[];
  /** Bids whose bidders left before a final offer. */
  readonly left: readonly string[];
}

/** A sheet that was handed in under a salted digest; what stood in it is in the input. */
export interface DocumentedSheet {
  readonly member: string;
  /** 32 bytes in hex. */
  readonly salt: string;
  readonly digest: string;
  readonly submittedAt: string;
}

/**
 * The evaluation of a lot as one canonical document: `evaluate(document.input, definitionOf(document.procedure))` gives
 * `document.result` again, draws follow from their requests and seeds, and sheets have the digests that were published when
 * they were handed in. Members stand under pseudonyms of this lot; of experts the document opens who they are.
 */
export interface EvaluationDocument {
  readonly type: 'mingtang/evaluation/v3';
  readonly project: { readonly id: string; readonly ocid: string; readonly title: string; readonly revision: number };
  readonly lot: { readonly id: string; readonly title: string };
  /** Id of the procedure definition. */
  readonly procedure: string;
  readonly openedAt: string;
  readonly reviewConcludedAt: string;
  /** When prices were opened that were not opened with the bids. */
  readonly pricesOpenedAt?: string;
  readonly completedAt: string;
  readonly bids: readonly {
    readonly bid: string;
    readonly version: number;
    readonly bidder: OrganisationRef;
    /** Left out of one whose price was never opened. */
    readonly price?: Money;
    readonly manifestDigest: string;
    readonly securityPaid: boolean;
    /** Of a price that came in a later round: the offer that holds it. */
    readonly offer?: { readonly version: number; readonly manifestDigest: string };
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
      /** Opens the commitment to it in the request of its draw. */
      readonly opened?: CandidateIdentity;
      readonly seatedAt: string;
      /** When it declared that it has no interest. */
      readonly acceptedAt: string;
    }[];
    readonly recused: readonly {
      readonly id: string;
      readonly draw?: number;
      readonly opened?: CandidateIdentity;
      readonly recusedAt: string;
      readonly by: Recusal['by'];
    }[];
    /** Whose turn came in an order of a draw and who took no seat, so that who sits follows from the orders. */
    readonly passedOver: readonly (PassedOver & { readonly draw: number })[];
    readonly draws: readonly (DocumentedDraw | DocumentedOwnDraw)[];
    /** Draws that came to nothing, so that no number is missing. */
    readonly voided: readonly { readonly number: number; readonly reason: VoidReason; readonly voidedAt: string }[];
  };
  /** By what tied bids are put in order. */
  readonly tie: {
    /** Number of the draw whose seed it is: the first of the lot with an outcome. */
    readonly draw: number;
    /** SHA-256 over the canonical JSON of `{ purpose: 'mingtang/tie', seed }` with the seed of that draw. */
    readonly seed: string;
  };
  /** Digest: SHA-256 over the canonical JSON of type, project, lot, member, findings, lackOfCompetition if any, and salt. */
  readonly reviews: readonly (DocumentedSheet & { readonly lackOfCompetition?: string })[];
  /** Score sheets. Digest: SHA-256 over the canonical JSON of type, project, lot, member, scores and salt. */
  readonly sheets: readonly DocumentedSheet[];
  /** Sheets whose digests were published and that do not count: their member was replaced, or they had to be done again (EVA-03). */
  readonly voidSheets: readonly {
    readonly kind: 'review' | 'score';
    readonly member: string;
    readonly digest: string;
    readonly submittedAt: string;
    readonly voidAt: string;
  }[];
  readonly technical?: DocumentedTechnical;
  readonly consultation?: DocumentedConsultation;
  readonly input: EvaluationInput;
  readonly result: EvaluationResult;
}
