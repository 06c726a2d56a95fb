import { type Timetable } from '@mingtang/procedure/notice';
import { IsInstant } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

/** Instants in UTC; legal days are counted in Asia/Shanghai. */
export class TimetableDto implements Timetable {
  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  @IsInstant()
  documentsAvailableFrom: string;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  @IsInstant()
  documentsAvailableUntil: string;

  @ApiProperty({ example: '2026-11-29T15:59:59.999Z', description: 'last instant of a change that moves no deadline' })
  @IsInstant()
  clarificationDeadline: string;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z', description: 'a bid at this very instant is late' })
  @IsInstant()
  submissionDeadline: string;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  @IsInstant()
  openingAt: string;
}

export class ProposalQuery {
  @ApiPropertyOptional({ example: '2026-11-24T08:00:00.000Z', description: 'now, where left out' })
  @IsOptional()
  @IsInstant()
  publishAt?: string;
}
