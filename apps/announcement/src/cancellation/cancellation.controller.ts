import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ProjectPath } from '@mingtang/service-kit';
import { NoticeDto } from '../notices/notice.dto';
import { CancelProject } from './cancel-project';
import { CancellationDto } from './cancellation.dto';

@ApiTags('notices')
@Controller('projects/:project/cancellation')
export class CancellationController {
  constructor(private readonly cancellation: CancelProject) {}

  @Post()
  @Act({
    summary: 'Terminate a tender, for a published reason',
    by: ['tenderer', 'agency'],
    creates: true,
    response: NoticeDto,
    rules: ['ANN-11'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      conflict: ['not-published'],
    },
  })
  cancel(
    @Param() { project }: ProjectPath,
    @Body() cancellation: CancellationDto,
    @By() actor: Actor,
  ): Promise<NoticeDto> {
    return this.cancellation.cancel(project, cancellation, actor);
  }
}
