import { type CloudEvent } from '@mingtang/contracts';
import { drawMembers } from '@mingtang/procedure/evaluation';
import { candidateCommitment } from '@mingtang/sealing';
import { type EvidenceLine, problemLine } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, LessThan, Raw } from 'typeorm';
import { CommitteeMember } from '../committee/committee-member.entity';
import { type CustodianCommitment, isRevealed } from '../draw/custodian-commitment.entity';
import { anchorOf } from '../draw/draw-anchor';
import { requestedFact, seedFrom } from '../draw/draw-facts';
import {
  type DrawState,
  ExpertDraw,
  identityIn,
  isAnchored,
  hasOutcome,
  isRequested,
} from '../draw/expert-draw.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { Expert } from '../pool/expert.entity';

/** The columns of a draw that contradict those that they follow from, as a problem line, if there are any. */
export async function alteredDraw(
  manager: EntityManager,
  lot: OpenedLot,
  draw: ExpertDraw,
  given: readonly CustodianCommitment[],
): Promise<EvidenceLine[]> {
  const columns = [
    ...ofState(draw),
    ...(await ofOpening(manager, lot, draw)),
    ...ofRequest(draw),
    ...ofAnchor(draw),
    ...ofOutcome(draw, given),
    ...(await ofRequestEvent(manager, draw)),
    ...(await ofExperts(manager, draw)),
  ];
  if (columns.length === 0) return [];
  const subject = `${lot.terms.lot.id}/${draw.number}`;
  return [problemLine('evaluation.draw-requested.v1', 'row-altered', subject, columns.join(', '))];
}

function ofState(draw: ExpertDraw): string[] {
  const underWay = draw.state === 'requested' || draw.state === 'awaiting-reveals';
  return [
    ...(draw.state === stateOf(draw) ? [] : ['expert_draw.state']),
    ...((draw.due !== null) === underWay ? [] : ['expert_draw.due']),
  ];
}

/** A draw is opened by the opening record, or by what came before: a draw with a seat left, one that lapsed, or a recusal. */
async function ofOpening(manager: EntityManager, { evaluation }: OpenedLot, draw: ExpertDraw): Promise<string[]> {
  const { project, lot, number, openedAt } = draw;
  const before = await manager.findBy(ExpertDraw, { project, lot, number: LessThan(number) });
  const members = await manager.findBy(CommitteeMember, { project, lot });
  const causes = [
    ...(number === 1 ? [new Date(evaluation.opening.openedAt)] : []),
    ...before.flatMap(({ overtakenAt, voidedAt, drawnAt }) => [overtakenAt, voidedAt, drawnAt]),
    ...members.map(({ recusedAt }) => recusedAt),
  ];
  return causes.some((at) => at?.getTime() === openedAt.getTime()) ? [] : ['expert_draw.opened_at'];
}

function stateOf({ overtakenAt, voidedAt, drawnAt, anchor, request }: ExpertDraw): DrawState {
  if (overtakenAt) return 'overtaken';
  if (voidedAt) return 'voided';
  if (drawnAt) return 'drawn';
  if (anchor) return 'awaiting-reveals';
  return request ? 'requested' : 'awaiting-commitments';
}

function ofRequest({ request, requestDigest, project, lot, number }: ExpertDraw): string[] {
  if (!request) return requestDigest === null ? [] : ['expert_draw.request'];
  const own = request.project === project && request.lot === lot && request.number === number;
  return [
    ...(own ? [] : ['expert_draw.request']),
    ...(digestOf(request) === requestDigest ? [] : ['expert_draw.request_digest']),
  ];
}

function ofAnchor(draw: ExpertDraw): string[] {
  if (!isAnchored(draw)) return [];
  const { anchor, project, lot, number, requestDigest } = draw;
  const { takenAt, event, index, proof, checkpoint, entry } = anchor;
  const told = { project, lot, number, requestDigest, event, index, proof: [...proof], checkpoint };
  const again = anchorOf({ ...told, ...(entry !== undefined && { entry }) }, requestedFact(draw), takenAt);
  const holds = event === draw.requestEvent && isDeepStrictEqual(again, anchor);
  return holds ? [] : ['expert_draw.anchor'];
}

function ofOutcome(draw: ExpertDraw, given: readonly CustodianCommitment[]): string[] {
  if (!hasOutcome(draw)) return draw.orders === null && draw.seed === null ? [] : ['expert_draw.orders'];
  const { request, seed, orders } = draw;
  const again = drawMembers({ ...request, seed });
  const same =
    again.ok &&
    again.value.orders.length === orders.length &&
    again.value.orders.every(({ category, count, order }, at) => {
      const stored = orders[at];
      // Seats are lowered where a recusal left nobody for them.
      return stored?.category === category && stored.count <= count && isDeepStrictEqual(stored.order, order);
    });
  const seedHolds = !isAnchored(draw) || seedFrom(draw, given.filter(isRevealed)) === seed;
  return [...(seedHolds ? [] : ['expert_draw.seed']), ...(same ? [] : ['expert_draw.orders'])];
}

/** That it was asked for by the event that it names. */
async function ofRequestEvent(
  manager: EntityManager,
  { requestEvent, project, lot, number }: ExpertDraw,
): Promise<string[]> {
  if (requestEvent === null) return [];
  const [row] = await manager.query<{ event: CloudEvent<string, { lot: string; number: number }> }[]>(
    `SELECT event FROM outbox WHERE project_id = $1 AND event_id = $2 AND type = 'evaluation.draw-requested.v1'`,
    [project, requestEvent],
  );
  return row?.event.data.lot === lot && row.event.data.number === number ? [] : ['expert_draw.request_event'];
}

/** That whoever sits by this draw is whom the pseudonyms of its request stand for, or whom the tenderer appointed with it. */
async function ofExperts(manager: EntityManager, draw: ExpertDraw): Promise<string[]> {
  if (!isRequested(draw)) return [];
  const { project, lot, number, experts, representatives, request, drawnAt } = draw;
  // As texts, for what was altered may be no id any more.
  const known = await manager.findBy(Expert, {
    id: Raw((id) => `CAST(${id} AS text) = ANY(:ids)`, { ids: Object.values(experts) }),
  });
  const subjects = new Map(known.map(({ id, subject }) => [id, subject]));
  const members = await manager.findBy(CommitteeMember, { project, lot });
  const pseudonyms = request.candidates.map(({ id }) => id).sort();
  const whole =
    isDeepStrictEqual(Object.keys(experts).sort(), pseudonyms) &&
    Object.values(experts).every((id) => subjects.has(id));
  const seated = members.filter((member) => member.draw === number);
  const rightly = seated.every(({ id, subject }) => subjects.get(experts[id] ?? '') === subject);
  const named = seated.every(({ id, name }) => {
    const identity = identityIn(draw, id);
    return identity === undefined || identity.name === name;
  });
  const drawnFor = seated.every(({ id, category }) =>
    draw.orders?.some((drawn) => drawn.category === category && drawn.order.includes(id)),
  );
  const recusals = members.map(({ recusedAt }) => recusedAt?.getTime());
  const inTime = seated.every(({ seatedAt }) => [drawnAt?.getTime(), ...recusals].includes(seatedAt.getTime()));
  const committed =
    request.type === 'mingtang/draw-request/v1' ||
    request.candidates.every(({ id, commitment }) => {
      const identity = identityIn(draw, id);
      return identity !== undefined && candidateCommitment(identity) === commitment;
    });
  const appointed = representatives.every(
    ({ subject, name, organisation }) =>
      drawnAt === null ||
      members.some(
        (member) =>
          member.draw === null &&
          member.subject === subject &&
          member.name === name &&
          isDeepStrictEqual(member.organisation, organisation) &&
          member.seatedAt.getTime() === drawnAt.getTime(),
      ),
  );
  return [
    ...(whole ? [] : ['expert_draw.experts']),
    ...(committed ? [] : ['expert_draw.names']),
    ...(rightly ? [] : ['committee_member.subject']),
    ...(named ? [] : ['committee_member.name']),
    ...(drawnFor ? [] : ['committee_member.category']),
    ...(inTime ? [] : ['committee_member.seated_at']),
    ...(appointed ? [] : ['expert_draw.representatives']),
  ];
}
