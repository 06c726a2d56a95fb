import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type KnownLot } from '../telling/knowledge';

@Entity('lot')
export class Lot {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  lotId: string;

  @Column('jsonb')
  known: Omit<KnownLot, 'id'>;
}
