import { PASSING_OVER_REASONS, type PassingOverReason } from '@mingtang/procedure/disclosure';
import { IsText, MoneyDto, OrganisationDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, MaxLength, Min, ValidateNested } from 'class-validator';

const REASONS = Object.keys(PASSING_OVER_REASONS) as PassingOverReason[];

class PassedOverDto {
  @ApiProperty({ example: 1 })
  @IsInt()
  @Min(1)
  rank: number;

  @ApiProperty({ enum: REASONS })
  @IsIn(REASONS)
  reason: PassingOverReason;

  @ApiProperty({ example: '书面声明放弃中标', description: 'what happened; published' })
  @IsText()
  @MaxLength(4_000)
  statement: string;
}

export class AwardLotDto {
  @ApiPropertyOptional({ example: 1, default: 1, description: 'place of the candidate to be awarded' })
  @IsOptional()
  @IsInt()
  @Min(1)
  rank: number = 1;

  @ApiPropertyOptional({
    type: [PassedOverDto],
    default: [],
    description: 'why not each candidate before it; what an earlier award gave need not be repeated',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PassedOverDto)
  passedOver: PassedOverDto[] = [];
}

export class PassedOverCandidateDto extends PassedOverDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;
}

export class AwardDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 1 })
  rank: number;

  @ApiProperty()
  bidder: OrganisationDto;

  @ApiProperty()
  price: MoneyDto;

  @ApiProperty({ type: [PassedOverCandidateDto] })
  passedOver: readonly PassedOverCandidateDto[];

  @ApiProperty({ example: '2026-11-28T01:00:00.000Z' })
  determinedAt: string;

  @ApiPropertyOptional({
    example: '2026-12-02T01:00:00.000Z',
    description: 'when it was passed over for the next, or its lot was let fail',
  })
  supersededAt?: string;

  @ApiPropertyOptional({
    example: '2026-11-28T02:00:00.000Z',
    description: 'when winner and bidders were told (DIS-04)',
  })
  noticedAt?: string;

  @ApiPropertyOptional({ example: '2026-12-28T16:00:00.000Z', description: 'a contract at this very instant is late' })
  contractDue?: string;

  @ApiPropertyOptional({
    example: '2026-11-29T02:00:00.000Z',
    description: 'when the result was published, where no candidates are before (GP-07)',
  })
  resultPublishedAt?: string;

  @ApiPropertyOptional({
    example: '2026-12-08T16:00:00.000Z',
    description: 'first instant at which a challenge is late (GP-08)',
  })
  challengesUntil?: string;

  @ApiPropertyOptional({
    example: '2026-11-28T01:00:02.000Z',
    description: 'when a cancellation was found to come before it: it never took effect (ANN-11)',
  })
  voidedAt?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'the notice of that cancellation' })
  voidedBy?: string;
}
