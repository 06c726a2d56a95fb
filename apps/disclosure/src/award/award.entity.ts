import { type PassingOverReason } from '@mingtang/procedure/disclosure';
import { type Money } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { type LotPath } from '@mingtang/service-kit';
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

  /** When the winner was passed over for the next, or the lot was let fail for its refusal of the contract. */
  @Column('timestamptz', { nullable: true })
  supersededAt: Date | null;

  /** When winner and bidders were told (DIS-04). */
  @Column('timestamptz', { nullable: true })
  noticedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  contractDue: Date | null;

  /** When the result was published, where no candidates are before (GP-07). */
  @Column('timestamptz', { nullable: true })
  resultPublishedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  challengesUntil: Date | null;

  /** When a cancellation was found to come before it; it never took effect then. */
  @Column('timestamptz', { nullable: true })
  voidedAt: Date | null;

  /** The notice of that cancellation. */
  @Column('uuid', { nullable: true })
  voidedBy: string | null;
}

/** The award of a lot that stands, if any. */
export function standingAward(manager: EntityManager, { project, lot }: LotPath): Promise<Award | null> {
  return manager.findOneBy(Award, { projectId: project, lotId: lot, supersededAt: IsNull(), voidedAt: IsNull() });
}

/** The award of a lot whose case says that there is one. @throws {Error} where there is none all the same */
export async function awardOf(manager: EntityManager, path: LotPath): Promise<Award> {
  const award = await standingAward(manager, path);
  if (!award) throw new Error(`lot ${path.lot} of project ${path.project} is awarded to nobody`);
  return award;
}
