import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { isPublicKey } from '@mingtang/sealing';
import { organisationOf } from '@mingtang/service-kit';
import { isUniqueViolation } from '../project/unique-violation';
import { refused } from '../refusals';
import { CustodianDto, type RegisterCustodianDto } from './custodian.dto';
import { Custodian } from './custodian.entity';

/** Registers a custodian under its organisation's name, or changes its key for projects to come. */
@Injectable()
export class RegisterCustodian {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `verification-key-malformed`, `verification-key-taken`, `organisation-missing` */
  async register({ verificationKey }: RegisterCustodianDto, actor: Actor): Promise<CustodianDto> {
    const organisation = organisationOf(actor);
    if (!isPublicKey(verificationKey)) throw refused('verification-key-malformed', { field: 'verificationKey' });
    try {
      return await this.unitOfWork.run(async ({ manager }) => {
        await manager
          .createQueryBuilder()
          .insert()
          .into(Custodian)
          .values({
            id: actor.subject,
            name: organisation.name,
            organisation,
            verificationKey,
            registeredAt: this.clock.now(),
          })
          .orUpdate(['name', 'organisation', 'verification_key'], ['id'])
          .execute();
        return CustodianDto.of(await manager.findOneByOrFail(Custodian, { id: actor.subject }));
      });
    } catch (error) {
      if (isUniqueViolation(error, 'custodian_verification_key_key'))
        throw refused('verification-key-taken', { field: 'verificationKey' });
      throw error;
    }
  }
}
