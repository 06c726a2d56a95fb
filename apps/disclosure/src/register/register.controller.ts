import { Act, type Page, pageOf, PageQuery, ProjectPath } from '@mingtang/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListProjects } from './list-projects';
import { RegisterQuery } from './list-query.dto';
import { ProjectFacts } from './project-facts';
import { ProjectFactsDto } from './project-facts.dto';
import { ProjectLineDto } from './project-line.dto';
import { ProjectSteps } from './project-steps';
import { StepDto } from './step.dto';

@ApiTags('register')
@Controller('register/projects')
export class RegisterController {
  constructor(
    private readonly listing: ListProjects,
    private readonly facts: ProjectFacts,
    private readonly steps: ProjectSteps,
  ) {}

  @Get()
  @Act({
    summary: 'The public register of projects, newest first',
    by: 'public',
    response: pageOf(ProjectLineDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  list(@Query() asked: RegisterQuery): Promise<Page<ProjectLineDto>> {
    return this.listing.list(asked);
  }

  @Get(':project')
  @Act({
    summary: 'All that is public of a project',
    description:
      'Nothing of who or how many bid for a lot before its opening is complete; no member’s name before the result.',
    by: 'public',
    response: ProjectFactsDto,
    rules: ['ANN-09', 'EVA-03'],
    refuses: { 'not-found': ['project-unknown'] },
  })
  show(@Param() { project }: ProjectPath): Promise<ProjectFactsDto> {
    return this.facts.show(project);
  }

  @Get(':project/steps')
  @Act({
    summary: 'Every step of a project with its time',
    description: 'Steps about bidders and bids appear when the opening of their lot is complete or has failed.',
    by: 'public',
    response: pageOf(StepDto),
    rules: ['ANN-09'],
    refuses: { 'not-found': ['project-unknown'], invalid: ['cursor-invalid'] },
  })
  listSteps(@Param() { project }: ProjectPath, @Query() page: PageQuery): Promise<Page<StepDto>> {
    return this.steps.list(project, page);
  }
}
