import { IsLine, IsText, NotBlank } from '@mingtang/service-kit';
import { REJECTION_REASONS, type RejectionReason } from '@mingtang/procedure/evaluation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';

const REASONS = Object.keys(REJECTION_REASONS);

export class FindingDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  bidId: string;

  @ApiProperty({ example: 'q1' })
  @IsLine()
  @MaxLength(64)
  requirementId: string;

  @ApiProperty({ example: true })
  @IsBoolean()
  met: boolean;

  @ApiPropertyOptional({
    enum: REASONS,
    description: 'where not met: the reason, of those that the law lists (EVA-05)',
  })
  @IsOptional()
  @IsIn(REASONS)
  reason?: RejectionReason;

  @ApiPropertyOptional({
    example: '资质证书已过有效期',
    description: 'where not met: what in the bid the finding rests on',
  })
  @IsOptional()
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(2000)
  statement?: string;
}

export class ReviewSheetDto {
  @ApiProperty({ type: [FindingDto], description: 'one for each bid and requirement' })
  @IsArray()
  @ArrayMaxSize(20_000)
  @ValidateNested({ each: true })
  @Type(() => FindingDto)
  findings: FindingDto[];

  @ApiPropertyOptional({
    example: '有效投标仅一家，明显缺乏竞争',
    description: 'why what is left plainly lacks competition; all are rejected where most members find so (EVA-10)',
  })
  @IsOptional()
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(2000)
  lackOfCompetition?: string;
}
