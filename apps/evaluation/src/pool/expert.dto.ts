import { type Organisation } from '@mingtang/contracts';
import { IsLine, IsText, NotBlank, PageQuery } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { type Expert, EXPERT_STATES, type ExpertState } from './expert.entity';

export class ExpertApplicationDto {
  @ApiProperty({ example: '王工' })
  @IsLine({ trimmed: true })
  @NotBlank()
  @MaxLength(100)
  name: string;

  @ApiProperty({ example: ['A08', 'C02'], description: 'specialities (评标专业) in which the expert can be drawn' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsLine({ each: true, trimmed: true })
  @NotBlank({ each: true })
  @MaxLength(64, { each: true })
  categories: string[];

  @ApiProperty({ example: ['110000'], description: 'regions in which the expert serves' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsLine({ each: true, trimmed: true })
  @NotBlank({ each: true })
  @MaxLength(64, { each: true })
  regions: string[];
}

export class ExpertRemovalDto {
  @ApiProperty({ example: '本人申请退出' })
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(500)
  reason: string;
}

export class ExpertPath {
  @ApiProperty({ format: 'uuid', example: '5d4f7f0a-6a33-4c3e-8b0e-4b1f6f8a9c10' })
  @IsUUID()
  expert: string;
}

export class ExpertsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'A08' })
  @IsOptional()
  @IsLine({ trimmed: true })
  @NotBlank()
  @MaxLength(64)
  category?: string;

  @ApiPropertyOptional({ example: '110000' })
  @IsOptional()
  @IsLine({ trimmed: true })
  @NotBlank()
  @MaxLength(64)
  region?: string;

  @ApiPropertyOptional({ enum: EXPERT_STATES })
  @IsOptional()
  @IsIn(EXPERT_STATES)
  state?: ExpertState;
}

export class OrganisationDto implements Organisation {
  @ApiProperty({ example: 'CN-USCC' })
  scheme: string;

  @ApiProperty({ example: '12990000MADE003104' })
  id: string;

  @ApiProperty({ example: '示范理工大学' })
  name: string;
}

export class ExpertDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '王工' })
  name: string;

  @ApiProperty({ type: OrganisationDto, nullable: true })
  organisation: Organisation | null;

  @ApiProperty({ example: ['A08', 'C02'] })
  categories: string[];

  @ApiProperty({ example: ['110000'] })
  regions: string[];

  @ApiProperty({ enum: EXPERT_STATES })
  state: ExpertState;

  @ApiPropertyOptional({ description: 'why the expert was removed' })
  removalReason?: string;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  appliedAt: string;

  @ApiPropertyOptional({ description: 'when the expert was admitted or removed' })
  decidedAt?: string;
}

export function expertDto(expert: Expert): ExpertDto {
  const { id, name, organisation, categories, regions, state, removalReason, appliedAt, decidedAt } = expert;
  return {
    id,
    name,
    organisation,
    categories,
    regions,
    state,
    ...(removalReason !== null && { removalReason }),
    appliedAt: appliedAt.toISOString(),
    ...(decidedAt && { decidedAt: decidedAt.toISOString() }),
  };
}
