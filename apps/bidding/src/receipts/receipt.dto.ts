import { ApiProperty } from '@nestjs/swagger';
import { type Receipt, type ReceiptAct } from './receipt.entity';

export class ReceiptDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 1 })
  version: number;

  @ApiProperty({ enum: ['submitted', 'replaced', 'withdrawn'] })
  act: ReceiptAct;

  @ApiProperty({ example: '2026-12-15T01:29:59.123Z', description: 'the instant that was compared with the deadline' })
  receivedAt: string;

  @ApiProperty({ description: 'SHA-256 of the canonical manifest, hex' })
  manifestDigest: string;

  @ApiProperty({ description: 'the receipt itself: a C2SP signed note, to be checked with the receipt key' })
  note: string;
}

export class ReceiptKeyDto {
  @ApiProperty({
    example: 'mingtang/bidding+b0a2d3f4+AZ0jWk7c0v1p0m2dQ5gqk3cS9mJmC0nq0i2m6w8b7YkQ',
    description: 'C2SP signed-note verifier key (Ed25519)',
  })
  verifierKey: string;
}

export function toReceiptDto(receipt: Receipt): ReceiptDto {
  const { bid, version, act, receivedAt, manifestDigest, note } = receipt;
  return { bid, version, act, receivedAt: receivedAt.toISOString(), manifestDigest, note };
}
