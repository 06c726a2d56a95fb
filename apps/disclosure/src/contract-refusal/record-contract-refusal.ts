import { type Actor, organisationKey } from '@mingtang/contracts';
import { checkContractRefusal } from '@mingtang/procedure/disclosure';
import { periodEnd } from '@mingtang/procedure/procedures';
import { orThrow } from '@mingtang/procedure/rules';
import { Acts, BIDDER, type Case, caseRefused, type LotPath, owningRole, type Who } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { awardOf, standingAward } from '../award/award.entity';
import { type ContractRefusalDto, type RecordContractRefusalDto, showContractRefusal } from './contract-refusal.dto';
import { ContractRefusal } from './contract-refusal.entity';

/** Records that the winner does not conclude the contract: its own word, or the owner's once the contract is late (DIS-05, DIS-06). */
@Injectable()
export class RecordContractRefusal {
  constructor(private readonly acts: Acts) {}

  /** @throws {RefusedError} `not-your-project` for who is neither owner nor winner, what the case refuses, and `checkContractRefusal` */
  record(path: LotPath, { reason, statement }: RecordContractRefusalDto, actor: Actor): Promise<ContractRefusalDto> {
    return this.acts.run({ act: 'refuse-contract', ...path }, asParty(actor, path), async (act) => {
      const { manager, now: recordedAt } = act;
      const award = await awardOf(manager, path);
      const statedBy: ContractRefusal['statedBy'] = act.role === 'bidder' ? 'winner' : 'owner';
      orThrow(
        checkContractRefusal(
          {
            now: recordedAt,
            contractDue: contractDueOf(act.case),
            reason,
            statedBy,
            performanceSecurityAsked: act.project.published.performanceSecurityPercent !== undefined,
          },
          act.case.law.definition,
        ),
      );
      const refusal = manager.create(ContractRefusal, {
        id: randomUUID(),
        awardId: award.id,
        reason,
        statedBy,
        statement,
        recordedAt: new Date(recordedAt),
        failedAt: null,
        failureReason: null,
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

/** After the notice of award, as the case then allows: its end was announced. */
function contractDueOf({ law, stand }: Case): string {
  const due = periodEnd(law, stand, 'contractWithin');
  if (due === undefined) throw new RangeError('a contract is refused of which no notice was given');
  return due;
}

/** As owner of the project, or as the winner of the lot. */
function asParty(actor: Actor, path: LotPath): Who {
  return async ({ published }, manager) => {
    const role = owningRole(actor, published);
    if (role) return { capacity: 'owner', role };
    const award = await standingAward(manager, path);
    const own = actor.organisation && organisationKey(actor.organisation);
    if (award && actor.roles.includes('bidder') && own === organisationKey(award.bidder)) return BIDDER;
    throw caseRefused('not-your-project');
  };
}
