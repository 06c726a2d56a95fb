import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, type Page, pageOf, PageQuery, ProjectPath } from '@mingtang/service-kit';
import { IsUUID } from 'class-validator';
import { AnswerQuestion } from './answer-question';
import { AskQuestion } from './ask-question';
import { ListQuestions } from './list-questions';
import { AnswerQuestionDto, AskQuestionDto, OwnQuestionDto, QuestionDto } from './question.dto';

class QuestionPath extends ProjectPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  question: string;
}

@ApiTags('questions')
@Controller('projects/:project/questions')
export class QuestionsController {
  constructor(
    private readonly asking: AskQuestion,
    private readonly answering: AnswerQuestion,
    private readonly listing: ListQuestions,
  ) {}

  @Post()
  @Act({
    summary: 'Ask about the tender documents, until the clarification deadline',
    description: 'Who asks is told to nobody. Question and answer go to everyone at once.',
    hasDeadline: true,
    by: ['bidder'],
    creates: true,
    response: OwnQuestionDto,
    rules: ['ANN-06', 'ANN-09'],
    refuses: {
      'not-found': ['project-unknown'],
      forbidden: ['organisation-missing'],
      conflict: ['questions-too-many'],
    },
  })
  ask(
    @Param() { project }: ProjectPath,
    @Body() question: AskQuestionDto,
    @By() actor: Actor,
  ): Promise<OwnQuestionDto> {
    return this.asking.ask(project, question, actor);
  }

  @Get('mine')
  @Act({
    summary: 'My organisation’s questions with their receipts, oldest first',
    by: ['bidder'],
    response: pageOf(OwnQuestionDto),
    refuses: {
      'not-found': ['project-unknown'],
      forbidden: ['organisation-missing'],
      invalid: ['cursor-invalid'],
    },
  })
  mine(@Param() { project }: ProjectPath, @Query() page: PageQuery, @By() actor: Actor): Promise<Page<OwnQuestionDto>> {
    return this.listing.mine(project, page, actor);
  }

  @Get()
  @Act({
    summary: 'Questions and answers: to owner and supervisor also what is not answered yet; to nobody, who asked',
    by: 'public',
    response: pageOf(QuestionDto),
    rules: ['ANN-06', 'ANN-09'],
    refuses: { 'not-found': ['project-unknown'], invalid: ['cursor-invalid'] },
  })
  list(
    @Param() { project }: ProjectPath,
    @Query() page: PageQuery,
    @By() actor: Actor | undefined,
  ): Promise<Page<QuestionDto>> {
    return this.listing.list(project, page, actor);
  }

  @Post(':question/answer')
  @Act({
    summary: 'Answer a question, once, to all at once',
    hasDeadline: true,
    by: ['tenderer', 'agency'],
    response: QuestionDto,
    rules: ['ANN-06'],
    refuses: {
      'not-found': ['project-unknown', 'question-unknown'],
      forbidden: ['not-your-project'],
      rule: ['clarification-late'],
    },
  })
  answer(
    @Param() { project, question }: QuestionPath,
    @Body() answer: AnswerQuestionDto,
    @By() actor: Actor,
  ): Promise<QuestionDto> {
    return this.answering.answer(project, question, answer, actor);
  }
}
