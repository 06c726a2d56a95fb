import { type PublishedProject } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A project as its latest notice gives it. */
@Entity('known_project')
export class KnownProject {
  @PrimaryColumn('uuid')
  id: string;

  @Column('int')
  revision: number;

  @Column('jsonb')
  published: PublishedProject;

  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;
}
