import { RELEASE_REFUSALS, type ReleaseRefusal } from '@mingtang/procedure/bidding';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class StandingRefusalDto {
  @ApiProperty({ example: '示范第一公证处' })
  custodian: string;

  @ApiProperty({ enum: Object.keys(RELEASE_REFUSALS) })
  reason: ReleaseRefusal;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

export class TroubledOpeningDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '人民路改造工程' })
  title: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ example: 'close-bidding', description: 'the act by which the opening began' })
  begunBy: string;

  @ApiProperty({ format: 'date-time' })
  begunAt: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'since when it waits beyond its time' })
  delayedAt?: string;

  @ApiProperty({ example: 1, description: 'bids that wait to be opened' })
  waiting: number;

  @ApiProperty({ type: [StandingRefusalDto] })
  refusals: StandingRefusalDto[];
}
