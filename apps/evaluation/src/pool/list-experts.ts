import { type Page, decodeCursor, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ExpertDto, expertDto, type ExpertsQuery } from './expert.dto';
import { Expert } from './expert.entity';

/** The pool by category, region and state, in the order of application. */
@Injectable()
export class ListExperts {
  constructor(private readonly dataSource: DataSource) {}

  async run({ limit, cursor, category, region, state }: ExpertsQuery): Promise<Page<ExpertDto>> {
    const after = decodeCursor(cursor, 2);
    const query = this.dataSource.getRepository(Expert).createQueryBuilder('expert');
    if (category !== undefined) query.andWhere(':category = ANY(expert.categories)', { category });
    if (region !== undefined) query.andWhere(':region = ANY(expert.regions)', { region });
    if (state !== undefined) query.andWhere('expert.state = :state', { state });
    if (after)
      query.andWhere('(expert.appliedAt, expert.id) > (:at, :id)', { at: String(after[0]), id: String(after[1]) });
    const experts = await query
      .orderBy('expert.appliedAt')
      .addOrderBy('expert.id')
      .take(limit + 1)
      .getMany();
    return pageFrom(experts, limit, ({ appliedAt, id }) => [appliedAt.toISOString(), id], expertDto);
  }
}
