import { type Transaction } from '@mingtang/messaging';
import { Acts, type AllowedAct, type CaseRef, DueActs, lockTraded, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Evaluation, type PriceOpening } from '../lot/evaluation.entity';
import { lotOf, lotOfAct, seatedMembers } from '../lot/lot-access';
import { type OpenedLot } from '../lot/opened-lot';
import { AdvanceEvaluation } from './advance-evaluation';
import { progressOf } from './evaluation-record';
import { loadRecord } from './load-record';

/** Takes the record of an opening at which prices came, and completes the evaluation by itself where nobody has a sheet left to hand in. */
@Injectable()
export class RankPrices implements OnModuleInit {
  constructor(
    private readonly acts: Acts,
    private readonly due: DueActs,
    private readonly advance: AdvanceEvaluation,
  ) {}

  onModuleInit(): void {
    this.due.on(
      'complete-evaluation',
      (of) => this.acts.run({ act: 'complete-evaluation', ...of }, PLATFORM, (act) => this.complete(act, of)),
      async ({ project, lot }, manager) => {
        const evaluation = await manager.findOneBy(Evaluation, { project, lot });
        return evaluation?.priceOpening ? evaluation.readyAt?.toISOString() : undefined;
      },
    );
  }

  /** @param opening as bidding published it. */
  async take(transaction: Transaction, opening: PriceOpening): Promise<void> {
    const { manager } = transaction;
    const { project: id, lot: lotId, openedAt } = opening;
    const project = await lockTraded(manager, id);
    const evaluation = await manager.findOneBy(Evaluation, { project: id, lot: lotId });
    if (!project || !evaluation) return;
    const lot = { ...lotOf(project, lotId), evaluation };
    // An opening that something else came before counts for nothing.
    if (lot.case.stand.overtaken.at(-1)?.place === project.places) return;
    evaluation.priceOpening = opening;
    evaluation.readyAt = (await isComplete(manager, lot)) ? new Date(openedAt) : null;
    await manager.save(evaluation);
    await this.due.setFor(lot.case, transaction);
  }

  private async complete(act: AllowedAct, of: CaseRef): Promise<void> {
    const lot = await lotOfAct(act);
    await this.advance.run(act, lot, await seatedMembers(act.manager, of));
  }
}

/** Whether nothing is left to hand in; never where the review was concluded by no committee of this service's own. */
async function isComplete(manager: EntityManager, lot: OpenedLot): Promise<boolean> {
  const { evaluation } = lot;
  if (evaluation.reviewConcludedAt === null) return false;
  const record = await loadRecord(manager, lot, await seatedMembers(manager, evaluation));
  return progressOf(record).phase === 'complete';
}
