import { type PublishedProject } from '@mingtang/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NOTICE_KINDS, type Notice, type NoticeKind } from './notice.entity';

export class NoticeSummaryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ enum: NOTICE_KINDS, description: '招标公告、变更公告、终止公告' })
  kind: NoticeKind;

  @ApiProperty({ example: 1, description: 'the project’s revision that this notice made' })
  revision: number;

  @ApiProperty({ format: 'date-time' })
  publishedAt: string;

  @ApiPropertyOptional({ example: '更正评标办法附表' })
  reason?: string;

  @ApiPropertyOptional({ description: 'of a change: whether it may affect bids (ANN-06)' })
  affectsBids?: boolean;

  @ApiPropertyOptional({ example: '只改正了第3页的错别字', description: 'of a change: why it affects none' })
  noEffectReason?: string;

  @ApiPropertyOptional({ type: [String], example: ['requirements', 'timetable'] })
  changedFields?: string[];
}

export class NoticeDto extends NoticeSummaryDto {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'the project as this notice publishes it (AsyncAPI: PublishedProject); absent where it is cancelled',
  })
  published?: PublishedProject;
}

export function noticeSummary(notice: Notice): NoticeSummaryDto {
  const { id, projectId, kind, revision, publishedAt, reason, affectsBids, noEffectReason, changedFields } = notice;
  return {
    id,
    project: projectId,
    kind,
    revision,
    publishedAt: publishedAt.toISOString(),
    ...(reason !== null && { reason }),
    ...(affectsBids !== null && { affectsBids }),
    ...(noEffectReason !== null && { noEffectReason }),
    ...(changedFields && { changedFields: [...changedFields] }),
  };
}

export function noticeDto(notice: Notice): NoticeDto {
  return { ...noticeSummary(notice), ...(notice.published && { published: notice.published }) };
}
