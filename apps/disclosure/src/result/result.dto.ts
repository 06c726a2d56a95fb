import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** The result of a lot, as it is published; the award says who won at what price. */
export class ResultDto {
  @ApiProperty({ format: 'uuid' })
  award: string;

  @ApiProperty({ example: '2026-12-02T01:00:00.000Z' })
  publishedAt: string;

  @ApiPropertyOptional({ example: '2026-12-03T16:00:00.000Z', description: 'by when it had to be published (GP-07)' })
  due?: string;

  @ApiProperty({ description: 'published after `due`' })
  late: boolean;

  @ApiProperty({
    example: '2026-12-11T16:00:00.000Z',
    description: 'first instant at which a challenge is late (GP-08)',
  })
  challengesUntil: string;
}
