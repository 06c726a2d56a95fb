import { type Organisation } from '@mingtang/contracts';
import { type MemberKind } from '@mingtang/procedure/evaluation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface Recusal {
  readonly by: 'member' | 'owner' | 'supervisor';
  readonly reason: string;
}

export const MEMBER_STATES = ['seated', 'accepted', 'recused', 'released'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** Someone drawn or appointed to the committee of a lot, still seated, or recused or released since. */
@Entity('committee_member')
export class CommitteeMember {
  /** A pseudonym for this lot alone, under which findings and scores stand in the evaluation document. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('text')
  kind: MemberKind;

  /** The member's account (`sub`). */
  @Column('text')
  subject: string;

  @Column('text')
  name: string;

  @Column('jsonb', { nullable: true })
  organisation: Organisation | null;

  /** Of an expert: the draw that seated it and for which category. */
  @Column('int', { nullable: true })
  draw: number | null;

  @Column('text', { nullable: true })
  category: string | null;

  /** `released`: the draw that seated it never took effect. */
  @Column('text')
  state: MemberState;

  @Column('timestamptz')
  seatedAt: Date;

  @Column('timestamptz', { nullable: true })
  acceptedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  recusedAt: Date | null;

  @Column('jsonb', { nullable: true })
  recusal: Recusal | null;

  /** Of a recused one: whether the next drawn took the seat at once. */
  @Column('boolean', { nullable: true })
  replaced: boolean | null;
}

/** Whether it has its seat, and has not given it up or lost it. */
export function sits({ state }: Pick<CommitteeMember, 'state'>): boolean {
  return state === 'seated' || state === 'accepted';
}
