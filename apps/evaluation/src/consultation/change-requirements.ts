import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { checkRequirementsChange } from '@mingtang/procedure/evaluation';
import { Acts } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { asMember, lotOfAct, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { throwIfAny } from '../refusals';
import { type RequirementsChangeDto, type RequirementsChangedDto, toRequirementsChanged } from './consultation.dto';
import { changeFact, RequirementsChange } from './requirements-change.entity';

/** The group changes what is asked for, as the purchaser's representative in it confirms; all who take part are told, and consulted again (GP-10). */
@Injectable()
export class ChangeRequirements {
  constructor(
    private readonly acts: Acts,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `not-a-committee-member`, `change-not-agreed`, and what `Acts` refuses */
  async run(
    { project, lot: lotId }: LotPath,
    { text }: RequirementsChangeDto,
    actor: Actor,
  ): Promise<RequirementsChangedDto> {
    const path = { project, lot: lotId };
    return this.acts.run({ act: 'change-requirements', ...path }, asMember(actor, lotId), async (act) => {
      const { manager } = act;
      const { terms } = await lotOfAct(act);
      const { id: member, kind } = ownSeat(await seatedMembers(manager, path), actor);
      throwIfAny(checkRequirementsChange(kind, terms.definition));
      const change = { id: randomUUID(), ...path, text, member, changedAt: this.clock.now(), voidAt: null };
      const event = await act.tell('evaluation.requirements-changed.v1', changeFact(change));
      await manager.insert(RequirementsChange, { ...change, event });
      return toRequirementsChanged(change);
    });
  }
}
