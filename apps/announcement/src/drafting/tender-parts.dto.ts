import {
  type Criterion,
  CRITERION_KINDS,
  type CriterionKind,
  REQUIREMENT_KINDS,
  type RequirementKind,
  RESTRICTIVE_CONDITIONS,
  type RestrictiveCondition,
} from '@mingtang/procedure/tender';
import { IsLine, IsText, MoneyDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';

export const MOST_LOTS = 500;

export class LotDto {
  @ApiProperty({ example: '1', description: 'letters, digits, dots, dashes, underscores' })
  @IsLine()
  @MaxLength(64)
  id: string;

  @ApiProperty({ example: '一标段：道路及排水工程' })
  @IsLine()
  @MaxLength(500)
  title: string;

  @ApiPropertyOptional({ example: '全长 2.4 公里，双向四车道', default: '' })
  @IsOptional()
  @IsText()
  @MaxLength(20_000)
  description?: string;

  @ApiPropertyOptional({ type: MoneyDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  estimate?: MoneyDto;

  @ApiPropertyOptional({ type: MoneyDto, description: '最高投标限价: a bid above it is rejected (ANN-10)' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  maximumPrice?: MoneyDto;
}

abstract class PartDto {
  @ApiProperty({ example: 'q1' })
  @IsLine()
  @MinLength(1)
  @MaxLength(100)
  id: string;

  @ApiProperty({ example: '具有市政公用工程施工总承包二级及以上资质' })
  @IsText()
  @MaxLength(4_000)
  title: string;

  @ApiPropertyOptional({ type: [String], example: ['1'], description: 'the lots that it is for; all where left out' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LOTS)
  @IsLine({ each: true })
  @MaxLength(64, { each: true })
  lotIds?: string[];

  @ApiPropertyOptional({ enum: RESTRICTIVE_CONDITIONS, description: 'what it may shut bidders out by (ANN-08)' })
  @IsOptional()
  @IsIn(RESTRICTIVE_CONDITIONS)
  restricts?: RestrictiveCondition;
}

export class RequirementDto extends PartDto {
  @ApiProperty({ enum: REQUIREMENT_KINDS })
  @IsIn(REQUIREMENT_KINDS)
  kind: RequirementKind;
}

export class CriterionDto extends PartDto implements Criterion {
  @ApiProperty({ enum: CRITERION_KINDS })
  @IsIn(CRITERION_KINDS)
  kind: CriterionKind;

  @ApiProperty({ example: '40', description: 'per cent; those of a lot add up to 100' })
  @IsLine()
  @MaxLength(16)
  weight: string;

  @ApiProperty({ example: '100', description: 'highest score an expert may give; 100 for a price criterion' })
  @IsLine()
  @MaxLength(16)
  maximum: string;

  @ApiProperty({ enum: ['0'], default: '0' })
  @Equals('0')
  minimum = '0' as const;
}

export class ExceptionReasonDto {
  @ApiProperty({ example: 'q1', description: 'id of the requirement or criterion' })
  @IsLine()
  @MaxLength(100)
  of: string;

  @ApiProperty({ example: '工程位于运营铁路保护区内，须具备相应专业资质' })
  @IsText()
  @MaxLength(4_000)
  reason: string;
}

class ItemClassificationDto {
  @ApiProperty({ example: 'CPV' })
  @IsLine()
  @MaxLength(50)
  scheme: string;

  @ApiProperty({ example: '45233120' })
  @IsLine()
  @MaxLength(100)
  id: string;

  @ApiPropertyOptional({ example: 'Road construction works' })
  @IsOptional()
  @IsText()
  @MaxLength(1_000)
  description?: string;
}

export class ItemDto {
  @ApiProperty({ example: '1' })
  @IsLine()
  @MinLength(1)
  @MaxLength(100)
  id: string;

  @ApiProperty({ example: '沥青混凝土路面' })
  @IsText()
  @MaxLength(4_000)
  description: string;

  @ApiPropertyOptional({ type: ItemClassificationDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ItemClassificationDto)
  classification?: ItemClassificationDto;

  @ApiPropertyOptional({ example: '48000', description: 'exact decimal' })
  @IsOptional()
  @IsLine()
  @MaxLength(32)
  quantity?: string;

  @ApiPropertyOptional({ example: 'm2' })
  @IsOptional()
  @IsLine()
  @MaxLength(100)
  unit?: string;

  @ApiPropertyOptional({ example: '1' })
  @IsOptional()
  @IsLine()
  @MaxLength(64)
  lotId?: string;
}

export class ContactPointDto {
  @ApiPropertyOptional({ example: '招标办公室' })
  @IsOptional()
  @IsLine()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ example: 'tender@example.org' })
  @IsOptional()
  @IsLine()
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({ example: '+86 10 0000 0000' })
  @IsOptional()
  @IsLine()
  @MaxLength(100)
  telephone?: string;

  @ApiPropertyOptional({ example: 'https://example.org/tenders' })
  @IsOptional()
  @IsLine()
  @MaxLength(2_000)
  url?: string;
}

/** Where an imported draft came from. */
export class DraftOriginDto {
  @ApiPropertyOptional({ example: 'ocds-b5fd17raw-09e6e811-41bd-4218-b9d3-15d8f6509291' })
  @IsOptional()
  @IsLine()
  @MaxLength(500)
  ocid?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsLine()
  @MaxLength(500)
  releaseId?: string;

  @ApiPropertyOptional({ example: 'Contracts Finder' })
  @IsOptional()
  @IsLine()
  @MaxLength(500)
  publisher?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsLine()
  @MaxLength(2_000)
  uri?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsLine()
  @MaxLength(2_000)
  license?: string;

  @ApiPropertyOptional({ example: 'Leeds City Council', description: 'the buyer there, where the draft is another’s' })
  @IsOptional()
  @IsLine()
  @MaxLength(500)
  buyer?: string;
}

/** Makes a property of a draft required to be an object of its own class. */
export function nested(type: () => new () => object): PropertyDecorator {
  return (target, property) => {
    IsDefined()(target, property);
    ValidateNested()(target, property);
    Type(type)(target, property as string);
  };
}
