import { Injectable } from '@nestjs/common';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { organisationOf, type Page, pageFrom, type PageQuery } from '@mingtang/service-kit';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { maySeeUnanswered, visibleProject } from '../project/project-access';
import { timeAndId } from '../project/time-cursor';
import { inboundQuestion, type OwnQuestionDto, ownQuestion, publicQuestion, type QuestionDto } from './question.dto';
import { Question } from './question.entity';

/** Questions on a project's documents: to its owner and the supervisor all, to anyone the answered ones, to its asker its own. */
@Injectable()
export class ListQuestions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * In the order in which they were asked, or to others than owner and supervisor answered.
   * @throws {RefusedError} `project-unknown`, `cursor-invalid`
   */
  async list(projectId: string, page: PageQuery, actor: Actor | undefined): Promise<Page<QuestionDto>> {
    const project = await visibleProject(this.dataSource.manager, projectId, actor);
    if (maySeeUnanswered(actor, project)) return this.page(projectId, page, 'askedAt', inboundQuestion);
    return this.page(projectId, page, 'answeredAt', publicQuestion, (query) =>
      query.andWhere('question.answeredAt IS NOT NULL'),
    );
  }

  /** @throws {RefusedError} `project-unknown`, `organisation-missing`, `cursor-invalid` */
  async mine(projectId: string, page: PageQuery, actor: Actor): Promise<Page<OwnQuestionDto>> {
    const asker = organisationKey(organisationOf(actor));
    await visibleProject(this.dataSource.manager, projectId, actor);
    return this.page(projectId, page, 'askedAt', ownQuestion, (query) =>
      query.andWhere('question.asker = :asker', { asker }),
    );
  }

  private async page<Item>(
    projectId: string,
    page: PageQuery,
    by: 'askedAt' | 'answeredAt',
    toItem: (question: Question) => Item,
    narrowed: (query: SelectQueryBuilder<Question>) => SelectQueryBuilder<Question> = (query) => query,
  ): Promise<Page<Item>> {
    const after = timeAndId(page);
    const query = narrowed(
      this.dataSource.createQueryBuilder(Question, 'question').where('question.projectId = :projectId', { projectId }),
    )
      .orderBy(`question.${by}`)
      .addOrderBy('question.id')
      .limit(page.limit + 1);
    if (after) query.andWhere(`(question.${by}, question.id) > (:time::timestamptz, :id::uuid)`, after);
    return pageFrom(
      await query.getMany(),
      page.limit,
      (question) => [question[by]?.toISOString() ?? '', question.id],
      toItem,
    );
  }
}
