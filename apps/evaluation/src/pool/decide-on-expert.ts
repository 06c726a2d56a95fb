import { Clock, UnitOfWork } from '@mingtang/messaging';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { refused } from '../refusals';
import { type ExpertDto, expertDto } from './expert.dto';
import { Expert } from './expert.entity';

/** The operator of the pool admits an expert or removes one. Committees that sit already are not touched. */
@Injectable()
export class DecideOnExpert {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `expert-unknown`, `expert-not-applied` */
  async admit(id: string): Promise<ExpertDto> {
    return this.unitOfWork.run(async ({ manager }) => {
      const expert = await lockExpert(manager, id);
      if (expert.state !== 'applied') throw refused('expert-not-applied', { params: { state: expert.state } });
      return this.save(manager, expert, { state: 'admitted' });
    });
  }

  /** @throws RefusedError `expert-unknown`, `expert-removed-already` */
  async remove(id: string, removalReason: string): Promise<ExpertDto> {
    return this.unitOfWork.run(async ({ manager }) => {
      const expert = await lockExpert(manager, id);
      if (expert.state === 'removed') throw refused('expert-removed-already');
      return this.save(manager, expert, { state: 'removed', removalReason });
    });
  }

  private async save(manager: EntityManager, expert: Expert, decision: Partial<Expert>): Promise<ExpertDto> {
    return expertDto(await manager.save(Object.assign(expert, decision, { decidedAt: this.clock.now() })));
  }
}

async function lockExpert(manager: EntityManager, id: string): Promise<Expert> {
  const expert = await manager.findOne(Expert, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!expert) throw refused('expert-unknown');
  return expert;
}
