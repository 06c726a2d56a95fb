import { type Actor } from '@mingtang/contracts';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { checkCommittee, drawMembers, exclusionsOf, orThrow } from '@mingtang/procedure';
import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { digestOf, seedOf } from '../digest';
import { Evaluation } from '../lot/evaluation.entity';
import { type OpenedLot, lockLot, ownerRole } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { Expert } from '../pool/expert.entity';
import { refused, throwIfAny } from '../refusals';
import { CommitteeMember } from './committee-member.entity';
import { byId, candidatesOf, type DrawRequestRecord } from './draw-request';
import { type DrawDto, drawDto, type DrawRequestDto } from './draw.dto';
import { ExpertDraw } from './expert-draw.entity';
import { asPossibleMember, interestsOf } from './interests';
import { refill } from './refill';
import { seatExperts } from './seat-experts';

/** The owner has the committee of an opened lot drawn (EVA-01, EVA-02, EVA-03), or drawn again for its vacant seats. */
@Injectable()
export class RequestDraw {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RefusedError `not-your-project`, `committee-drawn-already`, `representative-not-free`, `expert-pool-exhausted`,
   *   what `checkCommittee` says of the whole committee, and what `lockLot` throws
   */
  async run({ project, lot }: LotPath, asked: DrawRequestDto, actor: Actor): Promise<DrawDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const locked = await lockLot(manager, { project, lot });
      const role = ownerRole(actor, locked.project);
      const { state } = locked.evaluation;
      if (state !== 'awaiting-draw' && state !== 'vacant') throw refused('committee-drawn-already');
      const earlier = await manager.findBy(CommitteeMember, { project, lot });
      const draw = await this.draw(manager, locked, asked, earlier);
      const added = [
        ...(await seatExperts(manager, draw, refill(draw.orders, []).seated, draw.drawnAt)),
        ...appoint(draw, asked, earlier, actor),
      ];
      const committee = [...earlier.filter((member) => member.state !== 'recused'), ...added];
      throwIfAny(checkCommittee(committee.map(asPossibleMember), interestsOf(locked), locked.terms.definition));
      await manager.insert(ExpertDraw, draw);
      await manager.save(CommitteeMember, added);
      await manager.update(Evaluation, { project, lot }, { state: 'declaring' });
      this.publish(transaction, draw, role);
      return drawDto(draw);
    });
  }

  /** The request is fixed first, then its randomness drawn; the order follows from both. */
  private async draw(
    manager: EntityManager,
    locked: OpenedLot,
    { seats, regions }: DrawRequestDto,
    earlier: readonly CommitteeMember[],
  ): Promise<ExpertDraw> {
    const { project, lot } = locked.evaluation;
    const pool = await poolFor(manager, { seats, regions }, earlier);
    const number = 1 + (await manager.countBy(ExpertDraw, { project, lot }));
    const request: DrawRequestRecord = {
      type: 'mingtang/draw-request/v1',
      project,
      lot,
      number,
      seats: seats.map(({ category, count }) => ({ category, count })),
      ...(regions && { regions }),
      candidates: candidatesOf(pool, seats),
      exclusions: exclusionsOf(pool, interestsOf(locked)).sort(byId),
    };
    const requestDigest = digestOf(request);
    const randomness = randomBytes(32).toString('hex');
    return manager.create(ExpertDraw, {
      project,
      lot,
      number,
      request,
      requestDigest,
      randomness,
      orders:
        seats.length === 0 ? [] : orThrow(drawMembers({ ...request, seed: seedOf(requestDigest, randomness) })).orders,
      experts: Object.fromEntries(pool.map(({ id, expert }) => [id, expert.id])),
      drawnAt: this.clock.now(),
    });
  }

  private publish(transaction: Transaction, draw: ExpertDraw, role: string): void {
    const { project, lot } = draw;
    const { drawnAt, seats, candidates, excluded, requestDigest, randomnessDigest } = drawDto(draw);
    transaction.emit(
      'evaluation.committee-drawn.v1',
      { project, lot, drawnAt, seats, candidates, excluded, requestDigest, randomnessDigest },
      role,
    );
  }
}

/** Admitted experts of the categories and regions asked for who have not been on this committee, under fresh pseudonyms. */
async function poolFor(
  manager: EntityManager,
  { seats, regions }: Pick<DrawRequestDto, 'seats'> & { readonly regions: DrawRequestDto['regions'] | undefined },
  earlier: readonly CommitteeMember[],
) {
  const known = new Set(earlier.map(({ subject }) => subject));
  const admitted = await manager.findBy(Expert, { state: 'admitted' });
  return admitted
    .filter(({ subject }) => !known.has(subject))
    .filter(({ categories }) => seats.some(({ category }) => categories.includes(category)))
    .filter((expert) => regions === undefined || regions.some((region) => expert.regions.includes(region)))
    .map((expert) => ({
      id: randomUUID(),
      expert,
      ...(expert.organisation && { organisation: expert.organisation }),
    }));
}

/** The tenderer's representatives, who are appointed, not drawn. */
function appoint(
  { project, lot, drawnAt }: ExpertDraw,
  { representatives = [] }: DrawRequestDto,
  earlier: readonly CommitteeMember[],
  { organisation }: Actor,
): CommitteeMember[] {
  return representatives.map(({ subject, name }, at) => {
    if (earlier.some((member) => member.subject === subject))
      throw refused('representative-not-free', { field: `representatives[${at}].subject` });
    return Object.assign(new CommitteeMember(), {
      id: randomUUID(),
      project,
      lot,
      kind: 'tenderer-representative' as const,
      subject,
      name,
      organisation: organisation ?? null,
      draw: null,
      category: null,
      state: 'seated' as const,
      seatedAt: drawnAt,
    });
  });
}
