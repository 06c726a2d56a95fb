import { type Actor } from '@mingtang/contracts';
import { Acts, asOwner, type LotPath, sealText } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { knownObjection } from './known-objection';
import { type AnswerObjectionDto, type ObjectionDto } from './objection.dto';
import { Objection } from './objection.entity';
import { RAISING, type RaisedRelief, tellAnswered } from './raised-relief';
import { wholeObjection } from './show-objection';

/** Answers an objection or a challenge, once; even late, for the lot may stand still without it (DIS-02, GP-08). */
@Injectable()
export class AnswerObjection {
  constructor(
    private readonly acts: Acts,
    private readonly manager: EntityManager,
  ) {}

  /** @throws {RefusedError} `objection-unknown`, and what the case refuses */
  async answer(
    path: LotPath,
    id: string,
    { answer, upheld }: AnswerObjectionDto,
    actor: Actor,
    relief: RaisedRelief = 'objection',
  ): Promise<ObjectionDto> {
    await knownObjection(this.manager, path, id, relief);
    return this.acts.run({ act: RAISING[relief].answer, ...path, item: id }, asOwner(actor), async (act) => {
      const { manager, arrivedAt: answeredAt } = act;
      const filed = await knownObjection(manager, path, id, relief);
      const { text, salt: answerSalt, digest: answerDigest } = sealText(answer);
      const given = { answer: text, answerSalt, answerDigest, upheld, answeredAt: new Date(answeredAt) };
      await manager.update(Objection, { id }, given);
      await tellAnswered(act, relief, { ...path, item: id, answeredAt, upheld, digest: answerDigest });
      return wholeObjection({ ...filed, ...given });
    });
  }
}
