import { type EventData } from '@mingtang/contracts';
import { drawMembers } from '@mingtang/procedure/evaluation';
import { type EvidenceLine, type ReceiptSigner, stateLine } from '@mingtang/service-kit';
import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type CustodianCommitment, isRevealed, type Revealed } from '../draw/custodian-commitment.entity';
import { committedFact, drawnFact, requestedFact, revealedFact, seedFrom, voidedFact } from '../draw/draw-facts';
import { commitmentsOf, drawsOf } from '../draw/draws';
import { type DrawnDraw, type ExpertDraw, isAnchored, hasOutcome, isRequested } from '../draw/expert-draw.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { alteredDraw } from './altered-draw';
import { alteredGiven } from './altered-given';

/** What the rows say of each step of each draw of a lot. */
export async function* drawState(
  manager: EntityManager,
  signer: ReceiptSigner,
  lot: OpenedLot,
): AsyncGenerator<EvidenceLine> {
  const keys = [signer.verifierKey, ...signer.retired];
  const draws = await drawsOf(manager, lot.evaluation);
  for (const draw of draws) {
    const given = await commitmentsOf(manager, draw);
    for (const one of given) {
      yield stateLine('evaluation.draw-committed.v1', committedFact(one));
      yield* alteredGiven(one, keys);
    }
    if (isRequested(draw) && draw.request.type === 'mingtang/draw-request/v2')
      yield stateLine('evaluation.draw-requested.v1', requestedFact(draw));
    if (isAnchored(draw))
      for (const reveal of given.filter(isRevealed))
        yield stateLine('evaluation.draw-revealed.v1', revealedFact(draw, reveal));
    const { voidedAt, voidReason } = draw;
    if (voidedAt && voidReason)
      yield stateLine('evaluation.draw-voided.v1', voidedFact(Object.assign(draw, { voidedAt, voidReason })));
    if (hasOutcome(draw)) yield stateLine('evaluation.committee-drawn.v1', outcome(draw, given.filter(isRevealed)));
    yield* await alteredDraw(manager, lot, draw, given);
  }
}

function outcome(draw: DrawnDraw, reveals: readonly Revealed[]): EventData<'evaluation.committee-drawn.v1'> {
  if (isAnchored(draw)) return drawnFact(draw, seedFrom(draw, reveals));
  const { number: _number, seed: _seed, ...fact } = drawnFact(draw, draw.seed);
  const randomness = Buffer.from(draw.randomness ?? '', 'hex');
  return { ...fact, randomnessDigest: createHash('sha256').update(randomness).digest('hex') };
}

/** @param all of it, or what the log shows before the report is public: not the list, though under pseudonyms, nor the orders. */
export async function* drawLines(
  manager: EntityManager,
  { evaluation }: OpenedLot,
  all: boolean,
): AsyncGenerator<EvidenceLine> {
  for (const draw of await drawsOf(manager, evaluation))
    yield { path: 'evaluation/draws.ndjson', line: lineOf(draw, await commitmentsOf(manager, draw), all) };
}

function lineOf(draw: ExpertDraw, given: readonly CustodianCommitment[], all: boolean) {
  const { lot, number, state, requestDigest, requestEvent, requestedAt, request, anchor, seed } = draw;
  const { drawnAt, voidedAt, voidReason, missing } = draw;
  return {
    lot,
    number,
    state,
    ...(all && request && { request }),
    ...(requestDigest !== null && { requestDigest }),
    ...(requestEvent !== null && { requestEvent }),
    ...(requestedAt && { requestedAt: requestedAt.toISOString() }),
    commitments: given.map(({ custodian, commitment, signature, committedAt }) => ({
      custodian,
      commitment,
      signature,
      committedAt: committedAt.toISOString(),
    })),
    ...(anchor && { anchor }),
    reveals: given.filter(isRevealed).map((reveal) => ({
      custodian: reveal.custodian,
      randomness: reveal.randomness,
      signature: reveal.revealSignature,
      revealedAt: reveal.revealedAt.toISOString(),
    })),
    ...(seed !== null && { seed }),
    ...(all && seed !== null && request && { orders: ordersOf(draw) }),
    ...(drawnAt && { drawnAt: drawnAt.toISOString() }),
    ...(voidedAt && { voided: { reason: voidReason, missing: missing ?? [], voidedAt: voidedAt.toISOString() } }),
  };
}

/** The orders as request and seed give them; later recusals lower seats in what is stored. */
function ordersOf({ request, seed }: ExpertDraw): unknown {
  if (!request || seed === null) return [];
  const again = drawMembers({ ...request, seed });
  return again.ok ? again.value.orders : [];
}
