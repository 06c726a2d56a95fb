import { IsLine, NotBlank } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { countsOf } from './draw-facts';
import { DRAW_STATES, type DrawState, type RequestedDraw } from './expert-draw.entity';

export class SeatsDto {
  @ApiProperty({ example: 'A08', description: 'speciality (评标专业)' })
  @IsLine({ trimmed: true })
  @NotBlank()
  @MaxLength(64)
  category: string;

  @ApiProperty({ example: 3 })
  @IsInt()
  @Min(1)
  @Max(99)
  count: number;
}

export class RepresentativeDto {
  @ApiProperty({ format: 'uuid', description: 'account (`sub`) of the representative' })
  @IsUUID()
  subject: string;

  @ApiProperty({ example: '李经理' })
  @IsLine({ trimmed: true })
  @NotBlank()
  @MaxLength(100)
  name: string;
}

export class DrawRequestDto {
  @ApiProperty({
    type: [SeatsDto],
    description: 'may be empty only where a representative alone fills the vacant seat',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SeatsDto)
  seats: SeatsDto[];

  @ApiPropertyOptional({ example: ['110000'], description: 'draw only from experts who serve one of these regions' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsLine({ each: true, trimmed: true })
  @NotBlank({ each: true })
  @MaxLength(64, { each: true })
  regions?: string[];

  @ApiPropertyOptional({ type: [RepresentativeDto], description: 'representatives of the tenderer' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => RepresentativeDto)
  representatives?: RepresentativeDto[];
}

/** A draw as it was asked for: nobody's name (EVA-03). */
export class DrawDto {
  @ApiProperty({ example: 1 })
  number: number;

  @ApiProperty({ enum: DRAW_STATES, description: 'the lot tells when it is `drawn`' })
  state: DrawState;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  requestedAt: string;

  @ApiProperty({ example: 5, description: 'seats to draw, representatives not counted' })
  seats: number;

  @ApiProperty({ example: 12, description: 'experts in the list to draw from' })
  candidates: number;

  @ApiProperty({ example: 1, description: 'of these, kept out for an interest' })
  excluded: number;

  @ApiProperty({ example: 5, description: 'custodians whose randomness makes the seed' })
  commitments: number;

  @ApiProperty({ description: 'SHA-256 of the request as canonical JSON' })
  requestDigest: string;
}

export function drawDto({ number, state, request, requestDigest, requestedAt }: RequestedDraw): DrawDto {
  return {
    number,
    state,
    requestedAt: requestedAt.toISOString(),
    ...countsOf(request),
    commitments: 'commitments' in request ? request.commitments.length : 0,
    requestDigest,
  };
}
