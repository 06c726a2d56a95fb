import { IsLine, MoneyDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, MaxLength, Min } from 'class-validator';
import { BidPath } from '../submission/bid-path';

export class BidDocumentPath extends BidPath {
  @ApiProperty({ example: 'bid' })
  @IsLine()
  @MaxLength(32)
  envelope: string;

  @ApiProperty({ example: 1, description: 'place among the files of its envelope' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  index: number;
}

export class BidDocumentDto {
  @ApiProperty({ example: 'bid' })
  envelope: string;

  @ApiProperty({ example: 1, description: 'place among the files of its envelope' })
  index: number;

  @ApiProperty({ example: '技术方案.pdf' })
  name: string;

  @ApiProperty({ example: 'application/pdf' })
  mediaType: string;

  @ApiProperty({ example: 204_800 })
  size: number;

  @ApiProperty({ description: 'SHA-256, hex' })
  sha256: string;
}

export class BidDocumentsDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 1 })
  version: number;

  @ApiPropertyOptional({ type: MoneyDto, description: 'once the envelope is open that holds it' })
  price?: MoneyDto;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'as its bidder wrote it' })
  priceSchedule?: unknown;

  @ApiProperty({ type: [BidDocumentDto] })
  documents: BidDocumentDto[];
}
