import { type Actor } from '@mingtang/contracts';
import { Act, By, LotPath } from '@mingtang/service-kit';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AwardLot } from './award-lot';
import { AwardDto, AwardLotDto } from './award.dto';

@ApiTags('award')
@Controller('projects/:project/lots/:lot/award')
export class AwardController {
  constructor(private readonly awarding: AwardLot) {}

  @Post()
  @Act({
    summary: 'Determine the winner of a lot',
    description:
      'The first candidate, or the next where a listed reason holds against each before it. After an award the same act passes its winner over.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: AwardDto,
    rules: ['DIS-01', 'DIS-02', 'DIS-03', 'GP-07'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['organisation-missing', 'not-your-project'],
      conflict: ['already-awarded', 'stage-does-not-allow'],
      rule: [
        'period-not-over',
        'objection-open',
        'objection-undecided',
        'candidate-excluded',
        'candidate-unknown',
        'candidate-passed-over-without-reason',
        'candidate-not-passed-over',
      ],
    },
  })
  award(@Param() path: LotPath, @Body() request: AwardLotDto, @By() actor: Actor): Promise<AwardDto> {
    return this.awarding.award(path, request, actor);
  }
}
