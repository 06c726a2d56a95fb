import { type OpeningFailure } from '@mingtang/procedure/bidding';
import { IsLine, MoneyDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches, MaxLength } from 'class-validator';

export class SelfOpeningDto {
  @ApiProperty({ example: 'bid', description: 'an envelope that is being opened' })
  @IsLine()
  @MaxLength(32)
  envelope: string;

  @ApiProperty({ example: 'AGE-SECRET-KEY-1…', description: 'the envelope’s own key, which its bidder kept' })
  @Matches(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/)
  identity: string;
}

export class OwnOpeningDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 1 })
  version: number;

  @ApiProperty({ example: 'bid' })
  envelope: string;

  @ApiProperty({ enum: ['awaiting-shares', 'opened', 'unopened'] })
  state: 'awaiting-shares' | 'opened' | 'unopened';

  @ApiPropertyOptional({ type: MoneyDto, description: 'of an envelope that holds it' })
  price?: MoneyDto;

  @ApiPropertyOptional({
    enum: ['share-invalid', 'manifest-mismatch', 'price-unreadable', 'shares-missing', 'file-damaged'],
  })
  failure?: OpeningFailure;
}
