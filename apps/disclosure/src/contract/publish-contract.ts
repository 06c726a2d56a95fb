import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkContract, checkMoney, isBefore, orThrow, RefusedError, transition } from '@mingtang/procedure';
import { type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { standingAward } from '../award/award.entity';
import { lockOwnLot } from '../lot/lot-access';
import { moveLot } from '../lot/move-lot';
import { ContractRefusal } from '../contract-refusal/contract-refusal.entity';
import { refused } from '../refusals';
import { type ContractDto, type PublishContractDto } from './contract.dto';
import { Contract } from './contract.entity';
import { showContract } from './show-contract';

/** Publishes the contract of a lot, on the terms of the winning bid (DIS-05, DIS-06). It ends the lot. */
@Injectable()
export class PublishContract {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `stage-does-not-allow`, `award-not-noticed`, `contract-refusal-recorded`, `contract-signed-in-future`, and those of `checkContract` */
  publish(path: LotPath, terms: PublishContractDto, actor: Actor): Promise<ContractDto> {
    const { signedAt } = terms;
    const price = { ...terms.price };
    const performanceSecurity = terms.performanceSecurity && { ...terms.performanceSecurity };
    const malformed = [
      ...checkMoney(price, 'price'),
      ...(performanceSecurity ? checkMoney(performanceSecurity, 'performanceSecurity') : []),
    ];
    if (malformed.length > 0) throw new RefusedError(malformed);
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { lot, role, definition, calendar } = await lockOwnLot(manager, path, actor);
      const publishedAt = this.clock.instant();
      orThrow(transition(lot.stage, 'sign-contract'));
      const award = await standingAward(manager, path.project, path.lot);
      if (!award?.noticedAt) throw refused('award-not-noticed', { rule: 'DIS-04' });
      if (await manager.existsBy(ContractRefusal, { awardId: award.id })) throw refused('contract-refusal-recorded');
      if (isBefore(publishedAt, signedAt)) throw refused('contract-signed-in-future', { field: 'signedAt' });
      const { late } = orThrow(
        checkContract(
          {
            signedAt,
            noticedAt: award.noticedAt.toISOString(),
            awardPrice: award.price,
            contractPrice: price,
            ...(performanceSecurity && { performanceSecurity }),
          },
          definition,
          calendar,
        ),
      );
      const contract = manager.create(Contract, {
        id: randomUUID(),
        awardId: award.id,
        signedAt: new Date(signedAt),
        publishedAt: new Date(publishedAt),
        price,
        performanceSecurity: performanceSecurity ?? null,
        late,
      });
      await manager.insert(Contract, contract as object);
      await moveLot(manager, lot, 'sign-contract');
      const published = {
        ...path,
        contract: contract.id,
        award: award.id,
        signedAt,
        publishedAt,
        price,
        ...(performanceSecurity && { performanceSecurity }),
      };
      emit('disclosure.contract-published.v1', published, role);
      return showContract(contract);
    });
  }
}
