import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class BilingualDto {
  @ApiProperty({ example: '投标截止时间已过，投标文件不予接收' })
  zh: string;

  @ApiProperty({ example: 'the bid deadline has passed' })
  en: string;
}

export class ProblemItemDto {
  @ApiProperty({ example: 'period-over' })
  code: string;

  @ApiPropertyOptional({ example: 'lots[0].estimate.amount' })
  field?: string;

  @ApiPropertyOptional({ example: 'BID-02' })
  rule?: string;

  @ApiPropertyOptional({ description: 'legal source of the rule' })
  source?: string;

  @ApiProperty()
  message: BilingualDto;
}

/** RFC 9457 problem details. */
export class ProblemDto extends ProblemItemDto {
  @ApiProperty({ example: 'urn:mingtang:problem:period-over' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ example: 422 })
  status: number;

  @ApiProperty()
  detail: string;

  @ApiPropertyOptional({ example: '/projects/0b7c…/lots/1/bids' })
  instance?: string;

  @ApiPropertyOptional({ type: [ProblemItemDto] })
  errors?: ProblemItemDto[];
}
