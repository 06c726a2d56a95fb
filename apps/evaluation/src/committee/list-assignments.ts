import { type Actor } from '@mingtang/contracts';
import {
  decodeCursor,
  type Page,
  pageFrom,
  type PageQuery,
  readProjects,
  type TradedProject,
} from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { lotOf } from '../lot/lot-access';
import { type AssignmentDto, assignmentDto } from './assignment.dto';
import { ExpertDraw, identityIn } from '../draw/expert-draw.entity';
import { CommitteeMember } from './committee-member.entity';

/** The committees on which an account sits, the latest first. */
@Injectable()
export class ListAssignments {
  constructor(private readonly dataSource: DataSource) {}

  async run({ subject }: Actor, { limit, cursor }: PageQuery): Promise<Page<AssignmentDto>> {
    const { manager } = this.dataSource;
    const after = decodeCursor(cursor, 2);
    const query = manager
      .createQueryBuilder(CommitteeMember, 'member')
      .where('member.subject = :subject', { subject })
      .andWhere(`member.state <> 'recused'`);
    if (after)
      query.andWhere('(member.seatedAt, member.id) < (:at, :id)', { at: String(after[0]), id: String(after[1]) });
    const seats = await query
      .orderBy('member.seatedAt', 'DESC')
      .addOrderBy('member.id', 'DESC')
      .take(limit + 1)
      .getMany();
    const ids = [...new Set(seats.map(({ project }) => project))];
    const projects = await readProjects(manager, ids);
    const draws = await manager.findBy(ExpertDraw, { project: In(ids) });
    const { items, ...rest } = pageFrom(
      seats,
      limit,
      ({ seatedAt, id }) => [seatedAt.toISOString(), id],
      (seat) => seat,
    );
    return { items: items.flatMap((seat) => shown(seat, projects, draws)), ...rest };
  }
}

function shown(
  seat: CommitteeMember,
  projects: ReadonlyMap<string, TradedProject>,
  draws: readonly ExpertDraw[],
): AssignmentDto[] {
  const project = projects.get(seat.project);
  const draw = draws.find(
    ({ project: of, lot, number }) => of === seat.project && lot === seat.lot && number === seat.draw,
  );
  const identity = draw && identityIn(draw, seat.id);
  return project ? [assignmentDto(lotOf(project, seat.lot), seat, identity)] : [];
}
