import { Injectable } from '@nestjs/common';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { mayAskQuestion, orThrow } from '@mingtang/procedure';
import { organisationOf, ReceiptSigner, sealText } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { lockVisibleProject } from '../project/project-access';
import { refused } from '../refusals';
import { type AskQuestionDto, type OwnQuestionDto, ownQuestion } from './question.dto';
import { Question } from './question.entity';

/** Of one organisation about one project: a flood would bury the others' questions. */
const MOST_QUESTIONS = 100;

/** Takes a question on the tender documents; who asked stays secret (ANN-09). */
@Injectable()
export class AskQuestion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signer: ReceiptSigner,
  ) {}

  /** @throws {RefusedError} `project-unknown`, `questions-closed`, `questions-too-many`, and those of `mayAskQuestion` */
  ask(projectId: string, { text: given }: AskQuestionDto, actor: Actor): Promise<OwnQuestionDto> {
    const asker = organisationKey(organisationOf(actor));
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { stage, timetable } = await lockVisibleProject(manager, projectId, actor);
      const now = this.clock.arrival();
      const time = now.toISOString();
      if (stage !== 'published' || !timetable) throw refused('questions-closed', { params: { stage } });
      orThrow(mayAskQuestion(time, timetable));
      if ((await manager.countBy(Question, { projectId, asker })) >= MOST_QUESTIONS)
        throw refused('questions-too-many', { params: { most: MOST_QUESTIONS } });
      const { text, salt, digest } = sealText(given);
      const id = randomUUID();
      const asked = { project: projectId, question: id, askedAt: time, digest };
      const event = emit('announcement.question-asked.v1', asked, 'bidder');
      const { note } = this.signer.sign({
        act: 'question-asked',
        event,
        project: projectId,
        subject: id,
        digest,
        time,
      });
      const question = Object.assign(new Question(), {
        id,
        projectId,
        asker,
        text,
        salt,
        askedAt: now,
        eventId: event,
        receipt: note,
        answer: null,
        affectsBids: null,
        answeredAt: null,
      } satisfies Question);
      await manager.insert(Question, question);
      return ownQuestion(question);
    });
  }
}
