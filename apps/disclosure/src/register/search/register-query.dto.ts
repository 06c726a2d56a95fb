import { STAGE_KINDS, type StageKind } from '@mingtang/procedure/procedures';
import { type Classification, CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { IsInstant, IsLine, PageQuery, Repeated } from '@mingtang/service-kit';
import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { SORTS, type Sort } from './sort';

const AMOUNT = /^\d{1,18}(\.\d{1,4})?$/;

/** Which projects of the register are asked for; all that is given must hold. */
export class RegisterFilter {
  @ApiPropertyOptional({
    example: '江路 改造',
    description:
      'parts of words of title, parties, place, ocid, all lots, description, items; all must occur. Width and case do not matter; ' +
      'signs only separate words, and nothing is found by signs alone.',
  })
  @IsOptional()
  @IsLine()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({
    enum: STAGE_KINDS,
    isArray: true,
    description: 'how far it is: at a stage of any of these kinds; repeat it for several',
  })
  @IsOptional()
  @Repeated()
  @IsIn(STAGE_KINDS, { each: true })
  kind?: StageKind[];

  @ApiPropertyOptional({ enum: CLASSIFICATIONS })
  @IsOptional()
  @IsIn(CLASSIFICATIONS)
  classification?: Classification;

  @ApiPropertyOptional({ example: '9901', description: 'how the place of performance begins' })
  @IsOptional()
  @IsLine()
  @MaxLength(100)
  region?: string;

  @ApiPropertyOptional({ example: 'CN-USCC-91990000MADE000111', description: 'scheme and id of the procuring entity' })
  @IsOptional()
  @IsLine()
  @MaxLength(160)
  procuringEntity?: string;

  @ApiPropertyOptional({ description: 'only projects with an accelerated calendar, or only those without' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  sandbox?: boolean;

  @ApiPropertyOptional({ example: '2026-11-01T00:00:00+08:00', description: 'published then or later' })
  @IsOptional()
  @IsInstant()
  publishedFrom?: string;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00+08:00', description: 'published before then' })
  @IsOptional()
  @IsInstant()
  publishedTo?: string;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00+08:00', description: 'bid deadline then or later' })
  @IsOptional()
  @IsInstant()
  deadlineFrom?: string;

  @ApiPropertyOptional({ example: '2027-01-01T00:00:00+08:00', description: 'bid deadline before then' })
  @IsOptional()
  @IsInstant()
  deadlineTo?: string;

  @ApiPropertyOptional({ example: '1000000', description: 'estimate of so much or more, in `currency`' })
  @IsOptional()
  @Matches(AMOUNT)
  amountFrom?: string;

  @ApiPropertyOptional({ example: '50000000', description: 'estimate of so much or less, in `currency`' })
  @IsOptional()
  @Matches(AMOUNT)
  amountTo?: string;

  @ApiPropertyOptional({
    example: 'CNY',
    description:
      'only projects estimated in this currency (ISO 4217). Amounts are compared in one currency only: CNY where none is given.',
  })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  currency?: string;
}

class Sorting {
  @ApiPropertyOptional({
    enum: SORTS,
    default: 'newest',
    description: '`largest` and `smallest` list only projects estimated in `currency`',
  })
  @IsOptional()
  @IsIn(SORTS)
  sort: Sort = 'newest';
}

/** A filter with an order: what a list of results is made by, page by page or as a file. */
export class SortedFilter extends IntersectionType(RegisterFilter, Sorting) {}

export class RegisterQuery extends IntersectionType(SortedFilter, PageQuery) {}
