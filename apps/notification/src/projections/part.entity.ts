import { Entity, PrimaryColumn } from 'typeorm';
import { type Recipient } from '../telling/recipient';

/**
 * Somebody who takes part in a project: its owners and custodians, who registered for it under the pseudonym that it has in it and nowhere else (ANN-09),
 * who was found to have bid, who sits on a committee.
 */
@Entity('part')
export class Part {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  recipient: Recipient;
}
