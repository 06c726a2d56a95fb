import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { checkAnswer } from '@mingtang/procedure/notice';
import { orThrow } from '@mingtang/procedure/rules';
import { Acts, asOwner } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { refused } from '../refusals';
import { type AnswerQuestionDto, inboundQuestion, type QuestionDto } from './question.dto';
import { Question } from './question.entity';

/** Answers a question, once, to all at once (ANN-06). */
@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
  ) {}

  /**
   * @throws {RefusedError} `question-unknown`, `stage-does-not-allow`, `period-over`, `question-settled`, and those of `checkAnswer`
   */
  async answer(projectId: string, id: string, given: AnswerQuestionDto, actor: Actor): Promise<QuestionDto> {
    const question = await this.dataSource.manager.findOneBy(Question, { id, projectId });
    if (!question) throw refused('question-unknown');
    const attempt = { act: 'answer-question', project: projectId, item: id } as const;
    return this.acts.run(
      attempt,
      asOwner(actor),
      async ({ manager, arrivedAt: answeredAt, case: { stand, law }, tell }) => {
        const { affectsBids } = given;
        const late = stand.ends.clarificationBefore?.end;
        if (late !== undefined) orThrow(checkAnswer({ now: answeredAt, late, affectsBids }, law.definition));
        const answer = given.answer.toWellFormed();
        const answered = { answer, affectsBids, answeredAt: new Date(answeredAt) };
        await manager.update(Question, { id }, answered);
        const { text } = question;
        const said = { project: projectId, question: id, answeredAt, text, answer, affectsBids };
        await tell('announcement.question-answered.v1', said);
        return inboundQuestion(Object.assign(question, answered));
      },
    );
  }
}
