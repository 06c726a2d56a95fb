import { type EventData } from '@mingtang/contracts';
import {
  type AnchoredDraw,
  type DrawnDraw,
  type ExpertDraw,
  type RequestedDraw,
  type VoidReason,
} from './expert-draw.entity';
import { type CustodianCommitment, type Revealed } from './custodian-commitment.entity';
import { byCustodian, drawSeed } from '@mingtang/sealing';
import { digestOf } from '@mingtang/transparency';

/** What is published of each step of a draw, from what is stored of it: for the event, and again for the evidence. */

export function committedFact(given: CustodianCommitment): EventData<'evaluation.draw-committed.v1'> {
  const { project, lot, number, custodian, commitment, signature, committedAt } = given;
  return { project, lot, number, custodian, commitment, signature, committedAt: committedAt.toISOString() };
}

export function requestedFact({
  project,
  lot,
  number,
  request,
  requestedAt,
}: RequestedDraw): EventData<'evaluation.draw-requested.v1'> {
  return {
    project,
    lot,
    number,
    requestedAt: requestedAt.toISOString(),
    ...countsOf(request),
    requestDigest: digestOf(request),
    commitments: 'commitments' in request ? request.commitments.map((one) => ({ ...one })) : [],
    absent: 'absent' in request ? [...request.absent] : [],
  };
}

export function revealedFact(
  { project, lot, number, anchor }: AnchoredDraw,
  { custodian, randomness, revealSignature, revealedAt }: Revealed,
): EventData<'evaluation.draw-revealed.v1'> {
  return {
    project,
    lot,
    number,
    custodian,
    randomness,
    root: anchor.root,
    signature: revealSignature,
    revealedAt: revealedAt.toISOString(),
  };
}

export function voidedFact({
  project,
  lot,
  number,
  voidedAt,
  voidReason,
  missing,
}: ExpertDraw & { readonly voidedAt: Date; readonly voidReason: VoidReason }): EventData<'evaluation.draw-voided.v1'> {
  return { project, lot, number, voidedAt: voidedAt.toISOString(), reason: voidReason, missing: missing ?? [] };
}

export function drawnFact(
  { project, lot, number, request, drawnAt, filled }: Omit<DrawnDraw, 'seed' | 'orders'>,
  seed: string,
): EventData<'evaluation.committee-drawn.v1'> {
  return {
    project,
    lot,
    drawnAt: drawnAt.toISOString(),
    filled: filled === true,
    ...countsOf(request),
    requestDigest: digestOf(request),
    number,
    seed,
  };
}

/** The seed, worked out again from what custodians revealed. */
export function seedFrom({ request, anchor }: AnchoredDraw, reveals: readonly Revealed[]): string {
  return drawSeed({ requestDigest: digestOf(request), reveals: [...reveals].sort(byCustodian), root: anchor.root });
}

/** Numbers of a request that tell nobody's name. */
export function countsOf({ seats, candidates, exclusions }: RequestedDraw['request']) {
  return {
    seats: seats.reduce((total, { count }) => total + count, 0),
    candidates: candidates.length,
    excluded: exclusions.length,
  };
}
