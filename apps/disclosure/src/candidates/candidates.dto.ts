import { MoneyDto, OrganisationDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class CandidateDto {
  @ApiProperty({ example: 1 })
  rank: number;

  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty()
  bidder: OrganisationDto;

  @ApiProperty()
  price: MoneyDto;

  @ApiPropertyOptional({ example: '91.37', description: 'composite score; absent under lowest evaluated price' })
  total?: string;
}

/** The candidates of a lot, published for objections. */
export class CandidatesDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  publishedAt: string;

  @ApiProperty({ example: '2026-11-26T16:00:00.000Z', description: 'by when they had to be published (DIS-01)' })
  due: string;

  @ApiProperty({ description: 'published after `due`' })
  late: boolean;

  @ApiProperty({ type: [CandidateDto] })
  candidates: readonly CandidateDto[];

  @ApiProperty({
    example: '2026-11-27T16:00:00.000Z',
    description: 'an objection at this very instant is late (DIS-02)',
  })
  objectionsUntil: string;
}
