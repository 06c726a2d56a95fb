import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type EvaluationDocument } from '../result/evaluation-document';

/**
 * Where the evaluation of a lot stands. `declaring`: members still have to say whether they have an interest; `vacant`: a
 * seat could not be filled from the drawn order, so the owner draws again for it.
 */
export const EVALUATION_STATES = [
  'awaiting-draw',
  'declaring',
  'vacant',
  'review',
  'scoring',
  'signing',
  'signed',
  'cancelled',
] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

/** The evaluation of one lot, from its opening record to its signed report. Everything about it is decided under its lock. */
@Entity('evaluation')
export class Evaluation {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  @Column('text')
  state: EvaluationState;

  /** The opening record, as bidding published it. */
  @Column('jsonb')
  opening: EventData<'bidding.opening-completed.v1'>;

  @Column('timestamptz', { nullable: true })
  formedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  reviewConcludedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  completedAt: Date | null;

  /** From here on a member that has not signed counts as consenting (EVA-07). */
  @Column('timestamptz', { nullable: true })
  signingDue: Date | null;

  @Column('timestamptz', { nullable: true })
  signedAt: Date | null;

  /** When the report became public. */
  @Column('timestamptz', { nullable: true })
  publicAt: Date | null;

  @Column('jsonb', { nullable: true })
  document: EvaluationDocument | null;

  /** Of the signed report, as it lies in the document store. */
  @Column('text', { nullable: true })
  reportSha256: string | null;

  @Column('text', { nullable: true })
  pdfSha256: string | null;
}
