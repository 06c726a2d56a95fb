import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Suppliers that were invited to a tender by invitation together (投标邀请书): with its notice, or later. Told to nobody but the owner until the opening (ANN-09). */
@Entity('invitation')
export class Invitation {
  /** Of the event that says so. */
  @PrimaryColumn('uuid')
  eventId: string;

  @Column('uuid')
  projectId: string;

  @Column('timestamptz')
  invitedAt: Date;

  @Column('jsonb')
  suppliers: readonly OrganisationRef[];
}
