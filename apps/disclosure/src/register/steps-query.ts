import { IsLine, PageQuery, Repeated } from '@mingtang/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsOptional, Matches, MaxLength } from 'class-validator';

const MOST_TYPES = 50;

/** Which steps of a project are asked for. */
export class StepsQuery extends PageQuery {
  @ApiPropertyOptional({
    type: String,
    isArray: true,
    example: ['bidding.opening-completed.v1'],
    description: 'only steps of these types; repeat it for several',
  })
  @IsOptional()
  @Repeated()
  @ArrayMaxSize(MOST_TYPES)
  @Matches(/^[a-z]+\.[a-z-]+\.v\d+$/, { each: true })
  type?: string[];

  @ApiPropertyOptional({ example: '1', description: 'only steps of this lot' })
  @IsOptional()
  @IsLine()
  @MaxLength(64)
  lot?: string;
}
