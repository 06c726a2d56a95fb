import { STAGE_KINDS, type StageKind } from '@mingtang/procedure/procedures';
import { type Classification, CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { ApiProperty } from '@nestjs/swagger';

class KindCountDto {
  @ApiProperty({ enum: STAGE_KINDS })
  value: StageKind;

  @ApiProperty({ example: 12 })
  projects: number;
}

class ClassificationCountDto {
  @ApiProperty({ enum: CLASSIFICATIONS })
  value: Classification;

  @ApiProperty({ example: 12 })
  projects: number;
}

class RegionCountDto {
  @ApiProperty({ example: '990100' })
  value: string;

  @ApiProperty({ example: 12 })
  projects: number;
}

class CurrencyCountDto {
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' })
  value: string;

  @ApiProperty({ example: 12 })
  projects: number;
}

/**
 * What the register can be filtered by, and how many projects each value would leave. Each list is counted under the filter
 * without its own part, so that another value can be chosen.
 */
export class FacetsDto {
  @ApiProperty({ type: [KindCountDto], description: 'kinds of stages, in the order of a tender' })
  kinds: readonly KindCountDto[];

  @ApiProperty({ type: [ClassificationCountDto], description: 'most projects first' })
  classifications: readonly ClassificationCountDto[];

  @ApiProperty({ type: [RegionCountDto], description: 'places of performance with most projects, at most 200' })
  regions: readonly RegionCountDto[];

  @ApiProperty({ type: [CurrencyCountDto], description: 'currencies of the estimates, most projects first' })
  currencies: readonly CurrencyCountDto[];
}
