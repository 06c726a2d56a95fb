import { type Receipt, RECEIPT_EVENTS, type ReceiptAct } from '@mingtang/sealing';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A receipt as it is given: what it says, and the signed note that says it. */
export class ReceiptDto implements Receipt {
  @ApiProperty({ enum: Object.keys(RECEIPT_EVENTS) })
  act: ReceiptAct;

  @ApiProperty({ format: 'uuid', description: 'event by which the public log proves it: /api/ledger/proofs/{event}' })
  event: string;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiPropertyOptional({ example: '1' })
  lot?: string;

  @ApiProperty({ description: 'id of what was handed in: the bid, question, objection, sheet or batch of releases' })
  subject: string;

  @ApiPropertyOptional({ example: 1, description: 'of a bid' })
  version?: number;

  @ApiProperty({ description: 'SHA-256, hex, of what was handed in; see docs/spec/receipts.md' })
  digest: string;

  @ApiProperty({
    example: '2026-12-15T01:29:59.123Z',
    description: 'when it arrived: what was compared with the deadline',
  })
  time: string;

  @ApiPropertyOptional({ example: '2026-12-15T01:29:59.181Z', description: 'of a bid: when it was checked and stored' })
  takenIn?: string;

  @ApiProperty({ description: 'the receipt itself: a C2SP signed note, to be checked with the receipt key' })
  note: string;
}
