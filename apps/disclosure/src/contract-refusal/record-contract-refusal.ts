import { type Actor, organisationKey } from '@mingtang/contracts';
import { mayRecordContractRefusal, orThrow } from '@mingtang/procedure';
import { type Acting, Acts, caseRefused, type LotPath, owningRole, type TradedProject } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { awardOf } from '../award/award.entity';
import { type ContractRefusalDto, type RecordContractRefusalDto, showContractRefusal } from './contract-refusal.dto';
import { ContractRefusal } from './contract-refusal.entity';

/** Records that the winner does not conclude the contract: its own word, or the owner's once the contract is late (DIS-05, DIS-06). */
@Injectable()
export class RecordContractRefusal {
  constructor(private readonly acts: Acts) {}

  /** @throws {RefusedError} `not-your-project` for who is neither owner nor winner, what the case refuses, and `mayRecordContractRefusal` */
  record(path: LotPath, { reason, statement }: RecordContractRefusalDto, actor: Actor): Promise<ContractRefusalDto> {
    return this.acts.run({ act: 'refuse-contract', ...path }, asParty(actor), async (act) => {
      const { manager, now: recordedAt } = act;
      const award = await awardOf(manager, path);
      const statedBy: ContractRefusal['statedBy'] = act.role === 'bidder' ? 'winner' : 'owner';
      if (statedBy === 'winner' && keyOf(actor) !== organisationKey(award.bidder))
        throw caseRefused('not-your-project');
      orThrow(
        mayRecordContractRefusal({
          now: recordedAt,
          noticedAt: award.noticedAt?.toISOString() ?? null,
          contractDue: award.contractDue?.toISOString() ?? null,
          reason,
          statedBy,
          performanceSecurityAsked: act.project.published.performanceSecurityPercent !== undefined,
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
      const recorded = {
        refusal: refusal.id,
        award: award.id,
        bid: award.bid,
        recordedAt,
        reason,
        statedBy,
        statement,
      };
      await act.tell('disclosure.contract-refused.v1', { ...path, ...recorded });
      return showContractRefusal(refusal);
    });
  }
}

/** As owner of the project, or else as its bidder; whether as its winner is seen once the award is read. */
function asParty(actor: Actor): (project: TradedProject) => Acting {
  return ({ published }) => {
    const role = owningRole(actor, published);
    if (role) return { capacity: 'owner', role };
    if (actor.organisation && actor.roles.includes('bidder')) return { capacity: 'bidder', role: 'bidder' };
    throw caseRefused('not-your-project');
  };
}

function keyOf({ organisation }: Actor): string | undefined {
  return organisation && organisationKey(organisation);
}
