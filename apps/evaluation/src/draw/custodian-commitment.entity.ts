import { type DrawCommitment, type DrawReveal } from '@mingtang/sealing';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type AnchoredDraw, type ExpertDraw } from './expert-draw.entity';

/** What one custodian gives to one draw: first its commitment, then, once the request is anchored, the randomness itself. */
@Entity('custodian_commitment')
export class CustodianCommitment {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  /** Of the draw. */
  @PrimaryColumn('int')
  number: number;

  /** The custodian's account (`sub`). */
  @PrimaryColumn('text')
  custodian: string;

  /** SHA-256 of 32 random bytes, hex. */
  @Column('text')
  commitment: string;

  /** Ed25519, base64, of the commitment. */
  @Column('text')
  signature: string;

  @Column('timestamptz')
  committedAt: Date;

  /** The signed note that confirms the commitment, and the event that it names; none of commitments before there were receipts. */
  @Column('text', { nullable: true })
  receipt: string | null;

  @Column('uuid', { nullable: true })
  event: string | null;

  /** The 32 bytes in hex. */
  @Column('text', { nullable: true })
  randomness: string | null;

  /** Ed25519, base64, of the reveal. */
  @Column('text', { nullable: true })
  revealSignature: string | null;

  @Column('timestamptz', { nullable: true })
  revealedAt: Date | null;

  /** The signed note that confirms the reveal, and the event that it names. */
  @Column('text', { nullable: true })
  revealReceipt: string | null;

  @Column('uuid', { nullable: true })
  revealEvent: string | null;
}

/** A commitment with the randomness that it committed to. */
export type Revealed = CustodianCommitment & {
  readonly randomness: string;
  readonly revealSignature: string;
  readonly revealedAt: Date;
};

export function isRevealed(given: CustodianCommitment): given is Revealed {
  return given.randomness !== null;
}

/** What a custodian signs to commit to a draw. */
export function commitmentTo(
  { project, lot, number }: Pick<ExpertDraw, 'project' | 'lot' | 'number'>,
  { custodian, commitment }: Pick<CustodianCommitment, 'custodian' | 'commitment'>,
): DrawCommitment {
  return { project, lot, number, custodian, commitment };
}

/** What a custodian signs to reveal for a draw. */
export function revealFor(
  { project, lot, number, requestDigest, anchor }: AnchoredDraw,
  { custodian, randomness }: { readonly custodian: string; readonly randomness: string },
): DrawReveal {
  return { project, lot, number, custodian, requestDigest, root: anchor.root, randomness };
}
