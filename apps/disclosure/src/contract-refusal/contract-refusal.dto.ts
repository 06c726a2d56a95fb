import { CONTRACT_REFUSALS, type ContractRefusalReason } from '@mingtang/procedure/disclosure';
import { IsText, NotBlank } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
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

export class DeclareFailedDto {
  @ApiProperty({
    example: '其他中标候选人与招标预期差距较大',
    description: 'why no next candidate is taken; published',
  })
  @IsText()
  @MaxLength(4_000)
  @NotBlank()
  reason: string;
}

export class LotFailureDto {
  @ApiProperty({ example: '2026-12-21T01:00:00.000Z' })
  failedAt: string;

  @ApiProperty()
  reason: string;
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

  @ApiPropertyOptional({ description: 'that the owner let the lot fail for it, to tender again (DIS-03, GP-09)' })
  failure?: LotFailureDto;
}

/** A refusal as it is published. */
export function showContractRefusal(refusal: ContractRefusal): ContractRefusalDto {
  const { id, awardId: award, reason, statedBy, statement, recordedAt, failedAt, failureReason } = refusal;
  return {
    id,
    award,
    reason,
    statedBy,
    statement,
    recordedAt: recordedAt.toISOString(),
    ...(failedAt && { failure: { failedAt: failedAt.toISOString(), reason: failureReason ?? '' } }),
  };
}
