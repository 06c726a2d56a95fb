import { type Classification, CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { TimetableDto } from '../timetable/timetable.dto';
import { InvitationDto } from '../invitations/invitation.dto';
import { EvaluationMethodDto } from './evaluation-method.dto';
import { IsLine, IsText, MoneyDto, OrganisationDto } from '@mingtang/service-kit';
import {
  ContactPointDto,
  CriterionDto,
  DraftOriginDto,
  ExceptionReasonDto,
  ItemDto,
  LotDto,
  MOST_LOTS,
  nested,
  RequirementDto,
} from './tender-parts.dto';

const unlessUndefined = ValidateIf((_: unknown, value: unknown) => value !== undefined);

/** What a tender says; `libs/procedure` decides whether it is lawful. */
export class DraftDto {
  @ApiProperty({ example: '滨江路改造工程施工招标' })
  @IsLine()
  @MaxLength(500)
  title: string;

  @ApiPropertyOptional({ example: '道路、排水、照明及绿化工程', default: '' })
  @unlessUndefined
  @IsText()
  @MaxLength(50_000)
  description?: string;

  @ApiPropertyOptional({ type: OrganisationDto, description: 'a tenderer’s own organisation where left out' })
  @unlessUndefined
  @nested(() => OrganisationDto)
  procuringEntity?: OrganisationDto;

  @ApiPropertyOptional({ type: OrganisationDto, nullable: true, description: 'an agency’s own where it drafts' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OrganisationDto)
  agency?: OrganisationDto | null;

  @ApiProperty({ enum: CLASSIFICATIONS })
  @IsIn(CLASSIFICATIONS)
  classification: Classification;

  @ApiPropertyOptional({
    default: true,
    description:
      'must be tendered (依法必须招标): decides whether ANN-04, EVA-01, EVA-02, DIS-01, DIS-02 and DIS-03 bind',
  })
  @unlessUndefined
  @IsBoolean()
  mandatory?: boolean;

  @ApiPropertyOptional({
    default: true,
    description:
      'state funds control or lead (国有资金占控股或者主导地位): decides, with `mandatory`, whether DIS-03 binds',
  })
  @unlessUndefined
  @IsBoolean()
  stateFunded?: boolean;

  @ApiPropertyOptional({
    example: '990100',
    description: 'place of performance: a GB/T 2260 code or text',
    default: '',
  })
  @unlessUndefined
  @IsLine()
  @MaxLength(500)
  region?: string;

  @ApiPropertyOptional({ type: MoneyDto, nullable: true, description: '招标项目估算价; null where there is none' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  estimate?: MoneyDto | null;

  @ApiPropertyOptional({ example: 'CNY', default: 'CNY' })
  @unlessUndefined
  @IsLine()
  @MaxLength(3)
  currency?: string;

  @ApiProperty({ type: [LotDto] })
  @IsArray()
  @ArrayMaxSize(MOST_LOTS)
  @ValidateNested({ each: true })
  @Type(() => LotDto)
  lots: LotDto[];

  @ApiPropertyOptional({ type: [RequirementDto], default: [] })
  @unlessUndefined
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => RequirementDto)
  requirements?: RequirementDto[];

  @ApiPropertyOptional({ type: [CriterionDto], default: [], description: 'none with lowest evaluated price' })
  @unlessUndefined
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => CriterionDto)
  criteria?: CriterionDto[];

  @ApiProperty({ type: EvaluationMethodDto })
  @nested(() => EvaluationMethodDto)
  evaluation: EvaluationMethodDto;

  @ApiPropertyOptional({ type: InvitationDto, nullable: true, description: 'of a tender by invitation (ANN-02)' })
  @IsOptional()
  @ValidateNested()
  @Type(() => InvitationDto)
  invitation?: InvitationDto | null;

  @ApiPropertyOptional({ type: MoneyDto, nullable: true, description: 'at most 2 % of the estimate (BID-01)' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  bidSecurity?: MoneyDto | null;

  @ApiPropertyOptional({
    nullable: true,
    type: String,
    example: '10',
    description:
      'performance security that the documents ask of the winner, in per cent of the contract: at most 10 (DIS-06)',
  })
  @IsOptional()
  @IsLine()
  @MaxLength(8)
  performanceSecurityPercent?: string | null;

  @ApiPropertyOptional({
    nullable: true,
    type: Number,
    example: 3,
    description:
      'how many days candidates stay published: at least those of the procedure (DIS-01), which hold where left out',
  })
  @IsOptional()
  @IsInt()
  objectionDays?: number | null;

  @ApiPropertyOptional({ type: [ItemDto], default: [] })
  @unlessUndefined
  @IsArray()
  @ArrayMaxSize(5_000)
  @ValidateNested({ each: true })
  @Type(() => ItemDto)
  items?: ItemDto[];

  @ApiPropertyOptional({ type: ContactPointDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactPointDto)
  contactPoint?: ContactPointDto | null;

  @ApiPropertyOptional({ type: [ExceptionReasonDto], default: [], description: 'one for each restriction (ANN-08)' })
  @unlessUndefined
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => ExceptionReasonDto)
  exceptionReasons?: ExceptionReasonDto[];

  @ApiPropertyOptional({ type: DraftOriginDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftOriginDto)
  origin?: DraftOriginDto | null;
}

/** Some parts of a draft; null takes away what a draft may lack. */
export class DraftPatchDto extends PartialType(DraftDto, { skipNullProperties: false }) {}

export class SandboxDto {
  @ApiProperty({ example: 2, description: 'how many seconds one legal day takes; fractions allowed' })
  @IsNumber()
  @Min(0.001)
  @Max(86_400)
  secondsPerDay: number;
}

export class DraftProjectDto {
  @ApiProperty({ type: DraftDto })
  @nested(() => DraftDto)
  draft: DraftDto;

  @ApiPropertyOptional({ type: SandboxDto, description: 'makes it a sandbox project, marked as such everywhere' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SandboxDto)
  sandbox?: SandboxDto;

  @ApiPropertyOptional({
    example: 'cn-open-tender@1',
    description: 'the version of the procedure to begin with; where left out, the newest of open tendering in force',
  })
  @unlessUndefined
  @IsLine()
  @MaxLength(100)
  procedure?: string;
}

export class AmendDraftDto {
  @ApiPropertyOptional({ type: DraftPatchDto })
  @unlessUndefined
  @nested(() => DraftPatchDto)
  draft?: DraftPatchDto;

  @ApiPropertyOptional({ type: TimetableDto, nullable: true, description: 'null goes back to the proposed one' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TimetableDto)
  timetable?: TimetableDto | null;

  @ApiPropertyOptional({
    example: 'cn-open-tender@2',
    description: 'another version of the procedure to tender by, in force now',
  })
  @unlessUndefined
  @IsLine()
  @MaxLength(100)
  procedure?: string;

  @ApiPropertyOptional({ example: 3, description: 'the `draftRevision` that was read; refused if changed since' })
  @IsOptional()
  @IsInt()
  @Min(1)
  draftRevision?: number;
}
