import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

/** The project that a path names. */
export class ProjectPath {
  @ApiProperty({ format: 'uuid', example: '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11' })
  @IsUUID()
  project: string;
}
