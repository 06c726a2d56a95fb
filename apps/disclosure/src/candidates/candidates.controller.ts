import { type Actor } from '@mingtang/contracts';
import { Act, By, LotPath } from '@mingtang/service-kit';
import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CandidatesDto } from './candidates.dto';
import { PublishCandidates } from './publish-candidates';

@ApiTags('candidates')
@Controller('projects/:project/lots/:lot/candidates')
export class CandidatesController {
  constructor(private readonly publishing: PublishCandidates) {}

  @Post()
  @Act({
    summary: 'Publish the candidates of a lot',
    description: 'Those that the signed evaluation report recommends. Being late does not forbid it, and is shown.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: CandidatesDto,
    rules: ['DIS-01', 'EVA-08'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['organisation-missing', 'not-your-project'],
      conflict: ['act-not-in-procedure', 'stage-does-not-allow'],
      rule: ['candidates-number'],
    },
  })
  publish(@Param() path: LotPath, @By() actor: Actor): Promise<CandidatesDto> {
    return this.publishing.publish(path, actor);
  }
}
