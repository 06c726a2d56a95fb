import { decodeCursor, type Page, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager, type SelectQueryBuilder } from 'typeorm';
import { RegisterProject } from '../projections/register-project.entity';
import { type RegisterQuery } from './list-query.dto';
import { type ProjectLineDto } from './project-line.dto';
import { searchFor } from './search-text';

/** The register's list, newest publication first. */
@Injectable()
export class ListProjects {
  constructor(private readonly manager: EntityManager) {}

  async list(asked: RegisterQuery): Promise<Page<ProjectLineDto>> {
    const query = this.manager
      .createQueryBuilder(RegisterProject, 'project')
      .select(['project.id', 'project.stage', 'project.publishedAt', 'project.summary'])
      .orderBy('project.publishedAt', 'DESC')
      .addOrderBy('project.id', 'DESC')
      .limit(asked.limit + 1);
    filter(query, asked);
    search(query, asked.q ?? '');
    const after = decodeCursor(asked.cursor, 2);
    if (after)
      query.andWhere('(project.published_at, project.id) < (:at::timestamptz, :id::uuid)', {
        at: after[0],
        id: after[1],
      });
    return pageFrom(
      await query.getMany(),
      asked.limit,
      ({ publishedAt, id }) => [publishedAt.toISOString(), id],
      toLine,
    );
  }
}

function filter(
  query: SelectQueryBuilder<RegisterProject>,
  { stage, classification, region, procuringEntity, sandbox }: RegisterQuery,
): void {
  const equal = { stage, classification, procuringEntity, sandbox };
  for (const [property, value] of Object.entries(equal))
    if (value !== undefined) query.andWhere(`project.${property} = :${property}`, { [property]: value });
  if (region !== undefined) query.andWhere('starts_with(project.region, :region)', { region });
}

function search(query: SelectQueryBuilder<RegisterProject>, text: string): void {
  const sought = searchFor(text);
  if (sought)
    query
      .andWhere('project.searchGrams @> :grams::text[]', { grams: sought.grams })
      .andWhere('project.searchText LIKE ALL (:patterns::text[])', { patterns: sought.patterns });
}

function toLine({ id, stage, publishedAt, summary }: RegisterProject): ProjectLineDto {
  return { project: id, stage, publishedAt: publishedAt.toISOString(), ...summary };
}
