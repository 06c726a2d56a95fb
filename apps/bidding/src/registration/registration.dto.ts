import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type PublishedProject } from '@mingtang/contracts';
import { type SecurityReturnCause, type SecurityState } from '@mingtang/procedure/bidding';
import { MoneyDto, OrganisationDto } from '@mingtang/service-kit';
import { RETURN_CAUSES } from '../security/return-causes';
import { type SecurityPayment } from '../security/security-payment.entity';
import { type Bid } from '../submission/bid.entity';
import { type Registration } from './registration.entity';

export class RegistrationDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty()
  registeredAt: string;

  @ApiProperty({
    example: 'MT-7K3M9QZ2-XW4R8TBN',
    description: 'goes on the payment of security in place of the bidder’s name (ANN-09)',
  })
  paymentReference: string;

  @ApiPropertyOptional({ type: MoneyDto, description: 'bid security asked; absent where none is' })
  securityAsked?: MoneyDto;

  @ApiProperty({ description: 'a sandbox project: its legal days pass faster' })
  sandbox: boolean;

  @ApiPropertyOptional({ example: 2, description: 'of a sandbox project: seconds that a legal day takes' })
  secondsPerDay?: number;
}

export class OwnSecurityDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['paid', 'returned', 'forfeited'] })
  state: SecurityState;

  @ApiProperty({ type: MoneyDto })
  amount: MoneyDto;

  @ApiProperty()
  recordedAt: string;

  @ApiPropertyOptional({ enum: RETURN_CAUSES })
  returnCause?: SecurityReturnCause;

  @ApiPropertyOptional({ description: 'from this instant its return is overdue' })
  returnDue?: string;

  @ApiPropertyOptional({ description: 'when it was returned or forfeited' })
  settledAt?: string;
}

export class OwnBidSummaryDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ enum: ['submitted', 'withdrawn', 'left'] })
  state: 'submitted' | 'withdrawn' | 'left';

  @ApiProperty({ example: 1 })
  version: number;
}

export class OwnRegistrationDto extends RegistrationDto {
  @ApiProperty({ type: [OwnSecurityDto] })
  securities: OwnSecurityDto[];

  @ApiProperty({ type: [OwnBidSummaryDto] })
  bids: OwnBidSummaryDto[];
}

/** A registration as the tenderer sees it once the deadline has come. */
export class RegisteredBidderDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  registeredAt: string;

  @ApiProperty({ type: OrganisationDto })
  bidder: OrganisationDto;
}

export function toRegistrationDto(
  { id, project, registeredAt, paymentReference }: Registration,
  { bidSecurity, calendar }: PublishedProject,
): RegistrationDto {
  return {
    id,
    project,
    registeredAt: registeredAt.toISOString(),
    paymentReference,
    ...(bidSecurity && { securityAsked: bidSecurity }),
    sandbox: calendar.mode === 'sandbox',
    ...(calendar.mode === 'sandbox' && { secondsPerDay: calendar.secondsPerDay }),
  };
}

export function toOwnSecurityDto(payment: SecurityPayment): OwnSecurityDto {
  const { id, state, amount, recordedAt, returnCause, returnDue, settledAt } = payment;
  return {
    id,
    state,
    amount,
    recordedAt: recordedAt.toISOString(),
    ...(returnCause && { returnCause }),
    ...(returnDue && { returnDue: returnDue.toISOString() }),
    ...(settledAt && { settledAt: settledAt.toISOString() }),
  };
}

export function toOwnBidSummary({ id, lot, state, version }: Bid): OwnBidSummaryDto {
  return { bid: id, lot, state, version };
}
