import { pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager, type SelectQueryBuilder } from 'typeorm';
import { RegisterProject } from '../../projections/register-project.entity';
import { applyFilter } from './filter';
import { type ProjectLineDto, type ProjectListDto } from './project-line.dto';
import { type RegisterFilter, type RegisterQuery, type SortedFilter } from './register-query.dto';
import { applyCursor, applyOrder, cursorAfter } from './sort';

/** Counting goes no further than this. */
const MOST_COUNTED = 10_000;
const READ_AT_ONCE = 500;

/** The register's list, page by page. */
@Injectable()
export class ListProjects {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {RefusedError} `cursor-invalid` */
  async list(asked: RegisterQuery): Promise<ProjectListDto> {
    const query = linesOf(this.manager, asked).limit(asked.limit + 1);
    applyCursor(query, asked.sort, asked.cursor);
    const [rows, total] = await Promise.all([
      query.getMany(),
      asked.cursor === undefined ? this.count(asked) : undefined,
    ]);
    const page = pageFrom(rows, asked.limit, cursorAfter(asked.sort), toLine);
    return { ...page, ...(total !== undefined && { total }) };
  }

  /** Every project that is asked for, each once, read in small parts so that none of them holds the database. */
  async *each(asked: SortedFilter): AsyncGenerator<ProjectLineDto> {
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const query = linesOf(this.manager, asked).limit(READ_AT_ONCE + 1);
      applyCursor(query, asked.sort, cursor);
      const page = pageFrom(await query.getMany(), READ_AT_ONCE, cursorAfter(asked.sort), toLine);
      yield* page.items;
      cursor = page.next;
    }
  }

  private async count(asked: RegisterFilter): Promise<number> {
    const matching = this.manager.createQueryBuilder(RegisterProject, 'project').select('project.id');
    applyFilter(matching, asked);
    const counted = await this.manager
      .createQueryBuilder()
      .select('count(*)::int', 'total')
      .from(`(${matching.limit(MOST_COUNTED).getQuery()})`, 'matching')
      .setParameters(matching.getParameters())
      .getRawOne<{ total: number }>();
    return counted?.total ?? 0;
  }
}

/** What a line is made of, of the projects asked for, in their order. */
function linesOf(manager: EntityManager, asked: SortedFilter): SelectQueryBuilder<RegisterProject> {
  const query = manager
    .createQueryBuilder(RegisterProject, 'project')
    .select(
      ['id', 'stage', 'publishedAt', 'submissionDeadline', 'estimateAmount', 'summary'].map(
        (name) => `project.${name}`,
      ),
    );
  applyFilter(query, asked);
  applyOrder(query, asked.sort);
  return query;
}

function toLine({ id, stage, publishedAt, summary }: RegisterProject): ProjectLineDto {
  return { project: id, stage, publishedAt: publishedAt.toISOString(), ...summary };
}
