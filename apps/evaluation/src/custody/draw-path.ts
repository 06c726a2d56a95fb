import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { LotPath } from '../lot/lot-path';

/** The draw of a lot that a path names. */
export class DrawPath extends LotPath {
  @ApiProperty({ example: 1, description: 'of the draw, from 1' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  number: number;
}
