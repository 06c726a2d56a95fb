import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { mayAnswerQuestion, orThrow } from '@mingtang/procedure';
import { lockOwnProject } from '../project/project-access';
import { refused } from '../refusals';
import { type AnswerQuestionDto, inboundQuestion, type QuestionDto } from './question.dto';
import { Question } from './question.entity';

/** Answers a question, once, to all at once (ANN-06). */
@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws {RefusedError} `question-unknown`, `question-already-answered`, `questions-closed`, and those of `mayAnswerQuestion`
   */
  answer(projectId: string, id: string, given: AnswerQuestionDto, actor: Actor): Promise<QuestionDto> {
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { project, role } = await lockOwnProject(manager, projectId, actor);
      const { stage, timetable } = project;
      const now = this.clock.arrival();
      const question = await manager.findOneBy(Question, { id, projectId });
      if (!question) throw refused('question-unknown');
      if (question.answeredAt) throw refused('question-already-answered');
      if (stage !== 'published' || !timetable) throw refused('questions-closed', { params: { stage } });
      const { affectsBids } = given;
      orThrow(mayAnswerQuestion({ now: now.toISOString(), timetable, affectsBids }));
      const answer = given.answer.toWellFormed();
      const answered = { answer, affectsBids, answeredAt: now };
      await manager.update(Question, { id }, answered);
      emit(
        'announcement.question-answered.v1',
        { project: projectId, question: id, answeredAt: now.toISOString(), text: question.text, answer, affectsBids },
        role,
      );
      return inboundQuestion(Object.assign(question, answered));
    });
  }
}
