import { Act, type Page, pageOf, PageQuery, ProjectPath } from '@mingtang/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListRecords } from './list-records';
import { RecordDto } from './records.dto';

@ApiTags('records')
@Controller('projects/:project/records')
export class RecordsController {
  constructor(private readonly records: ListRecords) {}

  @Get()
  @Act({
    summary: 'What the log records of a project',
    description:
      'In the order of their numbers, without gaps; after each listing the sealed records that it names. Of a project that is open ' +
      'for bids nothing tells whether or how many acts of bidders there are. A page may be shorter than asked for. All pages of one reading ' +
      'are of the log as it was when its first page was read.',
    by: 'public',
    response: pageOf(RecordDto),
    rules: ['ANN-09'],
    refuses: { 'not-found': ['project-unknown'], invalid: ['cursor-invalid'] },
  })
  list(@Param() { project }: ProjectPath, @Query() page: PageQuery): Promise<Page<RecordDto>> {
    return this.records.list(project, page);
  }
}
