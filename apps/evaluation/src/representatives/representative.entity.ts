import { type Organisation, type Role } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account of a tenderer or agency that has offered itself as representative on committees, as its token said when it did. */
@Entity('representative')
export class KnownRepresentative {
  /** Its account (`sub`). */
  @PrimaryColumn('text')
  subject: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  organisation: Organisation;

  @Column('text')
  organisationKey: string;

  @Column('text', { array: true })
  roles: Role[];

  @Column('timestamptz')
  registeredAt: Date;
}
