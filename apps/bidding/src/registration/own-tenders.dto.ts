import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type ActId, ACTS, type Stage, STAGES } from '@mingtang/procedure/procedures';
import { OwnBidSummaryDto } from './registration.dto';

export class PossibleActDto {
  @ApiProperty({ enum: Object.keys(ACTS), enumName: 'ActId', description: 'as the procedure calls it' })
  act: ActId;

  @ApiPropertyOptional({ format: 'date-time', description: 'the first instant at which it is late, where it ends' })
  until?: string;
}

export class OwnTenderLotDto {
  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ enum: STAGES, description: 'where the lot stands' })
  stage: Stage;

  @ApiProperty({ type: [PossibleActDto], description: 'what I may do there now, as far as the lot and my own bid say' })
  possible: PossibleActDto[];
}

/** A tender that a bidder is registered for. */
export class OwnTenderDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiProperty({ example: 'cn-open-tender@1', description: 'the way to trade and its version, of its notice' })
  procedure: string;

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
