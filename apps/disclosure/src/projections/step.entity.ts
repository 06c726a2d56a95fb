import { type EventType, type Facts, type OffersTold } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a project: a process event of any service, with the facts of it that are public. */
@Entity('step')
export class Step {
  @PrimaryColumn('uuid')
  eventId: string;

  /** Order in which steps came in; tells no outsider anything and is never shown, since it counts hidden steps too. */
  @Column({ type: 'bigint', insert: false, update: false })
  position: string;

  @Column('uuid')
  projectId: string;

  @Column('text', { nullable: true })
  lotId: string | null;

  @Column('timestamptz')
  time: Date;

  @Column('text')
  type: EventType;

  @Column('text')
  source: string;

  @Column('text')
  actorRole: string;

  @Column('jsonb')
  facts: Facts;

  /** Of which offers it tells, while these are secret. */
  @Column('jsonb', { nullable: true })
  offers: OffersTold | null;

  /** In which order it was shown; null while the offers that it tells of are secret (ANN-09). */
  @Column({ type: 'bigint', nullable: true, insert: false, update: false })
  shownAs: string | null;
}
