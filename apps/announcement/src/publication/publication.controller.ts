import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ProjectPath } from '@mingtang/service-kit';
import { NoticeDto } from '../notices/notice.dto';
import { PublishProject } from './publish-project';

@ApiTags('publication')
@Controller('projects/:project/publication')
export class PublicationController {
  constructor(private readonly publication: PublishProject) {}

  @Post()
  @Act({
    summary: 'Publish the tender notice',
    description: 'Without a timetable of its own the draft gets the shortest lawful one from now.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: NoticeDto,
    rules: ['ANN-01', 'ANN-03', 'ANN-04', 'ANN-06', 'ANN-08', 'ANN-10', 'BID-01', 'EVA-04', 'OPN-01'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      conflict: ['not-draft', 'custody-incomplete'],
    },
  })
  publish(@Param() { project }: ProjectPath, @By() actor: Actor): Promise<NoticeDto> {
    return this.publication.publish(project, actor);
  }
}
