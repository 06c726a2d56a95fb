import { type CandidateIdentity } from '@mingtang/sealing';
import { type EntityManager } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { isRevealed } from '../draw/custodian-commitment.entity';
import { commitmentsOf, drawsOf } from '../draw/draws';
import { type DrawnDraw, identityIn, isAnchored, isDrawn } from '../draw/expert-draw.entity';
import { type LotPath } from '../lot/lot-path';
import { type DocumentedDraw, type DocumentedOwnDraw, type EvaluationDocument } from './evaluation-document';

/** The draws of a lot as its evaluation document tells them. */
export async function documentedDraws(
  manager: EntityManager,
  path: LotPath,
): Promise<Pick<EvaluationDocument['committee'], 'draws' | 'passedOver' | 'voided'>> {
  const all = await drawsOf(manager, path);
  return {
    draws: await Promise.all(all.filter(isDrawn).map((draw) => documented(manager, draw))),
    passedOver: all.flatMap(({ number: draw, passedOver }) =>
      passedOver.map(({ candidate, reason }) => ({ draw, candidate, reason })),
    ),
    voided: all.flatMap(({ number, voidReason: reason, voidedAt }) =>
      reason !== null && voidedAt !== null ? [{ number, reason, voidedAt: voidedAt.toISOString() }] : [],
    ),
  };
}

/** Who each expert of a committee is, by its pseudonym: what the requests of its draws have committed to. */
export async function openedIdentities(
  manager: EntityManager,
  path: LotPath,
  members: readonly CommitteeMember[],
): Promise<ReadonlyMap<string, CandidateIdentity>> {
  const draws = await drawsOf(manager, path);
  return new Map(
    members.flatMap(({ id, draw: number }) => {
      const draw = draws.find((one) => one.number === number);
      const identity = draw && identityIn(draw, id);
      return identity ? [[id, identity] as const] : [];
    }),
  );
}

/** @throws RangeError for a draw that has an outcome and not what it follows from. */
async function documented(manager: EntityManager, draw: DrawnDraw): Promise<DocumentedDraw | DocumentedOwnDraw> {
  const { request, requestDigest, seed, randomness } = draw;
  if (request.type === 'mingtang/draw-request/v2' && isAnchored(draw)) {
    const given = await commitmentsOf(manager, draw);
    return {
      request,
      requestDigest,
      commitments: given.map(({ custodian, commitment, signature }) => ({ custodian, commitment, signature })),
      anchor: draw.anchor,
      reveals: given.filter(isRevealed).map((reveal) => ({
        custodian: reveal.custodian,
        randomness: reveal.randomness,
        signature: reveal.revealSignature,
      })),
      seed,
    };
  }
  if (request.type === 'mingtang/draw-request/v1' && randomness !== null)
    return { request, requestDigest, randomness, seed };
  throw new RangeError('a draw without what it follows from');
}
