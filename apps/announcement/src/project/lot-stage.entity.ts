import { type Stage } from '@mingtang/procedure';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a lot stands, as far as the events of the other services have told. */
@Entity('lot')
export class LotStage {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  lotId: string;

  @Column('text')
  stage: Stage;

  /**
   * Of a cancelled lot, until the cancellation's event has come back in the order of the project's events: where it would stand without. An
   * award that comes before then keeps the lot.
   */
  @Column('text', { nullable: true })
  beforeCancellation: Stage | null;

  /** The project that tenders a failed or cancelled lot again. */
  @Column('uuid', { nullable: true })
  rerunIn: string | null;
}
