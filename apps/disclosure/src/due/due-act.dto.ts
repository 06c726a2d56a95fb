import { type ActId, ACTS } from '@mingtang/procedure/procedures';
import { OrganisationDto, PageQuery } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

/** An act of a procedure, or that a lot which failed is tendered again. */
export type AwaitedAct = ActId | 'rerun';
const AWAITED_ACTS: readonly AwaitedAct[] = [...(Object.keys(ACTS) as ActId[]), 'rerun'];

export class DueQuery extends PageQuery {
  @ApiPropertyOptional({ enum: AWAITED_ACTS, enumName: 'AwaitedAct' })
  @IsOptional()
  @IsIn(AWAITED_ACTS)
  act?: AwaitedAct;
}

/** An act that a lot awaits, with its time. */
export class DueActDto {
  @ApiProperty({
    enum: AWAITED_ACTS,
    enumName: 'AwaitedAct',
    description: 'as the procedure of the project calls it; `rerun`: the lot failed and no rerun of it is announced',
  })
  act: AwaitedAct;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'what it answers, e.g. an objection' })
  item?: string;

  @ApiProperty()
  procuringEntity: OrganisationDto;

  @ApiPropertyOptional({
    example: '2026-12-15T01:30:00.000Z',
    description: 'from when on it is possible, where the law sets that and no end',
  })
  from?: string;

  @ApiPropertyOptional({ example: '2026-12-15T16:00:00.000Z', description: 'the first instant at which it is late' })
  due?: string;

  @ApiProperty({ example: 'DIS-01' })
  rule: string;

  @ApiProperty({ description: 'its legal days are accelerated: a demonstration or a test' })
  sandbox: boolean;
}
