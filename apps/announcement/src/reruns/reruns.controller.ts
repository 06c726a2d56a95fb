import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ProjectPath } from '@mingtang/service-kit';
import { ProjectDto } from '../project/project.dto';
import { RerunProject } from './rerun-project';

@ApiTags('drafting')
@Controller('projects/:project/reruns')
export class RerunsController {
  constructor(private readonly rerunning: RerunProject) {}

  @Post()
  @Act({
    summary: 'Draft a rerun of the lots that failed or were cancelled',
    by: ['tenderer', 'agency'],
    creates: true,
    response: ProjectDto,
    rules: ['OPN-02', 'EVA-10'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      conflict: ['rerun-not-due'],
    },
  })
  rerun(@Param() { project }: ProjectPath, @By() actor: Actor): Promise<ProjectDto> {
    return this.rerunning.rerun(project, actor);
  }
}
