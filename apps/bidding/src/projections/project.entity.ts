import { type PublishedProject } from '@mingtang/contracts';
import { type Stage } from '@mingtang/procedure';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service keeps of a published project; its row is the lock under which all acts on the project run. */
@Entity('project')
export class Project {
  @PrimaryColumn('uuid')
  id: string;

  @Column('int')
  revision: number;

  @Column('jsonb')
  published: PublishedProject;

  /** The bid deadline in force. */
  @Column('timestamptz')
  deadline: Date;

  @Column('text')
  procuringEntityKey: string;

  @Column('text', { nullable: true })
  agencyKey: string | null;

  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;
}

/** A lot (标段) as far as bidding goes: `published`, `bidding-closed`, `opening`, `evaluation`, `candidates`, `awarded`, `contracted`, `failed` or `cancelled`. */
@Entity('lot')
export class Lot {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  id: string;

  @Column('text')
  stage: Stage;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}
