import { CLASSIFICATIONS, type Classification, STAGES, type Stage } from '@mingtang/procedure';
import { PageQuery } from '@mingtang/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class RegisterQuery extends PageQuery {
  @ApiPropertyOptional({
    example: '滨江路',
    description: 'words of title, parties, place, lots, description; all must occur',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ enum: STAGES })
  @IsOptional()
  @IsIn(STAGES)
  stage?: Stage;

  @ApiPropertyOptional({ enum: CLASSIFICATIONS })
  @IsOptional()
  @IsIn(CLASSIFICATIONS)
  classification?: Classification;

  @ApiPropertyOptional({ example: '9901', description: 'how the place of performance begins' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  region?: string;

  @ApiPropertyOptional({ example: 'CN-USCC-91990000MADE000111', description: 'scheme and id of the procuring entity' })
  @IsOptional()
  @IsString()
  @MaxLength(160)
  procuringEntity?: string;

  @ApiPropertyOptional({ description: 'only projects with an accelerated calendar, or only those without' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  sandbox?: boolean;
}
