import { type EventData, type PublishedProject } from '@mingtang/contracts';
import { type Stage } from '@mingtang/procedure/procedures';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a line of the register's list says of a project, apart from its stage. */
export type ProjectSummary = Pick<
  PublishedProject,
  'ocid' | 'procedure' | 'title' | 'classification' | 'region' | 'procuringEntity' | 'agency' | 'estimate' | 'rerunOf'
> & { readonly lots: number; readonly submissionDeadline: string; readonly sandbox: boolean };

/** A project as the register shows it. */
@Entity('register_project')
export class RegisterProject {
  @PrimaryColumn('uuid')
  id: string;

  /** Of what announcement published; a lower one never replaces a higher. */
  @Column('int')
  revision: number;

  /** Kept from its cases, see `keepStage`. */
  @Column('text')
  stage: Stage;

  @Column('jsonb')
  published: PublishedProject;

  @Column('jsonb')
  summary: ProjectSummary;

  @Column('text')
  classification: string;

  @Column('text')
  region: string;

  /** Organisation key. */
  @Column('text')
  procuringEntity: string;

  /** Organisation key. */
  @Column('text', { nullable: true })
  agency: string | null;

  @Column('boolean')
  sandbox: boolean;

  @Column('timestamptz')
  publishedAt: Date;

  /** Kept by the database from `summary`, as are the two below. */
  @Column({ type: 'timestamptz', insert: false, update: false })
  submissionDeadline: Date;

  @Column({ type: 'text', insert: false, update: false, nullable: true })
  estimateCurrency: string | null;

  @Column({ type: 'numeric', insert: false, update: false, nullable: true })
  estimateAmount: string | null;

  /** Normalised words that a search looks in. */
  @Column('text')
  searchText: string;

  /** Every character and pair of neighbouring characters of `searchText`. */
  @Column('text', { array: true })
  searchGrams: string[];

  @Column('jsonb', { nullable: true })
  cancellation: Pick<EventData<'announcement.project-cancelled.v1'>, 'notice' | 'cancelledAt' | 'reason'> | null;
}
