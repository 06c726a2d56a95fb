import { type Role } from '@mingtang/contracts';
import { Clock, type Transaction } from '@mingtang/messaging';
import { exclusionOf, type Interests } from '@mingtang/procedure';
import { Timers } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { type OpenedLot } from '../lot/lot-access';
import { Evaluation } from '../lot/evaluation.entity';
import { Expert } from '../pool/expert.entity';
import { ReportSignature } from '../report/report-signature.entity';
import { signingTimer } from '../report/signing-timer';
import { ReviewSheet } from '../review/review-sheet.entity';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { CommitteeMember, type Recusal } from './committee-member.entity';
import { ExpertDraw } from './expert-draw.entity';
import { asPossibleMember, interestsOf } from './interests';
import { refill } from './refill';
import { seatExperts } from './seat-experts';

/**
 * EVA-03: a member leaves the committee. Its findings and scores are void (Implementing Regulations art. 48), the next drawn
 * of its category takes the seat, and what was concluded with its voice is open again.
 */
@Injectable()
export class ReplaceMember {
  constructor(
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  /** @param role in which whoever asked for it acts. */
  async run(
    transaction: Transaction,
    lot: OpenedLot,
    member: CommitteeMember,
    recusal: Recusal,
    role: Role,
  ): Promise<void> {
    const { manager } = transaction;
    const recusedAt = this.clock.now();
    await manager.save(Object.assign(member, { state: 'recused', recusedAt, recusal }));
    for (const work of [ReviewSheet, MemberScoreSheet])
      await manager.update(work, { member: member.id, voidAt: IsNull() }, { voidAt: recusedAt });
    await this.reopen(transaction, lot.evaluation, recusedAt);
    const replaced = await this.seatNext(manager, lot, member);
    const state = replaced && lot.evaluation.state !== 'vacant' ? 'declaring' : 'vacant';
    await manager.save(Object.assign(lot.evaluation, { state, reviewConcludedAt: null }));
    const { project, lot: lotId } = lot.evaluation;
    transaction.emit(
      'evaluation.member-recused.v1',
      { project, lot: lotId, recusedAt: recusedAt.toISOString(), replaced },
      role,
    );
  }

  /** Takes back a result that the member had a part in. */
  private async reopen(transaction: Transaction, evaluation: Evaluation, voidAt: Date): Promise<void> {
    if (evaluation.state !== 'signing') return;
    const { project, lot } = evaluation;
    await transaction.manager.update(ReportSignature, { project, lot, voidAt: IsNull() }, { voidAt });
    await this.timers.cancel(transaction, signingTimer(evaluation).key);
    Object.assign(evaluation, { completedAt: null, signingDue: null, document: null });
  }

  /** @returns false where nobody is left to take the seat. */
  private async seatNext(manager: EntityManager, lot: OpenedLot, { draw: number }: CommitteeMember): Promise<boolean> {
    const { project, lot: lotId } = lot.evaluation;
    if (number === null) return false;
    const draw = await manager.findOneByOrFail(ExpertDraw, { project, lot: lotId, number });
    const everSeated = await manager.findBy(CommitteeMember, { project, lot: lotId });
    const { orders, seated, lost } = refill(draw.orders, await this.gone(manager, draw, everSeated, interestsOf(lot)));
    await manager.update(ExpertDraw, { project, lot: lotId, number }, { orders });
    const known = new Map(everSeated.map((member) => [member.id, member]));
    const moved = seated.flatMap(({ id, category }) => {
      const member = known.get(id);
      return member && member.category !== category ? [Object.assign(member, { category })] : [];
    });
    const next = await seatExperts(
      manager,
      draw,
      seated.filter(({ id }) => !known.has(id)),
      this.clock.now(),
    );
    await manager.save([...moved, ...next]);
    return lost === 0;
  }

  /** Pseudonyms of a draw that cannot take a seat: recused, seated by another draw, no longer in the pool, or interested. */
  private async gone(
    manager: EntityManager,
    { number, experts }: ExpertDraw,
    everSeated: readonly CommitteeMember[],
    interests: Interests,
  ): Promise<string[]> {
    const pool = new Map(
      (await manager.findBy(Expert, { id: In(Object.values(experts)) })).map((expert) => [expert.id, expert]),
    );
    return Object.entries(experts).flatMap(([pseudonym, id]) => {
      const expert = pool.get(id);
      const member = everSeated.find(({ subject }) => subject === expert?.subject);
      if (member) return member.state === 'recused' || member.draw !== number ? [pseudonym] : [];
      const free =
        expert?.state === 'admitted' && !exclusionOf(asPossibleMember({ ...expert, kind: 'expert' }), interests);
      return free ? [] : [pseudonym];
    });
  }
}
