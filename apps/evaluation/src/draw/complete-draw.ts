import { Clock } from '@mingtang/messaging';
import { checkCommittee, drawMembers } from '@mingtang/procedure/evaluation';
import { orThrow } from '@mingtang/procedure/rules';
import { Addressing, type AllowedAct } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { CommitteeMember, sits } from '../committee/committee-member.entity';
import { asPossibleMember, interestsOf } from '../committee/interests';
import { type OpenedLot } from '../lot/opened-lot';
import { type Revealed } from './custodian-commitment.entity';
import { drawnFact, seedFrom } from './draw-facts';
import { openDraw } from './draws';
import { type AnchoredDraw, type DrawnDraw } from './expert-draw.entity';
import { goneFrom } from './gone-from';
import { seatExperts } from './seat-experts';
import { walkOrders } from './walk-orders';

/** Every custodian has revealed: seed and orders follow, and whoever comes first takes the seats (EVA-02). */
@Injectable()
export class CompleteDraw {
  constructor(
    private readonly clock: Clock,
    private readonly addressing: Addressing,
  ) {}

  async run(
    { manager, tell }: AllowedAct,
    lot: OpenedLot,
    anchored: AnchoredDraw,
    reveals: readonly Revealed[],
  ): Promise<void> {
    const { evaluation, terms } = lot;
    const { project, lot: lotId } = evaluation;
    const drawnAt = this.clock.now();
    const seed = seedFrom(anchored, reveals);
    const { orders } = orThrow(drawMembers({ ...anchored.request, seed }));
    const everSeated = await manager.findBy(CommitteeMember, { project, lot: lotId });
    const filled = walkOrders(orders, await goneFrom(manager, anchored, everSeated, interestsOf(lot)));
    const state = 'drawn' as const;
    const { orders: kept, passedOver } = filled;
    const drawn: DrawnDraw = Object.assign(anchored, { state, seed, orders: kept, passedOver, drawnAt, due: null });
    const added = [...(await seatExperts(manager, drawn, filled.seated, drawnAt)), ...representativesOf(drawn)];
    await manager.save(CommitteeMember, added);
    const committee = [...everSeated.filter(sits), ...added];
    const flaws = checkCommittee(committee.map(asPossibleMember), interestsOf(lot), terms.definition);
    const draw = Object.assign(drawn, { filled: filled.lost === 0 && flaws.length === 0 });
    await manager.save(draw);
    if (!draw.filled) await openDraw(manager, evaluation, drawnAt);
    const seated = this.addressing.of(project, ...added.map(({ subject }) => subject));
    await tell('evaluation.committee-drawn.v1', drawnFact(draw, seed), seated);
  }
}

function representativesOf({ project, lot, representatives, drawnAt }: DrawnDraw): CommitteeMember[] {
  return representatives.map((representative) =>
    Object.assign(new CommitteeMember(), {
      id: randomUUID(),
      project,
      lot,
      kind: 'tenderer-representative' as const,
      ...representative,
      draw: null,
      category: null,
      state: 'seated' as const,
      seatedAt: drawnAt,
    }),
  );
}
