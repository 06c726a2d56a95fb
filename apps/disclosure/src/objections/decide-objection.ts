import { type Actor } from '@mingtang/contracts';
import { checkExclusions } from '@mingtang/procedure/disclosure';
import { orThrow } from '@mingtang/procedure/rules';
import { Acts, asOwner, type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { knownLot } from '../register/known-project';
import { knownObjection } from './known-objection';
import { type DecideObjectionDto, type ObjectionDto } from './objection.dto';
import { excludedCandidates, Objection, type ObjectionDecision } from './objection.entity';
import { wholeObjection } from './show-objection';

/** Decides, for all to read, what an upheld objection leads to; before that the lot is not awarded (DIS-02, DIS-03). */
@Injectable()
export class DecideObjection {
  constructor(
    private readonly acts: Acts,
    private readonly manager: EntityManager,
  ) {}

  /** @throws {RefusedError} `objection-unknown`, what the case refuses, and `checkExclusions` */
  async decide(path: LotPath, id: string, asked: DecideObjectionDto, actor: Actor): Promise<ObjectionDto> {
    const { outcome, reason } = asked;
    const ranks = [...new Set(asked.excluded)];
    await knownObjection(this.manager, path, id);
    return this.acts.run({ act: 'decide-objection', ...path, item: id }, asOwner(actor), async (act) => {
      const { manager, now: decidedAt } = act;
      const objection = await knownObjection(manager, path, id);
      const candidates = (await knownLot(manager, path)).candidates?.candidates ?? [];
      const excludedBefore = await excludedCandidates(manager, path, candidates);
      orThrow(checkExclusions({ outcome, excluded: ranks, excludedBefore, candidates: candidates.length }));
      const excluded = candidates.filter(({ rank }) => ranks.includes(rank)).map(({ bid }) => bid);
      const decision: ObjectionDecision = { outcome, excluded, reason, decidedAt };
      await manager.update(Objection, { id }, { decision: decision as object });
      await act.tell('disclosure.objection-decided.v1', { ...path, objection: id, ...decision, excluded });
      return wholeObjection({ ...objection, decision });
    });
  }
}
