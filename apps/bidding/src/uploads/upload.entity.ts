import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A resumable upload of one sealed file. */
@Entity('upload')
export class Upload {
  /** Its last path segment and its file's name. */
  @PrimaryColumn('text')
  id: string;

  /** Organisation key of the only bidder that may write to it or refer to it. */
  @Column('text')
  ownerKey: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  /** Of the whole ciphertext, hex, as its bidder announced it. */
  @Column('text')
  sha256: string;

  /** Bytes; text, as Postgres gives a bigint. */
  @Column('bigint')
  size: string;

  /** `finished`: whole and found to be what was announced; `kept`: part of a bid, never removed; `expired`: being removed. */
  @Column('text')
  state: 'receiving' | 'finished' | 'kept' | 'expired';

  /** tus metadata as its client sent them. */
  @Column('jsonb')
  metadata: Record<string, string | null>;

  @Column('timestamptz')
  createdAt: Date;

  /** When it is removed unless a bid refers to it. */
  @Column('timestamptz')
  expiresAt: Date;
}
