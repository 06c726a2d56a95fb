import { type Actor, organisationKey, type Role } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { mayRecordContractRefusal, orThrow, transition } from '@mingtang/procedure';
import { type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type Award, standingAward } from '../award/award.entity';
import { lockLot, type LockedLot, owningRole } from '../lot/lot-access';
import { refused } from '../refusals';
import { type ContractRefusalDto, type RecordContractRefusalDto, showContractRefusal } from './contract-refusal.dto';
import { ContractRefusal } from './contract-refusal.entity';

/** Records that the winner does not conclude the contract: its own word, or the owner's once the contract is late (DIS-05, DIS-06). */
@Injectable()
export class RecordContractRefusal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws {RefusedError} `not-your-project` for who is neither owner nor winner, `stage-does-not-allow`, `contract-refusal-recorded`, and
   * those of `mayRecordContractRefusal`
   */
  record(path: LotPath, { reason, statement }: RecordContractRefusalDto, actor: Actor): Promise<ContractRefusalDto> {
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const locked = await lockLot(manager, path);
      const award = await standingAward(manager, path.project, path.lot);
      const { role, statedBy } = whoSays(actor, locked, award);
      orThrow(transition(locked.lot.stage, 'sign-contract'));
      if (!award) throw refused('not-awarded');
      if (await manager.existsBy(ContractRefusal, { awardId: award.id })) throw refused('contract-refusal-recorded');
      const recordedAt = this.clock.instant();
      orThrow(
        mayRecordContractRefusal({
          now: recordedAt,
          noticedAt: award.noticedAt?.toISOString() ?? null,
          contractDue: award.contractDue?.toISOString() ?? null,
          reason,
          statedBy,
          performanceSecurityAsked: locked.project.published.performanceSecurityPercent !== undefined,
        }),
      );
      const refusal = manager.create(ContractRefusal, {
        id: randomUUID(),
        awardId: award.id,
        reason,
        statedBy,
        statement,
        recordedAt: new Date(recordedAt),
      });
      await manager.insert(ContractRefusal, refusal);
      emit(
        'disclosure.contract-refused.v1',
        { ...path, refusal: refusal.id, award: award.id, bid: award.bid, recordedAt, reason, statedBy, statement },
        role,
      );
      return showContractRefusal(refusal);
    });
  }
}

interface Speaker {
  readonly role: Role;
  readonly statedBy: 'winner' | 'owner';
}

function whoSays(actor: Actor, { project }: LockedLot, award: Award | null): Speaker {
  const owns = owningRole(actor, project);
  if (owns) return { role: owns, statedBy: 'owner' };
  const own = actor.organisation && organisationKey(actor.organisation);
  if (award && own === organisationKey(award.bidder) && actor.roles.includes('bidder'))
    return { role: 'bidder', statedBy: 'winner' };
  throw refused('not-your-project');
}
