import { type Draw } from '@mingtang/procedure';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type DrawRequestRecord } from './draw-request';

/** One random draw of experts for a lot; a second one fills seats for which the first ran out of experts. */
@Entity('expert_draw')
export class ExpertDraw {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  /** 1 for the first draw of the lot. */
  @PrimaryColumn('int')
  number: number;

  @Column('jsonb')
  request: DrawRequestRecord;

  @Column('text')
  requestDigest: string;

  /** 32 bytes in hex, drawn once the request was fixed. */
  @Column('text')
  randomness: string;

  /** The drawn orders. A category's `count` is lowered when a seat of it could not be filled again. */
  @Column('jsonb')
  orders: Draw['orders'];

  /** Which expert of the pool stands behind each pseudonym of the request. */
  @Column('jsonb')
  experts: Readonly<Record<string, string>>;

  @Column('timestamptz')
  drawnAt: Date;
}
