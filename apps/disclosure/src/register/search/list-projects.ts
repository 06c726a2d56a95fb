import { type Page, pageFrom, SearchDatabase } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager, type SelectQueryBuilder } from 'typeorm';
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
  constructor(private readonly database: SearchDatabase) {}

  /** @throws {RefusedError} `cursor-invalid`, `search-without-words`, `search-too-wide` */
  async list(asked: RegisterQuery): Promise<ProjectListDto> {
    const [page, total] = await Promise.all([
      this.page(asked, asked.limit, asked.cursor),
      asked.cursor === undefined ? this.database.ask((manager) => count(manager, asked)) : undefined,
    ]);
    return { ...page, ...(total !== undefined && { total }) };
  }

  /**
   * Every project that is asked for, each once, read in small parts so that none of them holds the database.
   * @returns once the first are found, so that a refusal is answered as one.
   * @throws {RefusedError} `search-without-words`, `search-too-wide`
   */
  async each(asked: SortedFilter): Promise<AsyncGenerator<ProjectLineDto>> {
    return this.from(asked, await this.page(asked, READ_AT_ONCE));
  }

  private async *from(asked: SortedFilter, first: Page<ProjectLineDto>): AsyncGenerator<ProjectLineDto> {
    for (let page = first; ; page = await this.page(asked, READ_AT_ONCE, page.next)) {
      yield* page.items;
      if (page.next === undefined) return;
    }
  }

  private page(asked: SortedFilter, limit: number, cursor?: string): Promise<Page<ProjectLineDto>> {
    return this.database.ask(async (manager) => {
      const query = linesOf(manager, asked).limit(limit + 1);
      applyCursor(query, asked.sort, cursor);
      return pageFrom(await query.getMany(), limit, cursorAfter(asked.sort), toLine);
    });
  }
}

async function count(manager: EntityManager, asked: RegisterFilter): Promise<number> {
  const matching = manager.createQueryBuilder(RegisterProject, 'project').select('project.id');
  applyFilter(matching, asked);
  const counted = await manager
    .createQueryBuilder()
    .select('count(*)::int', 'total')
    .from(`(${matching.limit(MOST_COUNTED).getQuery()})`, 'matching')
    .setParameters(matching.getParameters())
    .getRawOne<{ total: number }>();
  return counted?.total ?? 0;
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
