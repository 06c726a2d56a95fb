import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

type Refused = EventData<'disclosure.contract-refused.v1'>;

/** That the winner of a lot did not sign or gave no performance security, as disclosure tells it (DIS-05, DIS-06). */
@Entity('contract_refusal')
export class ContractRefusal {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('uuid')
  bid: string;

  @Column('text')
  reason: Refused['reason'];

  @Column('text')
  statedBy: Refused['statedBy'];

  @Column('timestamptz')
  recordedAt: Date;
}
