import { type Actor } from '@mingtang/contracts';
import { Acts, asOwner, type LotPath, sealText } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { knownObjection } from './known-objection';
import { type AnswerObjectionDto, type ObjectionDto } from './objection.dto';
import { Objection } from './objection.entity';
import { wholeObjection } from './show-objection';

/** Answers an objection, once; even late, for the lot stands still without it (DIS-02). */
@Injectable()
export class AnswerObjection {
  constructor(
    private readonly acts: Acts,
    private readonly manager: EntityManager,
  ) {}

  /** @throws {RefusedError} `objection-unknown`, and what the case refuses */
  async answer(path: LotPath, id: string, { answer, upheld }: AnswerObjectionDto, actor: Actor): Promise<ObjectionDto> {
    await knownObjection(this.manager, path, id);
    return this.acts.run({ act: 'answer-objection', ...path, item: id }, asOwner(actor), async (act) => {
      const { manager, arrivedAt: answeredAt } = act;
      const filed = await knownObjection(manager, path, id);
      const { text, salt: answerSalt, digest: answerDigest } = sealText(answer);
      const given = { answer: text, answerSalt, answerDigest, upheld, answeredAt: new Date(answeredAt) };
      await manager.update(Objection, { id }, given);
      const answered = { ...path, objection: id, answeredAt, upheld, digest: answerDigest };
      await act.tell('disclosure.objection-answered.v1', answered);
      return wholeObjection({ ...filed, ...given });
    });
  }
}
