import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { STAGE_KINDS, type StageKind, stagesOf } from '@mingtang/procedure/procedures';
import {
  Act,
  By,
  organisationOf,
  type Page,
  pageFrom,
  pageOf,
  PageQuery,
  ProjectPath,
  Repeated,
  readProjects,
} from '@mingtang/service-kit';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Brackets, DataSource } from 'typeorm';
import { visibleProject } from '../project/project-access';
import { projectSummary, projectView } from '../project/project-view';
import { selectStanding } from '../project/standing';
import { timeAndId } from '../project/time-cursor';
import { ProjectDto, ProjectSummaryDto } from '../project/project.dto';
import { Project } from '../project/project.entity';

export class ProjectsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: STAGE_KINDS,
    isArray: true,
    description: 'how far it is: at a stage of any of these kinds; repeat it for several',
  })
  @IsOptional()
  @Repeated()
  @IsIn(STAGE_KINDS, { each: true })
  kind?: StageKind[];

  @ApiPropertyOptional({
    description: 'only those with a lot that failed and is not tendered again yet (OPN-02, EVA-10)',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  rerunDue?: boolean;
}

@ApiTags('projects')
@Controller('projects')
export class ProjectsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Act({
    summary: 'My organisation’s projects, newest first; to the supervisor, everyone’s that were published',
    by: ['tenderer', 'agency', 'supervisor'],
    response: pageOf(ProjectSummaryDto),
    refuses: { invalid: ['cursor-invalid'], forbidden: ['organisation-missing'] },
  })
  async list(@Query() page: ProjectsQuery, @By() actor: Actor): Promise<Page<ProjectSummaryDto>> {
    const { limit, kind, rerunDue } = page;
    const after = timeAndId(page);
    const query = this.dataSource
      .createQueryBuilder(Project, 'project')
      .orderBy('project.createdAt', 'DESC')
      .addOrderBy('project.id', 'DESC')
      .limit(limit + 1);
    if (actor.roles.includes('supervisor')) query.andWhere('project.publishedAt IS NOT NULL');
    else {
      const key = organisationKey(organisationOf(actor));
      query.andWhere(
        new Brackets((own) => {
          if (actor.roles.includes('tenderer')) own.orWhere('project.procuringEntityKey = :key', { key });
          if (actor.roles.includes('agency')) own.orWhere('project.agencyKey = :key', { key });
        }),
      );
    }
    if (kind) selectStanding(query, stagesOf(kind));
    if (rerunDue !== undefined)
      query.andWhere(
        `${rerunDue ? '' : 'NOT '}EXISTS (SELECT FROM lot JOIN traded_case each ON each.project = lot.project_id AND each.lot = lot.lot_id
         WHERE lot.project_id = project.id AND each.stage = 'failed' AND lot.rerun_in IS NULL)`,
      );
    if (after) query.andWhere('(project.createdAt, project.id) < (:time::timestamptz, :id::uuid)', after);
    const rows = await query.getMany();
    const traded = await readProjects(
      this.dataSource.manager,
      rows.map(({ id }) => id),
    );
    return pageFrom(
      rows,
      limit,
      ({ createdAt, id }) => [createdAt.toISOString(), id],
      (project) => projectSummary(project, traded.get(project.id)),
    );
  }

  @Get(':project')
  @Act({
    summary: 'A project: public once published; before, to its owner',
    by: 'public',
    response: ProjectDto,
    refuses: { 'not-found': ['project-unknown'] },
  })
  async get(@Param() { project: id }: ProjectPath, @By() actor: Actor | undefined): Promise<ProjectDto> {
    const { manager } = this.dataSource;
    return projectView(manager, await visibleProject(manager, id, actor), actor, this.clock.now());
  }
}
