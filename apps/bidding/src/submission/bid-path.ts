import { ApiProperty } from '@nestjs/swagger';
import { LotPath } from '@mingtang/service-kit';
import { IsUUID } from 'class-validator';

/** The bid that a path names. */
export class BidPath extends LotPath {
  @ApiProperty({ format: 'uuid', example: '9d2f1c34-6a57-4a0e-8f5d-2b7c9e1a3f60' })
  @IsUUID()
  bid: string;
}
