import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One step of a project. */
export class StepDto {
  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  time: string;

  @ApiProperty({ example: 'announcement.project-published.v1' })
  type: string;

  @ApiProperty({ example: '/mingtang/announcement', description: 'the service that tells of it' })
  source: string;

  @ApiProperty({ format: 'uuid', description: 'id of the process event' })
  event: string;

  @ApiPropertyOptional({ example: '1', description: 'absent where the step is the whole project’s' })
  lot?: string;

  @ApiProperty({ example: 'tenderer', description: 'role of who acted; `system` for what falls due by itself' })
  actorRole: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'what is public of it, by its type' })
  facts: Readonly<Record<string, unknown>>;
}
