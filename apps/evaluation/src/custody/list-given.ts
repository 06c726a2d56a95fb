import { type Actor } from '@mingtang/contracts';
import { type CustodiansQuery, cursorInvalid, decodeCursor, type Page, pageFrom } from '@mingtang/service-kit';
import { isInstant } from '@mingtang/procedure/time';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CustodianCommitment } from '../draw/custodian-commitment.entity';
import { ExpertDraw } from '../draw/expert-draw.entity';
import { type GivenToDrawDto } from './custody.dto';
import { givenDto } from './given-dto';

/** What a custodian gave to draws, the newest first. */
@Injectable()
export class ListGiven {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {RefusedError} `cursor-invalid` */
  async run(actor: Actor, query: CustodiansQuery): Promise<Page<GivenToDrawDto>> {
    const { manager } = this.dataSource;
    const custodian = query.custodian ?? actor.subject;
    const before = decodeCursor(query.cursor, 4)?.map(String);
    if (before && !isInstant(before[0] as string)) throw cursorInvalid();
    const given = manager
      .createQueryBuilder(CustodianCommitment, 'given')
      .where({ custodian })
      .orderBy('given.committedAt', 'DESC')
      .addOrderBy('given.project', 'DESC')
      .addOrderBy('given.lot', 'DESC')
      .addOrderBy('given.number', 'DESC')
      .limit(query.limit + 1);
    if (before)
      given.andWhere(
        '(given.committedAt, given.project::text, given.lot, given.number) < (:at, :project, :lot, :number::int)',
        { at: before[0], project: before[1], lot: before[2], number: before[3] },
      );
    const rows = await given.getMany();
    // Without a condition TypeORM would answer with every draw there is.
    const keys = rows.map(({ project, lot, number }) => ({ project, lot, number }));
    const draws = keys.length === 0 ? [] : await manager.findBy(ExpertDraw, keys);
    return pageFrom(
      rows,
      query.limit,
      ({ committedAt, project, lot, number }) => [committedAt.toISOString(), project, lot, number],
      (row) => {
        const { project, lot, number } = row;
        const draw = draws.find((each) => each.project === project && each.lot === lot && each.number === number);
        return {
          project,
          lot,
          ...givenDto(row),
          state: (draw as ExpertDraw).state,
          missed: draw?.missing?.includes(custodian) ?? false,
        };
      },
    );
  }
}
