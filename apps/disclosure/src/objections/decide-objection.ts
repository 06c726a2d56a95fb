import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { mayDecideUpheld, orThrow, transition } from '@mingtang/procedure';
import { type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { lockOwnLot } from '../lot/lot-access';
import { moveLot } from '../lot/move-lot';
import { refused } from '../refusals';
import { type DecideObjectionDto, type ObjectionDto } from './objection.dto';
import { Objection, type ObjectionDecision, standingOfObjections } from './objection.entity';
import { wholeObjection } from './show-objection';

/** Decides, for all to read, what an upheld objection leads to; before that the lot is not awarded (DIS-02, DIS-03). */
@Injectable()
export class DecideObjection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `objection-unknown`, `candidates-not-published`, `stage-does-not-allow`, and those of `mayDecideUpheld` */
  decide(path: LotPath, id: string, asked: DecideObjectionDto, actor: Actor): Promise<ObjectionDto> {
    const { outcome, reason } = asked;
    const ranks = [...new Set(asked.excluded)];
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { lot, role } = await lockOwnLot(manager, path, actor);
      const decidedAt = this.clock.instant();
      const objection = await manager.findOneBy(Objection, { id, projectId: path.project, lotId: path.lot });
      if (!objection) throw refused('objection-unknown');
      if (!lot.candidates) throw refused('candidates-not-published', { rule: 'DIS-02' });
      const { candidates } = lot.candidates;
      const { excluded: excludedBefore } = await standingOfObjections(manager, path, lot.candidates);
      const { upheld, decision: before } = objection;
      orThrow(
        mayDecideUpheld({
          upheld,
          decided: before !== null,
          outcome,
          excluded: ranks,
          excludedBefore,
          candidates: candidates.length,
        }),
      );
      orThrow(transition(lot.stage, 'award'));
      const excluded = candidates.filter(({ rank }) => ranks.includes(rank)).map(({ bid }) => bid);
      const decision: ObjectionDecision = { outcome, excluded, reason, decidedAt };
      await manager.update(Objection, { id }, { decision: decision as object });
      if (outcome === 'fails') await moveLot(manager, lot, 'fail');
      emit('disclosure.objection-decided.v1', { ...path, objection: id, ...decision, excluded }, role);
      return wholeObjection({ ...objection, decision });
    });
  }
}
