import { ApiProperty } from '@nestjs/swagger';

/** How many of those who should have done a thing; who, nobody is told before all have. */
export class CountDto {
  @ApiProperty({ example: 3 })
  done: number;

  @ApiProperty({ example: 5 })
  of: number;
}
