import { type Actor } from '@mingtang/contracts';
import { Act, By, LotPath } from '@mingtang/service-kit';
import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PublishResult } from './publish-result';
import { ResultDto } from './result.dto';

@ApiTags('award')
@Controller('projects/:project/lots/:lot/result')
export class ResultController {
  constructor(private readonly publishing: PublishResult) {}

  @Post()
  @Act({
    summary: 'Publish the result of a lot',
    description:
      'Where the procedure publishes no candidates. With it the evaluation may be read by all, and whoever has an interest may challenge the result. Being late does not forbid it, and is shown.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: ResultDto,
    rules: ['GP-07', 'GP-08'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['organisation-missing', 'not-your-project'],
      conflict: ['act-not-in-procedure', 'stage-does-not-allow', 'act-out-of-turn', 'already-done', 'not-ordered-yet'],
    },
  })
  publish(@Param() path: LotPath, @By() actor: Actor): Promise<ResultDto> {
    return this.publishing.publish(path, actor);
  }
}
