import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question on the tender documents (对招标文件的疑问), and its answer to all. */
@Entity('question')
export class Question {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  projectId: string;

  /** Organisation key; told to nobody, also not to the project's owner (ANN-09). */
  @Column('text')
  asker: string;

  @Column('text')
  text: string;

  /** With the text it makes the digest that the public log holds. */
  @Column('text')
  salt: string;

  @Column('timestamptz')
  askedAt: Date;

  /** Of the event that says that it was asked. */
  @Column('uuid')
  eventId: string;

  /** C2SP signed note for its asker. */
  @Column('text')
  receipt: string;

  @Column('text', { nullable: true })
  answer: string | null;

  /** Whether the answer may affect how bids are made up, as the project's owner says (ANN-06). */
  @Column('boolean', { nullable: true })
  affectsBids: boolean | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;
}
