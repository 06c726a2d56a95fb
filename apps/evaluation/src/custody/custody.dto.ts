import { IsLine, ReceiptDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBase64, Matches, MaxLength } from 'class-validator';
import { DRAW_STATES, type DrawState } from '../draw/expert-draw.entity';

const HEX = /^[0-9a-f]{64}$/;
const SIGNATURE = { example: 'lQ6f…', description: 'Ed25519, base64, by the verification key that the notice names' };

export class CommitmentDto {
  @ApiProperty({ description: 'SHA-256 of 32 random bytes, lower-case hex' })
  @Matches(HEX)
  commitment: string;

  @ApiProperty(SIGNATURE)
  @IsLine()
  @MaxLength(100)
  @IsBase64()
  signature: string;
}

export class RevealDto {
  @ApiProperty({ description: 'the 32 bytes, lower-case hex' })
  @Matches(HEX)
  randomness: string;

  @ApiProperty({ description: 'root hash, base64, of the witnessed checkpoint under which I have seen the request' })
  @IsLine()
  @MaxLength(100)
  @IsBase64()
  root: string;

  @ApiProperty(SIGNATURE)
  @IsLine()
  @MaxLength(100)
  @IsBase64()
  signature: string;
}

/** What a custodian has given to a draw. */
export class GivenDto {
  @ApiProperty({ example: 1, description: 'of the draw' })
  number: number;

  @ApiProperty()
  commitment: string;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  committedAt: string;

  @ApiPropertyOptional({ example: '2026-11-24T08:01:00.000Z' })
  revealedAt?: string;

  @ApiPropertyOptional({ description: 'for what was given last: keep it, and ask the log for its proof' })
  receipt?: ReceiptDto;
}

/** What a custodian has given to which draw, and what became of the draw. */
export class GivenToDrawDto extends GivenDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ enum: DRAW_STATES, description: 'of the draw' })
  state: DrawState;

  @ApiProperty({ description: 'the draw is void because this custodian committed and did not reveal in time' })
  missed: boolean;
}

/** A draw that waits for the asking custodian. With `awaiting-reveals` everything is there by which it is to be checked. */
export class WaitingDrawDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ example: 1 })
  number: number;

  @ApiProperty({ enum: ['awaiting-commitments', 'awaiting-reveals'] })
  state: 'awaiting-commitments' | 'awaiting-reveals';

  @ApiProperty({ description: 'when the draw was opened to commitments' })
  openedAt: string;

  @ApiPropertyOptional({ description: 'SHA-256 of the request as canonical JSON' })
  requestDigest?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'the event that asked for the draw' })
  event?: string;

  @ApiPropertyOptional({ description: 'text of that event’s entry in the log; else see /api/ledger/proofs/{event}' })
  entry?: string;

  @ApiPropertyOptional({ example: 1017, description: 'index of the entry' })
  index?: number;

  @ApiPropertyOptional({ type: [String], description: 'RFC 6962 inclusion path of the entry, base64' })
  proof?: readonly string[];

  @ApiPropertyOptional({ description: 'C2SP checkpoint that covers the entry, with its cosignatures' })
  checkpoint?: string;

  @ApiPropertyOptional({ description: 'the draw is void unless I have revealed by then' })
  due?: string;
}
