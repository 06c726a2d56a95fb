import { type Organisation } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const EXPERT_STATES = ['applied', 'admitted', 'removed'] as const;
export type ExpertState = (typeof EXPERT_STATES)[number];

/** An expert of the pool (评标专家), or one who has applied to it. */
@Entity('expert')
export class Expert {
  @PrimaryColumn('uuid')
  id: string;

  /** The expert's account (`sub`). */
  @Column('text')
  subject: string;

  @Column('text')
  name: string;

  /** Where the expert works, as the account says. */
  @Column('jsonb', { nullable: true })
  organisation: Organisation | null;

  /** Specialities (评标专业) by which experts are drawn. */
  @Column('text', { array: true })
  categories: string[];

  /** Regions in which the expert serves. */
  @Column('text', { array: true })
  regions: string[];

  @Column('text')
  state: ExpertState;

  @Column('text', { nullable: true })
  removalReason: string | null;

  @Column('timestamptz')
  appliedAt: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
