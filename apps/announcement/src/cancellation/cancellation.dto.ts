import { IsText, NotBlank } from '@mingtang/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { MaxLength } from 'class-validator';

export class CancellationDto {
  @ApiProperty({ example: '项目规划调整，建设内容发生重大变化', description: 'published with the notice (ANN-11)' })
  @IsText()
  @NotBlank()
  @MaxLength(4_000)
  reason: string;
}
