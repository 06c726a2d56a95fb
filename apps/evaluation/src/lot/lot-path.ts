import { IsLine } from '@mingtang/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, MaxLength } from 'class-validator';

/** The lot of a project that a path names. */
export class LotPath {
  @ApiProperty({ format: 'uuid', example: '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11' })
  @IsUUID()
  project: string;

  @ApiProperty({ example: '1' })
  @IsLine()
  @MaxLength(64)
  lot: string;
}
