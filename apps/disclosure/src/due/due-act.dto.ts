import { type RuleId } from '@mingtang/procedure';
import { OrganisationDto, PageQuery } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

/** What is awaited next of a lot, each with the rule that sets its time. */
export const DUE_KINDS = {
  opening: 'OPN-01',
  candidates: 'DIS-01',
  'objection-answer': 'DIS-02',
  award: 'DIS-02',
  contract: 'DIS-05',
  rerun: 'OPN-02',
} as const satisfies Record<string, RuleId>;
export type DueKind = keyof typeof DUE_KINDS;

export class DueQuery extends PageQuery {
  @ApiPropertyOptional({ enum: Object.keys(DUE_KINDS) })
  @IsOptional()
  @IsIn(Object.keys(DUE_KINDS))
  kind?: DueKind;
}

/** An act that a lot awaits, with its time. */
export class DueActDto {
  @ApiProperty({
    enum: Object.keys(DUE_KINDS),
    description:
      '`opening`: bids open at the deadline; `award`: may be determined from `due` on, for which the law sets no end; `rerun`: the lot ' +
      'failed at `due` and no rerun of it is announced, for which the law sets no end either; the others are to be done by `due`',
  })
  kind: DueKind;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty()
  procuringEntity: OrganisationDto;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  due: string;

  @ApiProperty({ example: 'DIS-01' })
  rule: string;

  @ApiProperty({ description: 'its legal days are accelerated: a demonstration or a test' })
  sandbox: boolean;
}
