import { IsLine } from '@mingtang/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsUUID, MaxLength, ValidateNested } from 'class-validator';

export class ScoreDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  bidId: string;

  @ApiProperty({ example: 't1' })
  @IsLine()
  @MaxLength(64)
  criterionId: string;

  @ApiProperty({ example: '27.5', description: 'exact decimal, from the criterion’s minimum to its maximum' })
  @IsLine()
  @MaxLength(45)
  score: string;
}

export class ScoreSheetDto {
  @ApiProperty({ type: [ScoreDto], description: 'one for each bid to score and each criterion but the price' })
  @IsArray()
  @ArrayMaxSize(20_000)
  @ValidateNested({ each: true })
  @Type(() => ScoreDto)
  scores: ScoreDto[];
}
