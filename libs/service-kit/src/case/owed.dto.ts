import {
  type ActId,
  ACTS,
  CAPACITIES,
  type Capacity,
  owed,
  type PeriodId,
  PERIODS,
  type ReliefId,
  RELIEFS,
} from '@mingtang/procedure/procedures';
import { type RuleId, RULES } from '@mingtang/procedure/rules';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Case } from './case';

/** What somebody is to do next in a case. */
export class OwedDto {
  @ApiProperty({ enum: Object.keys(ACTS), enumName: 'ActId' })
  act: ActId;

  @ApiProperty({ enum: Object.keys(CAPACITIES), isArray: true, description: 'in which of these capacities it is done' })
  by: readonly Capacity[];

  @ApiPropertyOptional({ description: 'from when on it is possible, where it is not yet' })
  from?: string;

  @ApiPropertyOptional({
    description: 'the first instant at which it is late; none where it is owed as soon as it is possible',
  })
  due?: string;

  @ApiPropertyOptional({ enum: Object.keys(PERIODS), description: 'the period by whose end it is due' })
  period?: PeriodId;

  @ApiProperty()
  overdue: boolean;

  @ApiProperty({ enum: Object.keys(RELIEFS), isArray: true, description: 'what is open and keeps it back' })
  waitsFor: readonly ReliefId[];

  @ApiPropertyOptional({ description: 'what it answers or decides, e.g. an objection' })
  item?: string;

  @ApiProperty({ enum: Object.keys(RULES), isArray: true, description: 'under which rules' })
  rules: readonly RuleId[];
}

/** What comes next in a case by its definition, who owes it and by when; first what is due first. */
export function owedIn({ law, stand }: Pick<Case, 'law' | 'stand'>, now: string): readonly OwedDto[] {
  return owed(law, stand, now);
}
