import { type Money, type OrganisationRef, type PassingOverReason } from '@mingtang/procedure';
import { Column, Entity, type EntityManager, IsNull, PrimaryColumn } from 'typeorm';

/** A candidate that did not get the award, and why (DIS-03). */
export interface PassedOverCandidate {
  readonly rank: number;
  readonly bid: string;
  readonly reason: PassingOverReason;
  readonly statement: string;
}

/** A winner of a lot (中标人). One stands; those before it, passed over since, remain on record. */
@Entity('award')
export class Award {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  projectId: string;

  @Column('text')
  lotId: string;

  @Column('uuid')
  bid: string;

  @Column('int')
  rank: number;

  @Column('jsonb')
  bidder: OrganisationRef;

  @Column('jsonb')
  price: Money;

  @Column('jsonb')
  passedOver: readonly PassedOverCandidate[];

  @Column('timestamptz')
  determinedAt: Date;

  /** When the winner was passed over for the next. */
  @Column('timestamptz', { nullable: true })
  supersededAt: Date | null;

  /** When winner and bidders were told (DIS-04). */
  @Column('timestamptz', { nullable: true })
  noticedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  contractDue: Date | null;

  /**
   * Its event has come back in the order of the project's events, which all services share: no cancellation can come before it any more.
   * Until then nobody is told that it won.
   */
  @Column('boolean')
  ordered: boolean;

  /** When a cancellation was found to come before it; it never took effect then. */
  @Column('timestamptz', { nullable: true })
  voidedAt: Date | null;

  /** The notice of that cancellation. */
  @Column('uuid', { nullable: true })
  voidedBy: string | null;
}

/** The award of a lot that stands, if any. */
export function standingAward(manager: EntityManager, projectId: string, lotId: string): Promise<Award | null> {
  return manager.findOneBy(Award, { projectId, lotId, supersededAt: IsNull(), voidedAt: IsNull() });
}
