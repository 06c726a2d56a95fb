import { type Actor } from '@mingtang/contracts';
import { Acts, asOwner, type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { Award, awardOf } from '../award/award.entity';
import { type ContractRefusalDto, type DeclareFailedDto, showContractRefusal } from './contract-refusal.dto';
import { ContractRefusal } from './contract-refusal.entity';

/** Lets a lot fail whose winner refused the contract, to tender again instead of taking the next candidate (DIS-03, GP-09). */
@Injectable()
export class DeclareFailed {
  constructor(private readonly acts: Acts) {}

  /** @throws {RefusedError} what the case refuses */
  declare(path: LotPath, { reason }: DeclareFailedDto, actor: Actor): Promise<ContractRefusalDto> {
    return this.acts.run(
      { act: 'declare-failed', ...path },
      asOwner(actor),
      async ({ manager, now: failedAt, tell }) => {
        const { id: award } = await awardOf(manager, path);
        const refusal = await manager.findOneByOrFail(ContractRefusal, { awardId: award });
        refusal.failedAt = new Date(failedAt);
        refusal.failureReason = reason;
        await manager.save(refusal);
        await manager.update(Award, { id: award }, { supersededAt: new Date(failedAt) });
        await tell('disclosure.lot-failed.v1', { ...path, award, refusal: refusal.id, failedAt, reason });
        return showContractRefusal(refusal);
      },
    );
  }
}
