import { IsInstant, IsText, NotBlank } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID, MaxLength } from 'class-validator';

export class ConsultationDto {
  @ApiProperty({ format: 'uuid', description: 'the bid of the supplier that was consulted' })
  @IsUUID()
  bid: string;

  @ApiProperty({ example: '就施工组织设计与供应商磋商，其承诺缩短工期十日', description: 'sealed until the result' })
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(20_000)
  minutes: string;
}

/** That minutes were recorded; what stands in them stays sealed. */
export class ConsultationReceiptDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 1, description: 'the how manieth consultation with this supplier' })
  round: number;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  recordedAt: string;

  @ApiProperty({ description: 'salted SHA-256 of the minutes' })
  digest: string;
}

export class RequirementsChangeDto {
  @ApiProperty({ example: '质保期由两年改为三年', description: 'told to all who take part' })
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(20_000)
  text: string;
}

export class RequirementsChangedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  text: string;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  changedAt: string;
}

export function toRequirementsChanged({
  id,
  text,
  changedAt,
}: {
  readonly id: string;
  readonly text: string;
  readonly changedAt: Date;
}): RequirementsChangedDto {
  return { id, text, changedAt: changedAt.toISOString() };
}

export class FinalOffersCallDto {
  @ApiProperty({ example: '2026-11-25T02:00:00.000Z', description: 'first instant at which a final offer is late' })
  @IsInstant()
  deadline: string;
}

export class FinalOffersCalledDto {
  @ApiProperty()
  calledAt: string;

  @ApiProperty()
  deadline: string;
}

/** What was changed in a consultation, and until when final offers are to be handed in. */
export class RequirementsChangesDto {
  @ApiProperty({ type: [RequirementsChangedDto] })
  changes: RequirementsChangedDto[];

  @ApiPropertyOptional({ description: 'once they are called for: first instant at which a final offer is late' })
  finalOffersUntil?: string;
}

/** How a consultation goes, for its group. */
export class ConsultedBidDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 2, description: 'how often its supplier was consulted' })
  rounds: number;

  @ApiProperty({ description: 'on the requirements as they are now' })
  consulted: boolean;

  @ApiProperty({ description: 'its supplier has left the consultation' })
  left: boolean;
}

export class ConsultationStandDto {
  @ApiProperty({ type: [ConsultedBidDto], description: 'those that passed the review' })
  bids: ConsultedBidDto[];

  @ApiProperty({ type: [RequirementsChangedDto] })
  changes: RequirementsChangedDto[];
}
