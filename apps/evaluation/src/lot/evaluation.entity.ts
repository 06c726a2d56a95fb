import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type EvaluationDocument } from '../result/evaluation-document';

/** What the evaluation of one lot has come to, from its opening record to its signed report; where it stands its case says. */
@Entity('evaluation')
export class Evaluation {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  /** The opening record, as bidding published it. */
  @Column('jsonb')
  opening: EventData<'bidding.opening-completed.v1'>;

  @Column('timestamptz', { nullable: true })
  formedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  reviewConcludedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  completedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  signedAt: Date | null;

  @Column('jsonb', { nullable: true })
  document: EvaluationDocument | null;

  /** Of the signed report, as it lies in the document store. */
  @Column('text', { nullable: true })
  reportSha256: string | null;

  @Column('text', { nullable: true })
  pdfSha256: string | null;
}
