import { type PublishedProject } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is kept of a published project: enough to tell the right people. */
export type KeptProject = Pick<PublishedProject, 'title' | 'procedure' | 'calendar'> & {
  /** Organisation keys of procuring entity and agency. */
  readonly owners: readonly string[];
  readonly custodians: readonly { readonly id: string; readonly name: string }[];
  readonly deadline: string;
  readonly cancelled: boolean;
};

/** A project that notices are about; its row is the lock of what is told of it. */
@Entity('project')
export class Project {
  @PrimaryColumn('uuid')
  id: string;

  @Column('int')
  revision: number;

  @Column('jsonb')
  known: KeptProject;
}
