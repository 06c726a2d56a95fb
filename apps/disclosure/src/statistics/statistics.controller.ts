import { Act } from '@mingtang/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ComputeStatistics } from './compute-statistics';
import { StatisticsDto } from './statistics.dto';
import { StatisticsQuery } from './statistics-query.dto';

@ApiTags('register')
@Controller('register/statistics')
export class StatisticsController {
  constructor(private readonly statistics: ComputeStatistics) {}

  @Get()
  @Act({
    summary: 'Volumes, competition, savings, durations and objections of the projects of a period',
    description: 'From public facts alone; docs/statistics.md defines each figure and what it leaves out.',
    by: 'public',
    response: StatisticsDto,
    rules: ['ANN-09'],
    refuses: { invalid: ['search-too-wide'] },
    maxAge: 60,
  })
  show(@Query() asked: StatisticsQuery): Promise<StatisticsDto> {
    return this.statistics.compute(asked);
  }
}
