import { type Timetable } from '@mingtang/procedure/notice';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { type Calendar } from '@mingtang/procedure/time';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ImportChange } from '../importing/import-change';

/** A tender project (招标项目) from its first draft to its end. */
@Entity('project')
export class Project {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  ocid: string;

  /** The version of the procedure that its draft was begun with; once published, to its end. */
  @Column('text')
  procedure: string;

  /** Of what is published: 0 in a draft, 1 with the tender notice, and one more with each change notice. */
  @Column('int')
  revision: number;

  /** Counts the edits of the draft, so that two editors do not overwrite each other. */
  @Column('int')
  draftRevision: number;

  /** Organisation key of the procuring entity. */
  @Column('text')
  procuringEntityKey: string;

  /** Organisation key of the agency, if one acts. */
  @Column('text', { nullable: true })
  agencyKey: string | null;

  @Column('jsonb')
  draft: ProjectDraftData;

  @Column('jsonb')
  calendar: Calendar;

  /** In a draft the timetable asked for, if any; then the one in force. */
  @Column('jsonb', { nullable: true })
  timetable: Timetable | null;

  /** How many custodians together open a bid; null until custodians are assigned. */
  @Column('int', { nullable: true })
  custodyThreshold: number | null;

  /** What an import altered or filled in of its source, for those who check the draft. */
  @Column('jsonb', { nullable: true })
  importChanges: readonly ImportChange[] | null;

  @Column('uuid', { nullable: true })
  rerunOf: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  changedAt: Date;

  /** Null of a draft. */
  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;
}
