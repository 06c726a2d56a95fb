import { CONTRACT_REFUSALS, type ContractRefusalReason } from '@mingtang/procedure';
import { IsText, NotBlank } from '@mingtang/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, MaxLength } from 'class-validator';
import { type ContractRefusal } from './contract-refusal.entity';

const REASONS = Object.keys(CONTRACT_REFUSALS) as ContractRefusalReason[];

export class RecordContractRefusalDto {
  @ApiProperty({ enum: REASONS })
  @IsIn(REASONS)
  reason: ContractRefusalReason;

  @ApiProperty({ example: '我公司因资金安排不再签订本项目合同', description: 'what happened; published' })
  @IsText()
  @MaxLength(4_000)
  @NotBlank()
  statement: string;
}

export class ContractRefusalDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  award: string;

  @ApiProperty({ enum: REASONS })
  reason: ContractRefusalReason;

  @ApiProperty({ enum: ['winner', 'owner'], description: 'whose word it is' })
  statedBy: 'winner' | 'owner';

  @ApiProperty()
  statement: string;

  @ApiProperty({ example: '2026-12-20T01:00:00.000Z' })
  recordedAt: string;
}

/** A refusal as it is published. */
export function showContractRefusal(refusal: ContractRefusal): ContractRefusalDto {
  const { id, awardId: award, reason, statedBy, statement, recordedAt } = refusal;
  return { id, award, reason, statedBy, statement, recordedAt: recordedAt.toISOString() };
}
