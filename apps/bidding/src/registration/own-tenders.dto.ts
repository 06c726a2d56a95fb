import { ApiProperty } from '@nestjs/swagger';
import { type Stage, STAGES } from '@mingtang/procedure/procedures';
import { OwnBidSummaryDto } from './registration.dto';

export class OwnTenderLotDto {
  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ enum: STAGES, description: 'where the lot stands' })
  stage: Stage;
}

/** A tender that a bidder is registered for. */
export class OwnTenderDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiProperty({ format: 'date-time' })
  registeredAt: string;

  @ApiProperty({ format: 'date-time', description: 'the bid deadline in force' })
  deadline: string;

  @ApiProperty({ description: 'a sandbox project: its legal days pass faster' })
  sandbox: boolean;

  @ApiProperty({ description: 'the tender was terminated' })
  cancelled: boolean;

  @ApiProperty({ description: 'whether bid security is asked' })
  securityAsked: boolean;

  @ApiProperty({ description: 'whether bid security is recorded as paid' })
  securityPaid: boolean;

  @ApiProperty({ type: [OwnTenderLotDto] })
  lots: OwnTenderLotDto[];

  @ApiProperty({ type: [OwnBidSummaryDto] })
  bids: OwnBidSummaryDto[];
}
