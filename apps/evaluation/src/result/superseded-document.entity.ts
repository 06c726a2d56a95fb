import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type EvaluationDocument } from './evaluation-document';

/** An evaluation document that no longer holds because a member was replaced before the report was signed (EVA-03). */
@Entity('superseded_document')
export class SupersededDocument {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  @PrimaryColumn('timestamptz')
  supersededAt: Date;

  @Column('jsonb')
  document: EvaluationDocument;
}
