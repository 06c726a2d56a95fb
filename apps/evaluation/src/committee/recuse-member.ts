import { type Actor, type Role } from '@mingtang/contracts';
import { UnitOfWork } from '@mingtang/messaging';
import { Injectable } from '@nestjs/common';
import { type EvaluationState } from '../lot/evaluation.entity';
import { type KnownProject } from '../projections/known-project.entity';
import { type LotDto } from '../lot/lot.dto';
import { type LotPath } from '../lot/lot-path';
import { lockLot, ownerRole, seatedMembers } from '../lot/lot-access';
import { ShowLot } from '../lot/show-lot';
import { refused } from '../refusals';
import { type RecusalDto } from './declaration.dto';
import { ReplaceMember } from './replace-member';

/**
 * The owner or supervision has a member replaced who is found to have an interest or cannot attend (EVA-03). Once scores can be
 * read in the report it is supervision's alone to do, lest a member be replaced for how it scored.
 */
@Injectable()
export class RecuseMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly replaceMember: ReplaceMember,
    private readonly showLot: ShowLot,
  ) {}

  /**
   * @throws RefusedError `not-your-project`, `recusal-by-supervision-only`, `recusal-over`,
   *   `member-unknown`, and what `lockLot` throws
   */
  async run(path: LotPath, { member: id, reason }: RecusalDto, actor: Actor): Promise<LotDto> {
    return this.unitOfWork.run(async (transaction) => {
      const lot = await lockLot(transaction.manager, path);
      const role = recusingRole(actor, lot.project, lot.evaluation.state);
      const members = await seatedMembers(transaction.manager, path);
      const member = members.find((seated) => seated.id === id);
      if (!member) throw refused('member-unknown');
      const by = role === 'supervisor' ? 'supervisor' : 'owner';
      await this.replaceMember.run(transaction, lot, member, { by, reason }, role);
      return this.showLot.of(transaction.manager, path, actor);
    });
  }
}

function recusingRole(actor: Actor, project: KnownProject, state: EvaluationState): Role {
  const supervises = actor.roles.includes('supervisor');
  const role = supervises ? 'supervisor' : ownerRole(actor, project);
  if (state === 'signed') throw refused('recusal-over');
  if (state === 'signing' && !supervises) throw refused('recusal-by-supervision-only');
  return role;
}
