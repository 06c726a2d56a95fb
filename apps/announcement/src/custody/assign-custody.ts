import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { type EntityManager, In } from 'typeorm';
import { assertDraft, lockOwnProject } from '../project/project-access';
import { refused } from '../refusals';
import { type AssignCustodyDto, type CustodyDto } from './custody.dto';
import { Custodian } from './custodian.entity';
import { assignCustody, FEWEST_BY_DEFAULT, firstRegistered, majorityOf } from './default-custody';
import { custodyOf } from './project-custody';

/** Names who keeps the opening keys of a draft's bids, and how many of them together open one. */
@Injectable()
export class AssignCustody {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `not-draft`, `custodian-unknown`, `custodians-too-few`, `threshold-too-high` */
  async assign(id: string, wanted: AssignCustodyDto, actor: Actor): Promise<CustodyDto> {
    return this.unitOfWork.run(async ({ manager }) => {
      const { project } = await lockOwnProject(manager, id, actor);
      assertDraft(project);
      const custodians = wanted.custodians ?? (await byDefault(manager));
      await assertRegistered(manager, custodians);
      const threshold = wanted.threshold ?? majorityOf(custodians.length);
      if (threshold > custodians.length)
        throw refused('threshold-too-high', { field: 'threshold', params: { custodians: custodians.length } });
      await assignCustody(manager, project, custodians, threshold, this.clock.now());
      const custody = await custodyOf(manager, project);
      if (!custody) throw new Error('custody not assigned');
      return custody;
    });
  }
}

async function byDefault(manager: EntityManager): Promise<string[]> {
  const custodians = await firstRegistered(manager);
  if (custodians.length < FEWEST_BY_DEFAULT)
    throw refused('custodians-too-few', { params: { fewest: FEWEST_BY_DEFAULT } });
  return custodians.map(({ id }) => id);
}

async function assertRegistered(manager: EntityManager, ids: readonly string[]): Promise<void> {
  const found = await manager.findBy(Custodian, { id: In([...ids]) });
  const unknown = ids.filter((id) => !found.some((custodian) => custodian.id === id));
  if (unknown.length > 0)
    throw refused('custodian-unknown', { field: 'custodians', params: { ids: unknown.join(', ') } });
}
