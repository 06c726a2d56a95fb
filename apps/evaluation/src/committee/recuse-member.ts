import { type Actor } from '@mingtang/contracts';
import { Acts, asOwner, type Who } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { lotOfAct, seatedMembers } from '../lot/lot-access';
import { type LotDto } from '../lot/lot.dto';
import { type LotPath } from '../lot/lot-path';
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
    private readonly acts: Acts,
    private readonly replaceMember: ReplaceMember,
    private readonly showLot: ShowLot,
  ) {}

  /** @throws RefusedError `not-your-project`, `member-unknown`, and what `Acts` refuses */
  async run(path: LotPath, { member: id, reason }: RecusalDto, actor: Actor): Promise<LotDto> {
    const supervises = actor.roles.includes('supervisor');
    const by: Who = supervises ? { capacity: 'supervisor', role: 'supervisor' } : asOwner(actor);
    return this.acts.run({ act: 'recuse-member', ...path }, by, async (act) => {
      const lot = await lotOfAct(act);
      const members = await seatedMembers(act.manager, path);
      const member = members.find((seated) => seated.id === id);
      if (!member) throw refused('member-unknown');
      await this.replaceMember.run(act, lot, member, { by: supervises ? 'supervisor' : 'owner', reason });
      return this.showLot.of(act.manager, { ...lot, case: act.after() }, actor);
    });
  }
}
