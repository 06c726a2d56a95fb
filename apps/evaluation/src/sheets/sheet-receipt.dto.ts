import { ReceiptDto } from '@mingtang/service-kit';
import { ApiProperty } from '@nestjs/swagger';

/** That a sheet was handed in; what stands in it stays sealed. Of one shape and size whatever it holds and whoever else is in. */
export class SheetReceiptDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  submittedAt: string;

  @ApiProperty({ description: 'salted SHA-256 of the sheet, which the public log holds from now on' })
  digest: string;

  @ApiProperty({ description: 'keep it: it proves what was handed in and when' })
  receipt: ReceiptDto;
}
