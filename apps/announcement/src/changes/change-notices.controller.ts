import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ProjectPath } from '@mingtang/service-kit';
import { NoticeDto } from '../notices/notice.dto';
import { ChangeNoticeDto } from './change-notice.dto';
import { PublishChange } from './publish-change';

@ApiTags('notices')
@Controller('projects/:project/change-notices')
export class ChangeNoticesController {
  constructor(private readonly changing: PublishChange) {}

  @Post()
  @Act({
    summary: 'Change a published tender by a notice to all at once',
    description:
      'Also issues the documents uploaded since the notice before. A change that may affect bids moves the deadline where the law needs it.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: NoticeDto,
    rules: ['ANN-01', 'ANN-06', 'ANN-08', 'ANN-10', 'BID-01', 'EVA-04'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      invalid: ['change-empty'],
      conflict: ['not-published', 'parties-fixed', 'lots-fixed', 'currency-fixed', 'scope-fixed', 'origin-fixed'],
    },
  })
  publish(@Param() { project }: ProjectPath, @Body() change: ChangeNoticeDto, @By() actor: Actor): Promise<NoticeDto> {
    return this.changing.publish(project, change, actor);
  }
}
