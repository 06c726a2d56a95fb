import { type PublishedProject } from '@mingtang/contracts';
import { type Stage, STAGES } from '@mingtang/procedure/procedures';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LotFactsDto } from './lot-facts.dto';
import { StepDto } from './step.dto';

class CancellationDto {
  @ApiProperty({ example: '2026-12-01T02:00:00.000Z' })
  cancelledAt: string;

  @ApiProperty({ example: '项目资金计划调整' })
  reason: string;
}

class TimetableFactsDto {
  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  documentsAvailableFrom: string;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  documentsAvailableUntil: string;

  @ApiProperty({ example: '2026-11-29T15:59:59.999Z' })
  clarificationDeadline: string;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  submissionDeadline: string;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  openingAt: string;
}

/** All that is public of a project, on one page. */
export class ProjectFactsDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: 'cn-open-tender@1', description: 'the way to trade and its version, of its notice' })
  procedure: string;

  @ApiProperty({ enum: STAGES })
  stage: Stage;

  @ApiProperty({ description: 'its legal days are accelerated: a demonstration or a test' })
  sandbox: boolean;

  @ApiPropertyOptional({ example: 2, description: 'how long a legal day takes in a sandbox' })
  secondsPerDay?: number;

  @ApiPropertyOptional({
    example: 'cn-holidays@2026a',
    description: 'by the law’s calendar: the version of the public holidays by which its days are counted, to its end',
  })
  holidays?: string;

  @ApiPropertyOptional()
  cancellation?: CancellationDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'the notice in force: parties, lots, requirements, criteria, method, documents, custody of opening keys',
  })
  notice: Omit<PublishedProject, 'timetable'>;

  @ApiProperty()
  timetable: TimetableFactsDto;

  @ApiProperty({ type: [LotFactsDto] })
  lots: readonly LotFactsDto[];

  @ApiProperty({ type: [StepDto], description: 'every step with its time, the first 500' })
  steps: readonly StepDto[];

  @ApiPropertyOptional({ description: '`cursor` of the rest of the steps, where there are more' })
  moreSteps?: string;
}
