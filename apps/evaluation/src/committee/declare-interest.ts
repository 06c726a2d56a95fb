import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { checkCommittee, checkRepresentative } from '@mingtang/procedure/evaluation';
import { Acts, type AllowedAct, owningRole } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { asMember, lotOfAct, ownSeat, seatedMembers } from '../lot/lot-access';
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
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly formCommittee: FormCommittee,
    private readonly replaceMember: ReplaceMember,
  ) {}

  /**
   * @throws RefusedError `not-a-committee-member`, `declared-already`, `representative-foreign`, `committee-member-has-interest`, and what `Acts`
   *   refuses
   */
  async run(path: LotPath, { interest, reason = '' }: DeclarationDto, actor: Actor): Promise<AssignmentDto> {
    const attempt = { act: interest ? 'recuse-member' : 'declare-interest', ...path } as const;
    return this.acts.run(attempt, asMember(actor, path.lot), async (act) => {
      const lot = await lotOfAct(act);
      const members = await seatedMembers(act.manager, path);
      const member = ownSeat(members, actor);
      if (interest) await this.replaceMember.run(act, lot, member, { by: 'member', reason });
      else await this.accept(act, lot, members, member, actor);
      return assignmentDto({ ...lot, case: act.after() }, member);
    });
  }

  private async accept(
    act: AllowedAct,
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
    await act.manager.save(member);
    await this.formCommittee.whenAllAccepted(act, lot, members);
  }
}
