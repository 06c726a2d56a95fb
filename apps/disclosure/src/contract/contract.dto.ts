import { IsInstant, MoneyDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, ValidateNested } from 'class-validator';

export class PublishContractDto {
  @ApiProperty({ example: '2026-12-10T06:00:00.000Z' })
  @IsInstant()
  signedAt: string;

  @ApiProperty({ description: 'that of the winning bid (DIS-05)' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  price: MoneyDto;

  @ApiPropertyOptional({ description: 'at most 10 % of the price (DIS-06)' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyDto)
  performanceSecurity?: MoneyDto;
}

export class ContractDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  award: string;

  @ApiProperty({ example: '2026-12-10T06:00:00.000Z' })
  signedAt: string;

  @ApiProperty({ example: '2026-12-11T06:00:00.000Z' })
  publishedAt: string;

  @ApiProperty()
  price: MoneyDto;

  @ApiPropertyOptional()
  performanceSecurity?: MoneyDto;

  @ApiProperty({ description: 'signed later than 30 days after the notice of award (DIS-05)' })
  late: boolean;
}
