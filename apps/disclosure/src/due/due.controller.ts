import { Act, type Page, pageOf } from '@mingtang/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DueActDto, DueQuery } from './due-act.dto';
import { ListDue } from './list-due';

@ApiTags('register')
@Controller('register/due')
export class DueController {
  constructor(private readonly listing: ListDue) {}

  @Get()
  @Act({
    summary: 'What every lot awaits next, with its time, what is due longest first',
    description:
      'As the procedure of each project says what comes next. What has no `due` has no end by law, and is never late.',
    by: 'public',
    response: pageOf(DueActDto),
    rules: ['OPN-01', 'OPN-02', 'EVA-07', 'EVA-10', 'DIS-01', 'DIS-02', 'DIS-05'],
    refuses: { invalid: ['cursor-invalid'] },
  })
  list(@Query() query: DueQuery): Promise<Page<DueActDto>> {
    return this.listing.list(query);
  }
}
