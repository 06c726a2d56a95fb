import { type Unpriced } from '@mingtang/procedure/evaluation';
import { type Money } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { type Criterion, type EvaluationMethod, type Requirement } from '@mingtang/procedure/tender';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class EvaluatedBidDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: { scheme: 'CN-USCC', id: '91990000MADE00118C', name: '示范甲建设工程有限公司' } })
  bidder: OrganisationRef;

  @ApiPropertyOptional({
    example: { amount: '1234567.89', currency: 'CNY' },
    description: 'once it is opened: with the bid, or later as the procedure has it',
  })
  price?: Money;

  @ApiPropertyOptional({
    enum: ['left-consultation', 'no-final-offer', 'not-opened'],
    description: 'why a bid that passed has no price and is not ranked',
  })
  unpriced?: Unpriced;

  @ApiPropertyOptional({ description: 'the opened price schedule, as its bidder wrote it' })
  priceSchedule?: unknown;

  @ApiProperty({ description: 'false where the bid security had not arrived: the committee decides on it' })
  securityPaid: boolean;

  @ApiProperty({ example: '2026-12-14T09:12:44.120Z' })
  receivedAt: string;

  @ApiPropertyOptional({
    description: 'once the review is concluded: whether the bid passed and is scored or compared',
  })
  responsive?: boolean;
}

/** What a committee evaluates, and by what. The documents of the bids are at the bidding service. */
export class EvaluatedLotDto {
  @ApiProperty({ example: 'CNY' })
  currency: string;

  @ApiPropertyOptional({ example: { amount: '1500000', currency: 'CNY' } })
  maximumPrice?: Money;

  @ApiProperty({ description: 'the published evaluation method' })
  method: EvaluationMethod;

  @ApiProperty({ type: [Object], description: 'each member finds on each bid by each of these' })
  requirements: readonly Requirement[];

  @ApiProperty({ type: [Object], description: 'each member scores each bid by each of these but the price' })
  criteria: readonly Criterion[];

  @ApiProperty({ type: [EvaluatedBidDto] })
  bids: EvaluatedBidDto[];
}
