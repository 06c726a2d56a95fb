import { type Bilingual } from '@mingtang/procedure/writing';
import { PageQuery } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { NOTICE_KINDS, type NoticeKind } from '../telling/notice';

export class BilingualDto implements Bilingual {
  @ApiProperty({ example: '开标完成，开标记录已公布' })
  zh: string;

  @ApiProperty({ example: 'Bids are opened and the record is published' })
  en: string;
}

export class NotificationDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'when it happened' })
  time: string;

  @ApiProperty({ enum: NOTICE_KINDS })
  kind: NoticeKind;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路道路改造工程' })
  projectTitle: string;

  @ApiPropertyOptional({ example: '1', description: 'absent where it is about the whole project' })
  lot?: string;

  @ApiPropertyOptional({ example: '一标段', description: 'of the lot' })
  lotTitle?: string;

  @ApiProperty({ type: BilingualDto })
  text: BilingualDto;

  @ApiPropertyOptional({ description: 'until when (exclusive) something is to be done' })
  dueAt?: string;

  @ApiProperty({ example: '/projects/3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11', description: 'the portal’s page about it' })
  link: string;

  @ApiPropertyOptional({ description: 'when this account read it' })
  readAt?: string;
}

export class NotificationQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'only those that this account has not read' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  unread?: boolean;
}

export class ReadDto {
  @ApiProperty({ format: 'uuid', description: 'this notification and all before it are read' })
  @IsUUID()
  upTo: string;
}

export class UnreadDto {
  @ApiProperty({ example: 3 })
  count: number;
}
