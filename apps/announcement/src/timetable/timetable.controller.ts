import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { proposeTimetable } from '@mingtang/procedure/notice';
import { lawBinding } from '@mingtang/procedure/procedures';
import { Act, By, ProjectPath } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { ownProject } from '../project/project-access';
import { ProposalQuery, TimetableDto } from './timetable.dto';

@ApiTags('drafting')
@Controller('projects/:project/timetable')
export class TimetableController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get('proposal')
  @Act({
    summary: 'The shortest lawful timetable of a notice published then',
    by: ['tenderer', 'agency'],
    response: TimetableDto,
    rules: ['ANN-03', 'ANN-04', 'ANN-06', 'OPN-01'],
    refuses: { forbidden: ['not-your-project'], 'not-found': ['project-unknown'] },
  })
  async propose(
    @Param() { project: id }: ProjectPath,
    @Query() { publishAt }: ProposalQuery,
    @By() actor: Actor,
  ): Promise<TimetableDto> {
    const { project } = await ownProject(this.dataSource.manager, id, actor);
    return proposeTimetable(
      publishAt ?? this.clock.instant(),
      lawBinding({ ...project.draft, procedure: project.procedure }),
      project.calendar,
    );
  }
}
