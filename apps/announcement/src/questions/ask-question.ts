import { Injectable } from '@nestjs/common';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Acts, BIDDER, organisationOf, ReceiptSigner, sealText } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { refused } from '../refusals';
import { type AskQuestionDto, type OwnQuestionDto, ownQuestion } from './question.dto';
import { Question } from './question.entity';

/** Of one organisation about one project: a flood would bury the others' questions. */
const MOST_QUESTIONS = 100;

/** Takes a question on the tender documents; who asked stays secret (ANN-09). */
@Injectable()
export class AskQuestion {
  constructor(
    private readonly acts: Acts,
    private readonly signer: ReceiptSigner,
  ) {}

  /** @throws {RefusedError} `project-unknown`, `stage-does-not-allow`, `period-over`, `questions-too-many` */
  ask(projectId: string, { text: given }: AskQuestionDto, actor: Actor): Promise<OwnQuestionDto> {
    const asker = organisationKey(organisationOf(actor));
    const attempt = { act: 'ask-question', project: projectId } as const;
    return this.acts.run(attempt, BIDDER, async ({ manager, arrivedAt: time, tell }) => {
      if ((await manager.countBy(Question, { projectId, asker })) >= MOST_QUESTIONS)
        throw refused('questions-too-many', { params: { most: MOST_QUESTIONS } });
      const { text, salt, digest } = sealText(given);
      const id = randomUUID();
      const asked = { project: projectId, question: id, askedAt: time, digest };
      const event = await tell('announcement.question-asked.v1', asked);
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
        askedAt: new Date(time),
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
