import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { mayAnswerObjection, orThrow } from '@mingtang/procedure';
import { type LotPath, sealText } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { lockOwnLot } from '../lot/lot-access';
import { refused } from '../refusals';
import { type AnswerObjectionDto, type ObjectionDto } from './objection.dto';
import { Objection } from './objection.entity';
import { wholeObjection } from './show-objection';

/** Answers an objection, once; even late, for the lot stands still without it (DIS-02). */
@Injectable()
export class AnswerObjection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `objection-unknown`, and those of `mayAnswerObjection` */
  answer(path: LotPath, id: string, { answer, upheld }: AnswerObjectionDto, actor: Actor): Promise<ObjectionDto> {
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { role } = await lockOwnLot(manager, path, actor);
      const answeredAt = this.clock.arrivalInstant();
      const filed = await manager.findOneBy(Objection, { id, projectId: path.project, lotId: path.lot });
      if (!filed) throw refused('objection-unknown');
      orThrow(mayAnswerObjection({ answeredAt: filed.answeredAt?.toISOString() ?? null }));
      const { text, salt: answerSalt, digest: answerDigest } = sealText(answer);
      const given = { answer: text, answerSalt, answerDigest, upheld, answeredAt: new Date(answeredAt) };
      await manager.update(Objection, { id }, given);
      const answered = { ...path, objection: id, answeredAt, upheld, digest: answerDigest };
      emit('disclosure.objection-answered.v1', answered, role);
      return wholeObjection({ ...filed, ...given });
    });
  }
}
