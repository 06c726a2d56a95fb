import { Injectable } from '@nestjs/common';
import { type Actor, organisationKey, type PublishedProject } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkRegistration } from '@mingtang/procedure/bidding';
import { isGuarded } from '@mingtang/procedure/procedures';
import { orThrow } from '@mingtang/procedure/rules';
import { Acts, Addressing, BIDDER, newSalt, organisationOf } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { lockProject } from '../projections/known-project';
import { InvitedSupplier } from '../projections/invited-supplier.entity';
import { paymentReference } from './payment-reference';
import { registeredFact } from './registered-fact';
import { RegistrationDto, toRegistrationDto } from './registration.dto';
import { Registration } from './registration.entity';

/** Registers a bidder for a project while its documents are available (ANN-03), where it is by invitation one that was invited (ANN-02). */
@Injectable()
export class Register {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly addressing: Addressing,
  ) {}

  /** @throws {RefusedError} `project-unknown`, or as the gate and `checkRegistration` refuse. */
  async run(projectId: string, actor: Actor): Promise<RegistrationDto> {
    const bidder = organisationOf(actor);
    const bidderKey = organisationKey(bidder);
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const project = await lockProject(manager, projectId);
      const now = this.clock.arrivalInstant();
      const { published } = project;
      orThrow(
        checkRegistration(
          {
            now,
            documentsAvailableFrom: published.timetable.documentsAvailableFrom,
            isTenderer: isPartyOf(bidderKey, published),
            alreadyRegistered: await manager.existsBy(Registration, { project: projectId, bidderKey }),
          },
          project.law.definition,
        ),
      );
      const registration: Registration = {
        id: randomUUID(),
        project: projectId,
        bidderKey,
        bidder,
        paymentReference: paymentReference(),
        salt: newSalt(),
        registeredAt: new Date(now),
      };
      const facts = isGuarded(project.law.definition, 'register', 'invited')
        ? { invited: { invited: await manager.existsBy(InvitedSupplier, { project: projectId, bidderKey }) } }
        : {};
      const attempt = { act: 'register', project: projectId, facts } as const;
      await this.acts.within(transaction, attempt, BIDDER, async ({ tell }) => {
        await manager.insert(Registration, registration);
        const told = this.addressing.of(projectId, bidderKey);
        await tell('bidding.bidder-registered.v1', registeredFact(registration), told);
      });
      return toRegistrationDto(registration, published);
    });
  }
}

/** Whether an organisation is the tenderer of a project or its agency. */
function isPartyOf(key: string, { procuringEntity, agency }: PublishedProject): boolean {
  return [procuringEntity, agency].some((party) => party && organisationKey(party) === key);
}
