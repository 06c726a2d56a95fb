import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import {
  Act,
  By,
  decodeCursor,
  type Page,
  pageFrom,
  pageOf,
  PageQuery,
  ProjectPath,
  readTraded,
} from '@mingtang/service-kit';
import { IsUUID } from 'class-validator';
import { DataSource, LessThan } from 'typeorm';
import { visibleProject } from '../project/project-access';
import { refused } from '../refusals';
import { NoticeDto, noticeDto, noticeSummary, NoticeSummaryDto } from './notice.dto';
import { Notice } from './notice.entity';

class NoticePath extends ProjectPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  notice: string;
}

@ApiTags('notices')
@Controller('projects/:project/notices')
export class NoticesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Act({
    summary: 'The notices of a project, newest first',
    by: 'public',
    response: pageOf(NoticeSummaryDto),
    refuses: { invalid: ['cursor-invalid'], 'not-found': ['project-unknown'] },
  })
  async list(
    @Param() { project }: ProjectPath,
    @Query() { limit, cursor }: PageQuery,
    @By() actor: Actor | undefined,
  ): Promise<Page<NoticeSummaryDto>> {
    const { manager } = this.dataSource;
    await visibleProject(manager, project, actor);
    const before = decodeCursor(cursor, 1)?.[0];
    if (before !== undefined && !isRevision(before)) throw refused('cursor-invalid', { field: 'cursor' });
    const notices = await manager.find(Notice, {
      where: { projectId: project, ...(before !== undefined && { revision: LessThan(before) }) },
      order: { revision: 'DESC' },
      take: limit + 1,
    });
    const cases = (await readTraded(manager, project))?.cases ?? [];
    return pageFrom(
      notices,
      limit,
      ({ revision }) => [revision],
      (notice) => noticeSummary(notice, cases),
    );
  }

  @Get(':notice')
  @Act({
    summary: 'A notice, with the project as it published it',
    by: 'public',
    response: NoticeDto,
    refuses: { 'not-found': ['project-unknown', 'notice-unknown'] },
  })
  async get(@Param() { project, notice: id }: NoticePath, @By() actor: Actor | undefined): Promise<NoticeDto> {
    const { manager } = this.dataSource;
    await visibleProject(manager, project, actor);
    const notice = await manager.findOneBy(Notice, { id, projectId: project });
    if (!notice) throw refused('notice-unknown');
    return noticeDto(notice, (await readTraded(manager, project))?.cases ?? []);
  }
}

function isRevision(part: string | number): part is number {
  return Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31;
}
