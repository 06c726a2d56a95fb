import { type RecordClass } from '@mingtang/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class SealedPlaceDto {
  @ApiProperty({ description: 'canonical JSON of the record: what is hashed into the batch' })
  record: string;

  @ApiProperty({ example: 40_321, description: 'its place among the 65,536 of the batch' })
  place: number;

  @ApiProperty({ type: [String], description: 'inclusion path in the batch, 16 hashes in base64, from the sibling up' })
  path: string[];
}

export class RecordDto {
  @ApiProperty({ example: 70_000, description: 'of its entry in the log; of a sealed record, of the batch it is in' })
  index: number;

  @ApiPropertyOptional({ example: 12, description: 'number among the project’s records; sealed ones have none' })
  seq?: number;

  @ApiProperty({ format: 'uuid' })
  event: string;

  @ApiProperty({ example: 'announcement.project-published.v1' })
  type: string;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  time: string;

  @ApiProperty({ example: 'tenderer' })
  actorRole: string;

  @ApiProperty({ enum: ['public', 'hashed', 'sealed'] })
  class: RecordClass;

  @ApiProperty({ description: 'SHA-256, hex: of the payload, or of payload and salt' })
  payloadHash: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'what the event says, where public' })
  payload?: unknown;

  @ApiPropertyOptional({ description: 'hex; with a payload that was hashed or sealed' })
  salt?: string;

  @ApiPropertyOptional()
  sealed?: SealedPlaceDto;
}
