import { Act, type Page, pageOf, PageQuery } from '@mingtang/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TroubledOpenings } from './troubled-openings';
import { TroubledOpeningDto } from './troubled-openings.dto';

@ApiTags('opening')
@Controller('troubled-openings')
export class TroubledOpeningsController {
  constructor(private readonly openings: TroubledOpenings) {}

  @Get()
  @Act({
    summary: 'Openings of which a custodian refuses its shares, or that wait beyond their time',
    by: ['operator', 'supervisor'],
    response: pageOf(TroubledOpeningDto),
    rules: ['OPN-01', 'OPN-04'],
    refuses: { invalid: ['cursor-invalid'] },
  })
  list(@Query() page: PageQuery): Promise<Page<TroubledOpeningDto>> {
    return this.openings.list(page);
  }
}
