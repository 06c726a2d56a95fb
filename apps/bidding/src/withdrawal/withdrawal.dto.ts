import { IsLine } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, MaxLength } from 'class-validator';

/** A withdrawal, by its bidder's own key where it still has it. */
export class WithdrawalDto {
  @ApiPropertyOptional({
    format: 'byte',
    description:
      'Ed25519, base64, by the signer of the version in force over the canonical `mingtang/withdrawal/v1` (docs/spec/sealed-bid.md). ' +
      'Without it the bid is withdrawn all the same, and the public record says that it was by the account alone.',
  })
  @IsOptional()
  @IsLine()
  @MaxLength(128)
  signature?: string;
}

/** That a supplier left the consultation. */
export class LeftDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ format: 'date-time' })
  leftAt: string;
}
