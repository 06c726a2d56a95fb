import { Act, type Page, pageOf, ProjectPath } from '@mingtang/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProjectFacts } from './project-facts';
import { ProjectFactsDto } from './project-facts.dto';
import { ProjectSteps } from './project-steps';
import { FacetsDto } from './search/facets.dto';
import { ListFacets } from './search/list-facets';
import { ListProjects } from './search/list-projects';
import { ProjectListDto } from './search/project-line.dto';
import { RegisterFilter, RegisterQuery } from './search/register-query.dto';
import { StepDto } from './step.dto';
import { StepsQuery } from './steps-query';

@ApiTags('register')
@Controller('register')
export class RegisterController {
  constructor(
    private readonly listing: ListProjects,
    private readonly facets: ListFacets,
    private readonly facts: ProjectFacts,
    private readonly steps: ProjectSteps,
  ) {}

  @Get('projects')
  @Act({
    summary: 'The public register of projects, as they are asked for',
    by: 'public',
    response: ProjectListDto,
    refuses: { invalid: ['cursor-invalid', 'search-without-words', 'search-too-wide'] },
  })
  list(@Query() asked: RegisterQuery): Promise<ProjectListDto> {
    return this.listing.list(asked);
  }

  @Get('facets')
  @Act({
    summary: 'What the register can be filtered by, with counts',
    by: 'public',
    response: FacetsDto,
    refuses: { invalid: ['search-without-words', 'search-too-wide'] },
  })
  listFacets(@Query() filter: RegisterFilter): Promise<FacetsDto> {
    return this.facets.list(filter);
  }

  @Get('projects/:project')
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

  @Get('projects/:project/steps')
  @Act({
    summary: 'Every step of a project with its time',
    description:
      'By time. Steps about bidders and bids appear when the opening of their lot is complete or has failed; what appears while the ' +
      'pages are turned comes at the end.',
    by: 'public',
    response: pageOf(StepDto),
    rules: ['ANN-09'],
    refuses: { 'not-found': ['project-unknown'], invalid: ['cursor-invalid'] },
  })
  listSteps(@Param() { project }: ProjectPath, @Query() query: StepsQuery): Promise<Page<StepDto>> {
    return this.steps.list(project, query);
  }
}
