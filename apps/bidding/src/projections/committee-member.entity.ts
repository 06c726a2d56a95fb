import { Entity, PrimaryColumn } from 'typeorm';

/** A member of a lot's evaluation committee, by account: may read the opened bids. */
@Entity('committee_member')
export class CommitteeMember {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  @PrimaryColumn('text')
  subject: string;
}
