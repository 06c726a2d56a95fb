import { type Actor } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LotDto } from './lot.dto';
import { LotPath } from './lot-path';
import { ShowLot } from './show-lot';

@ApiTags('evaluation')
@Controller('projects/:project/lots/:lot')
export class LotController {
  constructor(private readonly showLot: ShowLot) {}

  @Get()
  @Act({
    summary: 'Where the evaluation of a lot stands',
    description: 'How many members have done what, never which; times and due times.',
    by: ['tenderer', 'agency', 'expert', 'supervisor'],
    response: LotDto,
    rules: ['EVA-03'],
    refuses: { forbidden: ['lot-not-yours'], 'not-found': ['project-unknown', 'lot-unknown'] },
  })
  show(@Param() path: LotPath, @By() actor: Actor): Promise<LotDto> {
    return this.showLot.run(path, actor);
  }
}
