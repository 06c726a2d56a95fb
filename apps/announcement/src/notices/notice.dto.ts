import { type PublishedProject } from '@mingtang/contracts';
import { type ActId, ACTS } from '@mingtang/procedure/procedures';
import { BilingualDto, type Case } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NOTICE_KINDS, type Notice, type NoticeKind } from './notice.entity';

export class KeptLotDto {
  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ enum: Object.keys(ACTS), example: 'award', description: 'what came before the notice' })
  by: ActId;
}

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

  @ApiPropertyOptional({ type: [String], description: 'of a cancellation: the lots that it ends' })
  lots?: string[];

  @ApiPropertyOptional({
    type: [KeptLotDto],
    description:
      'of a cancellation: lots that it does not end after all, as something came before it that it had not seen',
  })
  kept?: KeptLotDto[];

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'of a change that turned out to come after the closing of the bidding: it never took effect (ANN-06)',
  })
  voidedAt?: string;

  @ApiPropertyOptional({ type: BilingualDto, description: 'why it is void' })
  voidReason?: BilingualDto;
}

export class NoticeDto extends NoticeSummaryDto {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'the project as this notice publishes it (AsyncAPI: PublishedProject); absent where it is cancelled',
  })
  published?: PublishedProject;
}

/** @param cases of its project: they tell what came before it. */
export function noticeSummary(notice: Notice, cases: readonly Case[]): NoticeSummaryDto {
  const { id, projectId, kind, revision, publishedAt, reason, affectsBids, noEffectReason, changedFields } = notice;
  const { lots, voidedAt, voidReason } = notice;
  const kept = keptLots(notice, cases);
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
    ...(lots && { lots: [...lots] }),
    ...(kept.length > 0 && { kept }),
    ...(voidedAt && { voidedAt: voidedAt.toISOString() }),
    ...(voidReason && { voidReason }),
  };
}

function keptLots({ id, kind }: Notice, cases: readonly Case[]): KeptLotDto[] {
  if (kind !== 'cancellation') return [];
  return cases.flatMap(({ lot, settled }) => {
    const by = settled.overtaken.find(({ act, item }) => act === 'cancel' && item === id)?.by;
    return by === undefined ? [] : [{ lot, by }];
  });
}

export function noticeDto(notice: Notice, cases: readonly Case[]): NoticeDto {
  return { ...noticeSummary(notice, cases), ...(notice.published && { published: notice.published }) };
}
