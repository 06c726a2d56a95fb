import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One age file of an envelope of a bid version: small ones here, large ones as the tus upload in which they came. */
@Entity('sealed_file')
export class SealedFile {
  @PrimaryColumn('uuid')
  bid: string;

  @PrimaryColumn('int')
  version: number;

  @PrimaryColumn('text')
  envelope: string;

  /** Its place in the envelope's `files`; 0 is its sheet. */
  @PrimaryColumn('int')
  index: number;

  /** Of the ciphertext, hex. */
  @Column('text')
  sha256: string;

  /** Bytes of ciphertext; text, as Postgres gives a bigint. */
  @Column('bigint')
  size: string;

  @Column('bytea', { nullable: true, select: false })
  content: Buffer | null;

  @Column('text', { nullable: true })
  upload: string | null;
}
