import { type Classification, CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { IsInstant, IsLine } from '@mingtang/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, MaxLength } from 'class-validator';

export const SANDBOX_CHOICES = ['excluded', 'included', 'only'] as const;
export type SandboxChoice = (typeof SANDBOX_CHOICES)[number];

/** Which projects are counted: those first published in a period, of a class, in a place. */
export class StatisticsQuery {
  @ApiPropertyOptional({ example: '2026-01-01T00:00:00+08:00', description: 'first published then or later' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ example: '2027-01-01T00:00:00+08:00', description: 'first published before then' })
  @IsOptional()
  @IsInstant()
  to?: string;

  @ApiPropertyOptional({ enum: CLASSIFICATIONS })
  @IsOptional()
  @IsIn(CLASSIFICATIONS)
  classification?: Classification;

  @ApiPropertyOptional({ example: '9901', description: 'how the place of performance begins' })
  @IsOptional()
  @IsLine()
  @MaxLength(100)
  region?: string;

  @ApiPropertyOptional({
    enum: SANDBOX_CHOICES,
    default: 'excluded',
    description:
      'projects with an accelerated calendar, which are demonstrations and tests, count only where asked for',
  })
  @IsOptional()
  @IsIn(SANDBOX_CHOICES)
  sandbox: SandboxChoice = 'excluded';
}
