import { type Actor } from '@mingtang/contracts';
import { checkFinalOffersCall } from '@mingtang/procedure/evaluation';
import { Acts } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { asMember, lotOfAct, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { throwIfAny } from '../refusals';
import { consultationOf, consultedNow } from './consultation';
import { type FinalOffersCallDto, type FinalOffersCalledDto } from './consultation.dto';
import { callFact, FinalOffersCall } from './final-offers-call.entity';
import { takingPart } from './taking-part';

/** The group calls for the final offers of all who take part, to be handed in sealed by one deadline (GP-10). */
@Injectable()
export class CallFinalOffers {
  constructor(private readonly acts: Acts) {}

  /** @throws RefusedError `not-a-committee-member`, what `checkFinalOffersCall` says, and what `Acts` refuses */
  async run(
    { project, lot: lotId }: LotPath,
    { deadline }: FinalOffersCallDto,
    actor: Actor,
  ): Promise<FinalOffersCalledDto> {
    const path = { project, lot: lotId };
    return this.acts.run({ act: 'call-final-offers', ...path }, asMember(actor, lotId), async (act) => {
      const { manager, now } = act;
      const lot = await lotOfAct(act);
      const members = await seatedMembers(manager, path);
      const { id: member } = ownSeat(members, actor);
      const taking = await takingPart(manager, lot, members);
      const consulted = consultedNow(await consultationOf(manager, path));
      const until = new Date(deadline);
      const at = { deadline: until.toISOString(), now };
      throwIfAny(checkFinalOffersCall({ taking, consulted }, at, lot.terms.definition));
      const call = { ...path, member, deadline: until, calledAt: new Date(now), voidAt: null };
      const event = await act.tell('evaluation.final-offers-called.v1', callFact(call));
      await manager.insert(FinalOffersCall, { ...call, event });
      return { calledAt: now, deadline: at.deadline };
    });
  }
}
