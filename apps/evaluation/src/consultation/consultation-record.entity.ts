import { type EventData } from '@mingtang/contracts';
import { digestOf } from '@mingtang/transparency';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The minutes of one consultation of the group with one supplier, sealed until the result. */
@Entity('consultation_record')
export class ConsultationRecord {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('uuid')
  bid: string;

  /** The how manieth with this supplier. */
  @Column('int')
  round: number;

  /** How many changes of the requirements came before it. */
  @Column('int')
  afterChanges: number;

  /** Id of the member in this lot who wrote them. */
  @Column('uuid')
  member: string;

  @Column('text')
  minutes: string;

  /** 32 random bytes in hex, so that the digest tells nothing of the minutes. */
  @Column('text')
  salt: string;

  /** What the event published. */
  @Column('text')
  digest: string;

  /** Id of the event that published the digest. */
  @Column('uuid')
  event: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('timestamptz', { nullable: true })
  voidAt: Date | null;
}

/** The digest by which minutes are fixed: salted, so that it tells nothing of them. */
export function minutesDigest({
  project,
  lot,
  bid,
  round,
  minutes,
  salt,
}: Pick<ConsultationRecord, 'project' | 'lot' | 'bid' | 'round' | 'minutes' | 'salt'>): string {
  return digestOf({ type: 'mingtang/consultation-minutes/v1', project, lot, bid, round, minutes, salt });
}

/** What is told of a consultation, its digest worked out again from what is stored. */
export function consultationFact(record: ConsultationRecord): EventData<'evaluation.consultation-recorded.v1'> {
  const { project, lot, bid, round, recordedAt } = record;
  return { project, lot, bid, round, recordedAt: recordedAt.toISOString(), minutesDigest: minutesDigest(record) };
}
