import { Injectable } from '@nestjs/common';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { mayRegister, orThrow, projectStage } from '@mingtang/procedure';
import { Addressing, newSalt, organisationOf } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { lockProject } from '../projections/lock-project';
import { paymentReference } from './payment-reference';
import { registeredFact } from './registered-fact';
import { RegistrationDto, toRegistrationDto } from './registration.dto';
import { Registration } from './registration.entity';

/** Registers a bidder for a project while its documents are available (ANN-03). */
@Injectable()
export class Register {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly addressing: Addressing,
  ) {}

  /** @throws {RefusedError} `project-unknown`, or as `mayRegister` refuses. */
  async run(projectId: string, actor: Actor): Promise<RegistrationDto> {
    const bidder = organisationOf(actor);
    const bidderKey = organisationKey(bidder);
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const project = await lockProject(manager, projectId);
      const now = this.clock.arrivalInstant();
      const { published } = project;
      orThrow(
        mayRegister({
          now,
          deadline: project.deadline,
          stage: projectStage(project.lots.map(({ stage }) => stage)),
          documentsAvailableFrom: published.timetable.documentsAvailableFrom,
          documentsAvailableUntil: published.timetable.documentsAvailableUntil,
          isTenderer: bidderKey === project.procuringEntityKey || bidderKey === project.agencyKey,
          alreadyRegistered: await manager.existsBy(Registration, { project: projectId, bidderKey }),
        }),
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
      await manager.insert(Registration, registration);
      const told = this.addressing.of(projectId, bidderKey);
      emit('bidding.bidder-registered.v1', registeredFact(registration), 'bidder', told);
      return toRegistrationDto(registration, published);
    });
  }
}
