import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { isAgeRecipient, verifyRecipient } from '@mingtang/sealing';
import { Acts, CUSTODIAN } from '@mingtang/service-kit';
import { assertDraft } from '../project/project-access';
import { Project } from '../project/project.entity';
import { isUniqueViolation } from '../project/unique-violation';
import { refused } from '../refusals';
import { type GiveRecipientDto, type SeatDto } from './custody.dto';
import { Custodian } from './custodian.entity';
import { CustodySeat } from './custody-seat.entity';
import { GivenRecipient } from './given-recipient.entity';

/** Takes the recipient that a custodian made for one project; until publication it may give another. */
@Injectable()
export class GiveRecipient {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /**
   * @throws {RefusedError} `custodian-not-registered`, `custodian-not-assigned`, `not-draft`, `recipient-malformed`,
   * `signature-wrong`, `recipient-taken`
   */
  async give(projectId: string, { recipient, signature }: GiveRecipientDto, actor: Actor): Promise<SeatDto> {
    if (!isAgeRecipient(recipient)) throw refused('recipient-malformed', { field: 'recipient' });
    const custodianId = actor.subject;
    try {
      return await this.unitOfWork.run(async ({ manager, emit }) => {
        const custodian = await manager.findOneBy(Custodian, { id: custodianId });
        if (!custodian) throw refused('custodian-not-registered');
        const { name, verificationKey } = custodian;
        const project = await manager.findOne(Project, {
          where: { id: projectId },
          lock: { mode: 'pessimistic_write' },
        });
        const seat = await manager.findOneBy(CustodySeat, { projectId, custodianId });
        if (!project || !seat) throw refused('custodian-not-assigned');
        const given: SeatDto = { id: custodianId, name, verificationKey, recipient, signature };
        if (seat.recipient === recipient && seat.verificationKey === verificationKey)
          return { ...given, ...(seat.signature !== null && { signature: seat.signature }) };
        assertDraft(project);
        const { draft, procedure, calendar } = project;
        this.acts.inDraft({ ...draft, procedure, calendar }, 'give-recipient', CUSTODIAN);
        if (!verifyRecipient({ project: projectId, custodian: custodianId, recipient }, signature, verificationKey))
          throw refused('signature-wrong', { field: 'signature' });
        const givenAt = this.clock.now();
        await manager.update(
          CustodySeat,
          { projectId, custodianId },
          { recipient, verificationKey, signature, givenAt },
        );
        const eventId = emit(
          'announcement.recipient-given.v1',
          { project: projectId, custodian: custodianId, recipient, signature, givenAt: givenAt.toISOString() },
          'custodian',
        );
        await manager.insert(GivenRecipient, { eventId, projectId, custodianId, recipient, signature, givenAt });
        return given;
      });
    } catch (error) {
      if (isUniqueViolation(error, 'custody_seat_recipient_key'))
        throw refused('recipient-taken', { field: 'recipient' });
      throw error;
    }
  }
}
