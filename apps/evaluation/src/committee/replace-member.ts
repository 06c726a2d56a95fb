import { Clock } from '@mingtang/messaging';
import { Addressing, type AllowedAct } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { openDraw } from '../draw/draws';
import { ExpertDraw, isDrawn } from '../draw/expert-draw.entity';
import { goneFrom } from '../draw/gone-from';
import { seatExperts } from '../draw/seat-experts';
import { walkOrders } from '../draw/walk-orders';
import { type OpenedLot } from '../lot/opened-lot';
import { takeBackResult } from '../result/take-back-result';
import { ReviewSheet } from '../review/review-sheet.entity';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { CommitteeMember, type Recusal } from './committee-member.entity';
import { interestsOf } from './interests';

/**
 * EVA-03: a member leaves the committee. Its findings and scores are void (Implementing Regulations art. 48), the next drawn
 * of its category takes the seat, and what was concluded with its voice is open again.
 */
@Injectable()
export class ReplaceMember {
  constructor(
    private readonly clock: Clock,
    private readonly addressing: Addressing,
  ) {}

  async run({ manager, tell }: AllowedAct, lot: OpenedLot, member: CommitteeMember, recusal: Recusal): Promise<void> {
    const recusedAt = this.clock.now();
    await manager.save(Object.assign(member, { state: 'recused', recusedAt, recusal }));
    for (const work of [ReviewSheet, MemberScoreSheet])
      await manager.update(work, { member: member.id, voidAt: IsNull() }, { voidAt: recusedAt });
    // What was concluded with its voice does not hold.
    await takeBackResult(manager, lot.evaluation, recusedAt);
    const replaced = await this.seatNext(manager, lot, member, recusedAt);
    await manager.save(Object.assign(member, { replaced }));
    await manager.save(
      Object.assign(lot.evaluation, { reviewConcludedAt: null, technical: null, priceOpening: null, readyAt: null }),
    );
    if (!replaced) await openDraw(manager, lot.evaluation, recusedAt);
    const { project, lot: lotId } = lot.evaluation;
    const next = await manager.findBy(CommitteeMember, { project, lot: lotId, seatedAt: recusedAt });
    await tell(
      'evaluation.member-recused.v1',
      { project, lot: lotId, recusedAt: recusedAt.toISOString(), replaced, member: member.id },
      this.addressing.of(project, ...next.map(({ subject }) => subject)),
    );
  }

  /** @returns false where nobody is left to take the seat. */
  private async seatNext(
    manager: EntityManager,
    lot: OpenedLot,
    { draw: number }: CommitteeMember,
    recusedAt: Date,
  ): Promise<boolean> {
    const { project, lot: lotId } = lot.evaluation;
    if (number === null) return false;
    const draw = await manager.findOneByOrFail(ExpertDraw, { project, lot: lotId, number });
    if (!isDrawn(draw)) throw new RangeError('a member was drawn by a draw without an outcome');
    const everSeated = await manager.findBy(CommitteeMember, { project, lot: lotId });
    const gone = await goneFrom(manager, draw, everSeated, interestsOf(lot));
    const { orders, seated, lost, passedOver } = walkOrders(draw.orders, gone);
    await manager.update(ExpertDraw, { project, lot: lotId, number }, { orders, passedOver });
    const known = new Map(everSeated.map((member) => [member.id, member]));
    const moved = seated.flatMap(({ id, category }) => {
      const member = known.get(id);
      return member && member.category !== category ? [Object.assign(member, { category })] : [];
    });
    const next = await seatExperts(
      manager,
      draw,
      seated.filter(({ id }) => !known.has(id)),
      recusedAt,
    );
    await manager.save([...moved, ...next]);
    return lost === 0;
  }
}
