import { type Actor } from '@mingtang/contracts';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { checkCommittee, checkRepresentative } from '@mingtang/procedure';
import { Injectable } from '@nestjs/common';
import { lockLot, memberRole, owningRole, ownSeat, seatedMembers } from '../lot/lot-access';
import { type OpenedLot } from '../lot/opened-lot';
import { type LotPath } from '../lot/lot-path';
import { refused, throwIfAny } from '../refusals';
import { type AssignmentDto, assignmentDto } from './assignment.dto';
import { type CommitteeMember } from './committee-member.entity';
import { type DeclarationDto } from './declaration.dto';
import { FormCommittee } from './form-committee';
import { asPossibleMember, interestsOf } from './interests';
import { ReplaceMember } from './replace-member';

/** A member declares that it has no interest and takes its seat, or that it has one and is replaced (EVA-03). */
@Injectable()
export class DeclareInterest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly formCommittee: FormCommittee,
    private readonly replaceMember: ReplaceMember,
  ) {}

  /**
   * @throws RefusedError `not-a-committee-member`, `declared-already`, `declaration-over`, `representative-foreign`,
   *   `committee-member-has-interest`, and what `lockLot` throws
   */
  async run(path: LotPath, { interest, reason = '' }: DeclarationDto, actor: Actor): Promise<AssignmentDto> {
    return this.unitOfWork.run(async (transaction) => {
      const lot = await lockLot(transaction.manager, path);
      const members = await seatedMembers(transaction.manager, path);
      const member = ownSeat(members, actor);
      const { state } = lot.evaluation;
      if (state === 'signing' || state === 'signed') throw refused('declaration-over');
      if (interest)
        await this.replaceMember.run(transaction, lot, member, { by: 'member', reason }, memberRole(member, actor));
      else await this.accept(transaction, lot, members, member, actor);
      return assignmentDto(lot, lot.evaluation, member);
    });
  }

  private async accept(
    transaction: Transaction,
    lot: OpenedLot,
    members: readonly CommitteeMember[],
    member: CommitteeMember,
    actor: Actor,
  ): Promise<void> {
    if (member.state === 'accepted') throw refused('declared-already');
    if (member.kind === 'tenderer-representative') {
      const { published } = lot.project;
      const { organisation: employer } = actor;
      const named = { ...(employer && { employer }), actsForTenderer: owningRole(actor, published) !== undefined };
      throwIfAny(checkRepresentative(named, published, 'interest'));
    }
    Object.assign(member, {
      organisation: actor.organisation ?? member.organisation,
      state: 'accepted',
      acceptedAt: this.clock.now(),
    });
    const refusals = checkCommittee([asPossibleMember(member)], interestsOf(lot), lot.terms.definition);
    throwIfAny(refusals.filter(({ rule }) => rule === 'EVA-03'));
    await transaction.manager.save(member);
    await this.formCommittee.whenAllAccepted(transaction, lot, members);
  }
}
