import { type Actor } from '@mingtang/contracts';
import { type CustodiansQuery, decodeCursor, type Page, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ExpertDraw } from '../draw/expert-draw.entity';
import { type WaitingDrawDto } from './custody.dto';

/** Draws that wait for a custodian, the oldest first. */
@Injectable()
export class ListWaitingDraws {
  constructor(private readonly dataSource: DataSource) {}

  async run(
    actor: Actor,
    { limit, cursor, custodian: subject = actor.subject }: CustodiansQuery,
  ): Promise<Page<WaitingDrawDto>> {
    const after = decodeCursor(cursor, 3);
    const query = this.dataSource
      .createQueryBuilder(ExpertDraw, 'draw')
      .innerJoin('traded_project', 'project', 'project.id = draw.project')
      .innerJoin('traded_case', 'traded', 'traded.project = draw.project AND traded.lot = draw.lot')
      .leftJoin(
        'custodian_commitment',
        'mine',
        `mine.project = draw.project AND mine.lot = draw.lot AND mine.number = draw.number AND mine.custodian = :subject`,
        { subject },
      )
      .where(`traded.stage IN ('committee', 'drawing')`)
      .andWhere(`project.published @> :seat::jsonb`, { seat: { custody: { custodians: [{ id: subject }] } } })
      .andWhere(
        `(draw.state = 'awaiting-commitments' AND mine.custodian IS NULL
          OR draw.state = 'awaiting-reveals' AND mine.custodian IS NOT NULL AND mine.randomness IS NULL)`,
      );
    if (after)
      query.andWhere('(draw.openedAt, draw.project::text, draw.lot) > (:at, :project, :lot)', {
        at: String(after[0]),
        project: String(after[1]),
        lot: String(after[2]),
      });
    const draws = await query
      .orderBy('draw.openedAt')
      .addOrderBy('draw.project')
      .addOrderBy('draw.lot')
      .limit(limit + 1)
      .getMany();
    return pageFrom(draws, limit, ({ openedAt, project, lot }) => [openedAt.toISOString(), project, lot], waitingDto);
  }
}

function waitingDto({ project, lot, number, state, openedAt, requestDigest, anchor, due }: ExpertDraw): WaitingDrawDto {
  const common = { project, lot, number, openedAt: openedAt.toISOString() };
  if (state !== 'awaiting-reveals' || !anchor) return { ...common, state: 'awaiting-commitments' };
  const { event, entry, index, proof, checkpoint } = anchor;
  return {
    ...common,
    state,
    ...(requestDigest !== null && { requestDigest }),
    event,
    ...(entry !== undefined && { entry }),
    index,
    proof,
    checkpoint,
    ...(due && { due: due.toISOString() }),
  };
}
