import { type Organisation } from '@mingtang/contracts';
import { type Draw } from '@mingtang/procedure/evaluation';
import { type CandidateIdentity } from '@mingtang/sealing';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type DrawAnchor } from './draw-anchor';
import { type DrawRequestRecord } from './draw-request';
import { type PassedOver } from './passed-over';

/**
 * Where a draw stands. `requested`: its request is fixed and not yet under a witnessed checkpoint; `voided`: no anchor or a reveal
 * missing in time, and the next draw has fresh commitments. `overtaken`: something came before it in the order of the project, so that it never took effect.
 */
export const DRAW_STATES = [
  'awaiting-commitments',
  'requested',
  'awaiting-reveals',
  'drawn',
  'voided',
  'overtaken',
] as const;
export type DrawState = (typeof DRAW_STATES)[number];

export type VoidReason = 'reveal-missing' | 'not-anchored';

/** Someone whom the tenderer appoints beside those who are drawn. */
export interface Representative {
  readonly subject: string;
  readonly name: string;
  readonly organisation: Organisation | null;
}

/** One random draw of experts for a lot (docs/spec/expert-draw.md); a later one fills seats for which an earlier ran out of experts. */
@Entity('expert_draw')
export class ExpertDraw {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  /** 1 for the first draw of the lot; a voided one keeps its number. */
  @PrimaryColumn('int')
  number: number;

  @Column('text')
  state: DrawState;

  /** From here on custodians may commit: since the opening, or since what made the draw needed. */
  @Column('timestamptz')
  openedAt: Date;

  @Column('jsonb', { nullable: true })
  request: DrawRequestRecord | null;

  @Column('text', { nullable: true })
  requestDigest: string | null;

  /** Id of the event that asked for it. */
  @Column('uuid', { nullable: true })
  requestEvent: string | null;

  @Column('timestamptz', { nullable: true })
  requestedAt: Date | null;

  /** Which expert of the pool stands behind each pseudonym of the request. */
  @Column('jsonb', { nullable: true })
  experts: Readonly<Record<string, string>> | null;

  /** Names and salts with which the request commits to who each pseudonym is; draws before such commitments have none. */
  @Column('jsonb', { nullable: true })
  names: Readonly<Record<string, Omit<CandidateIdentity, 'expert'>>> | null;

  @Column('jsonb', { nullable: true })
  representatives: readonly Representative[] | null;

  @Column('jsonb', { nullable: true })
  anchor: DrawAnchor | null;

  /** While `requested` or `awaiting-reveals`: when it is void unless the anchor, or every reveal, is there. */
  @Column('timestamptz', { nullable: true })
  due: Date | null;

  /** The drawn orders. A category's `count` is lowered when a seat of it could not be filled again. */
  @Column('jsonb', { nullable: true })
  orders: Draw['orders'] | null;

  /** Who came first in an order and took no seat, once and for all. */
  @Column('jsonb')
  passedOver: readonly PassedOver[];

  @Column('text', { nullable: true })
  seed: string | null;

  /** Of draws before custodians gave the randomness: the platform's own 32 bytes in hex. */
  @Column('text', { nullable: true })
  randomness: string | null;

  @Column('timestamptz', { nullable: true })
  drawnAt: Date | null;

  /** Of a drawn one: whether every seat of the committee was taken with it. */
  @Column('boolean', { nullable: true })
  filled: boolean | null;

  @Column('timestamptz', { nullable: true })
  voidedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  overtakenAt: Date | null;

  @Column('text', { nullable: true })
  voidReason: VoidReason | null;

  /** Of a voided one: custodians who committed and did not reveal. */
  @Column('text', { array: true, nullable: true })
  missing: string[] | null;
}

/** A draw whose request is fixed. */
export type RequestedDraw = ExpertDraw & {
  readonly request: DrawRequestRecord;
  readonly requestDigest: string;
  readonly requestedAt: Date;
  readonly experts: Readonly<Record<string, string>>;
  readonly representatives: readonly Representative[];
};

/** A draw that custodians may reveal for. */
export type AnchoredDraw = RequestedDraw & { readonly anchor: DrawAnchor };

/** A draw that has its outcome. */
export type DrawnDraw = RequestedDraw & {
  readonly orders: Draw['orders'];
  readonly seed: string;
  readonly drawnAt: Date;
};

/** Who a pseudonym of a draw is, as its request has committed to it; undefined of a draw that has not. */
export function identityIn({ experts, names }: ExpertDraw, pseudonym: string): CandidateIdentity | undefined {
  const expert = experts?.[pseudonym];
  const said = names?.[pseudonym];
  return expert === undefined || said === undefined ? undefined : { expert, ...said };
}

export function isRequested(draw: ExpertDraw): draw is RequestedDraw {
  return draw.request !== null;
}

export function isAnchored(draw: ExpertDraw): draw is AnchoredDraw {
  return isRequested(draw) && draw.anchor !== null;
}

export function isDrawn(draw: ExpertDraw): draw is DrawnDraw {
  return isRequested(draw) && draw.state === 'drawn';
}

/** One that was drawn, whether or not it took effect. */
export function hasOutcome(draw: ExpertDraw): draw is DrawnDraw {
  return isRequested(draw) && draw.drawnAt !== null;
}
