import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type LotParties } from '../telling/knowledge';

/** Who takes part in a lot, as far as it is told. */
@Entity('lot')
export class Lot {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  lotId: string;

  @Column('jsonb')
  known: LotParties;
}
