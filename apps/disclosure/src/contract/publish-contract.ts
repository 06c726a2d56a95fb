import { type Actor } from '@mingtang/contracts';
import { checkContractTerms } from '@mingtang/procedure/disclosure';
import { checkMoney } from '@mingtang/procedure/money';
import { orThrow, RefusedError } from '@mingtang/procedure/rules';
import { isBefore } from '@mingtang/procedure/time';
import { Acts, asOwner, type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { awardOf } from '../award/award.entity';
import { ContractRefusal } from '../contract-refusal/contract-refusal.entity';
import { refused } from '../refusals';
import { type ContractDto, type PublishContractDto } from './contract.dto';
import { Contract } from './contract.entity';
import { showContract } from './show-contract';

/** Publishes the contract of a lot, on the terms of the winning bid (DIS-05, DIS-06). It ends the lot. */
@Injectable()
export class PublishContract {
  constructor(private readonly acts: Acts) {}

  /** @throws {RefusedError} `contract-refusal-recorded`, `contract-signed-in-future`, what the case refuses, and `checkContractTerms` */
  publish(path: LotPath, terms: PublishContractDto, actor: Actor): Promise<ContractDto> {
    const { signedAt } = terms;
    const price = { ...terms.price };
    const performanceSecurity = terms.performanceSecurity && { ...terms.performanceSecurity };
    const malformed = [
      ...checkMoney(price, 'price'),
      ...(performanceSecurity ? checkMoney(performanceSecurity, 'performanceSecurity') : []),
    ];
    if (malformed.length > 0) throw new RefusedError(malformed);
    return this.acts.run({ act: 'publish-contract', ...path }, asOwner(actor), async (act) => {
      const { manager, now: publishedAt, due } = act;
      const award = await awardOf(manager, path);
      if (await manager.existsBy(ContractRefusal, { awardId: award.id })) throw refused('contract-refusal-recorded');
      if (isBefore(publishedAt, signedAt)) throw refused('contract-signed-in-future', { field: 'signedAt' });
      const written = {
        signedAt,
        noticedAt: (award.noticedAt ?? award.determinedAt).toISOString(),
        awardPrice: award.price,
        contractPrice: price,
        ...(performanceSecurity && { performanceSecurity }),
      };
      orThrow(checkContractTerms(written, act.project.law.definition));
      const contract = manager.create(Contract, {
        id: randomUUID(),
        awardId: award.id,
        signedAt: new Date(signedAt),
        publishedAt: new Date(publishedAt),
        price,
        performanceSecurity: performanceSecurity ?? null,
        late: due !== undefined && !isBefore(signedAt, due),
      });
      await manager.insert(Contract, contract as object);
      const published = {
        ...path,
        contract: contract.id,
        award: award.id,
        signedAt,
        publishedAt,
        price,
        ...(performanceSecurity && { performanceSecurity }),
      };
      await act.tell('disclosure.contract-published.v1', published);
      return showContract(contract);
    });
  }
}
