import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of the tender documents (招标文件); its content lies in the document store under its digest. */
@Entity('tender_document')
export class TenderDocument {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  projectId: string;

  @Column('text')
  title: string;

  /** OCDS `documentType`. */
  @Column('text')
  documentType: string;

  @Column('text')
  mediaType: string;

  /** Lower-case hex. */
  @Column('text')
  sha256: string;

  /** Bytes. */
  @Column('bigint', { transformer: { to: (size: number) => size, from: Number } })
  size: number;

  @Column('timestamptz')
  uploadedAt: Date;

  /** The project's revision that published it; null until a notice does. */
  @Column('int', { nullable: true })
  issuedRevision: number | null;
}
