import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A lot of a project; where it stands its case says. */
@Entity('lot')
export class ProjectLot {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  lotId: string;

  /** The project that tenders it again, once it failed or was cancelled. */
  @Column('uuid', { nullable: true })
  rerunIn: string | null;
}
