import { type Actor } from '@mingtang/contracts';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Evaluation } from '../lot/evaluation.entity';
import { termsOf } from '../lot/lot-terms';
import { KnownProject } from '../projections/known-project.entity';
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
    const projects = await manager.findBy(KnownProject, { id: In(seats.map(({ project }) => project)) });
    const evaluations = await manager.findBy(Evaluation, { project: In(projects.map(({ id }) => id)) });
    const draws = await manager.findBy(ExpertDraw, { project: In(projects.map(({ id }) => id)) });
    const { items, ...rest } = pageFrom(
      seats,
      limit,
      ({ seatedAt, id }) => [seatedAt.toISOString(), id],
      (seat) => seat,
    );
    return { items: items.flatMap((seat) => shown(seat, { projects, evaluations, draws })), ...rest };
  }
}

interface Known {
  readonly projects: readonly KnownProject[];
  readonly evaluations: readonly Evaluation[];
  readonly draws: readonly ExpertDraw[];
}

function shown(seat: CommitteeMember, { projects, evaluations, draws }: Known): AssignmentDto[] {
  const project = projects.find(({ id }) => id === seat.project);
  const evaluation = evaluations.find((one) => one.project === seat.project && one.lot === seat.lot);
  const terms = project && termsOf(project.published, seat.lot);
  const draw = draws.find(
    ({ project: of, lot, number }) => of === seat.project && lot === seat.lot && number === seat.draw,
  );
  const identity = draw && identityIn(draw, seat.id);
  return project && evaluation && terms ? [assignmentDto({ project, terms }, evaluation, seat, identity)] : [];
}
