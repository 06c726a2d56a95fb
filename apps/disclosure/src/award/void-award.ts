import { Acts, type Case, Cases, PLATFORM } from '@mingtang/service-kit';
import { type Transaction } from '@mingtang/messaging';
import { type Overtaken } from '@mingtang/procedure/procedures';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { knownProject } from '../register/known-project';
import { Award } from './award.entity';

/**
 * Undoes an award that a cancellation came before in the order of the project's events, which all services share: it is void, and says so
 * (ANN-11). An award that came first keeps its lot, for the tender has then reached its result.
 */
@Injectable()
export class VoidAward implements OnModuleInit {
  constructor(
    private readonly cases: Cases,
    private readonly acts: Acts,
  ) {}

  onModuleInit(): void {
    this.cases.onOvertaken('award', (of, award, transaction) => this.undo(of, award, transaction));
  }

  private async undo({ project, lot }: Case, { item: id }: Overtaken, transaction: Transaction): Promise<void> {
    await this.acts.within(transaction, { act: 'void-award', project, lot }, PLATFORM, async (act) => {
      const { manager, now: voidedAt } = act;
      const { bid } = await manager.findOneByOrFail(Award, { id: id ?? '', projectId: project, lotId: lot });
      const { cancellation } = await knownProject(manager, project);
      const notice = cancellation?.notice ?? '';
      await manager.update(Award, { id: id ?? '' }, { voidedAt: new Date(voidedAt), voidedBy: notice });
      await act.tell('disclosure.award-voided.v1', { project, lot, award: id ?? '', bid, voidedAt, notice });
    });
  }
}
