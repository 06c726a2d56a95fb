import { digestOf } from '@mingtang/transparency';
import { type UpheldOutcome } from '@mingtang/procedure/disclosure';
import { type LotPath } from '@mingtang/service-kit';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { type RaisedRelief } from './raised-relief';

/** What an upheld objection leads to, as it was published. */
export interface ObjectionDecision {
  readonly outcome: UpheldOutcome;
  /** Bids of the candidates that may not win any more. */
  readonly excluded: readonly string[];
  readonly reason: string;
  readonly decidedAt: string;
}

/** An objection (异议) to published candidates, or a challenge (质疑) of a published result; open until it is answered. */
@Entity('objection')
export class Objection {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  projectId: string;

  @Column('text')
  lotId: string;

  @Column('text')
  relief: RaisedRelief;

  /** Organisation key. */
  @Column('text')
  objector: string;

  @Column('text')
  objectorName: string;

  @Column('text')
  grounds: string;

  /** The interest that an objector who did not bid shows. */
  @Column('text', { nullable: true })
  interest: string | null;

  /** Random, so that nobody can find the text by trying digests. */
  @Column('text')
  salt: string;

  @Column('text')
  digest: string;

  /** See {@link objectorDigest}; null where it was filed before there was any. */
  @Column('text', { nullable: true })
  objectorDigest: string | null;

  @Column('timestamptz')
  filedAt: Date;

  /** Of the event that says that it was filed; null as `receipt`. */
  @Column('uuid', { nullable: true })
  eventId: string | null;

  /** C2SP signed note for its objector; null where it was filed before receipts were given. */
  @Column('text', { nullable: true })
  receipt: string | null;

  @Column('timestamptz')
  answerDue: Date;

  @Column('text', { nullable: true })
  answer: string | null;

  @Column('text', { nullable: true })
  answerSalt: string | null;

  @Column('text', { nullable: true })
  answerDigest: string | null;

  @Column('boolean', { nullable: true })
  upheld: boolean | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** What it leads to, where it was upheld and that is decided. */
  @Column('jsonb', { nullable: true })
  decision: ObjectionDecision | null;
}

/** Fixes who objects and by what interest: SHA-256, in hex, of the canonical JSON of these members. */
export function objectorDigest({
  objector,
  objectorName,
  interest,
  salt,
}: Pick<Objection, 'objector' | 'objectorName' | 'interest' | 'salt'>): string {
  return digestOf({ objector, objectorName, interest, salt });
}

/** DIS-03: places of the candidates that decisions on upheld objections keep from winning. */
export async function excludedCandidates(
  manager: EntityManager,
  { project, lot }: LotPath,
  candidates: readonly { readonly rank: number; readonly bid: string }[],
): Promise<number[]> {
  const objections = await manager.findBy(Objection, { projectId: project, lotId: lot });
  const excluded = new Set(objections.flatMap(({ decision }) => decision?.excluded ?? []));
  return candidates.filter(({ bid }) => excluded.has(bid)).map(({ rank }) => rank);
}
