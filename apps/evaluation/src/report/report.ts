import { type MemberKind, type MemberPosition } from '@mingtang/procedure/evaluation';
import { type EvaluationDocument } from '../result/evaluation-document';

/** The evaluation report (评标报告): the evaluation document and what each member says to it, by name. */
export interface EvaluationReport {
  readonly type: 'mingtang/evaluation-report/v1';
  /** SHA-256 of the canonical JSON of `document`, as published when the evaluation was completed. */
  readonly documentDigest: string;
  readonly document: EvaluationDocument;
  readonly signing: {
    readonly due: string;
    /** When the last member had signed, or the time was over. */
    readonly concludedAt?: string;
    /** In the order of names, so that it does not tell who is who in the document. */
    readonly members: readonly {
      readonly name: string;
      readonly kind: MemberKind;
      readonly position: MemberPosition['position'];
      readonly dissent?: string;
    }[];
  };
}
