import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type DocumentedTechnical, type EvaluationDocument } from '../result/evaluation-document';

/** As bidding published it; of both openings the record is of one form. */
export type PriceOpening = EventData<'bidding.price-opening-completed.v1' | 'bidding.final-opening-completed.v1'>;

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

  /** The record of the opening at which prices came that were sealed apart, or in a later round. */
  @Column('jsonb', { nullable: true })
  priceOpening: PriceOpening | null;

  /** Of a consultation: bids whose bidders left it. */
  @Column('uuid', { array: true })
  leftBids: string[];

  @Column('timestamptz', { nullable: true })
  formedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  reviewConcludedAt: Date | null;

  /** What the part without prices came to, where prices are opened after it. */
  @Column('jsonb', { nullable: true })
  technical: DocumentedTechnical | null;

  /** Since when all is there from which the platform goes on by itself: concludes the technical part, or ranks. */
  @Column('timestamptz', { nullable: true })
  readyAt: Date | null;

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
