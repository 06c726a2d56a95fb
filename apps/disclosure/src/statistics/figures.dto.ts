import { type Classification, CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const SHARE = { minimum: 0, maximum: 1, description: 'to 4 digits; absent where there is nothing to divide by' };

export class VolumeDto {
  @ApiProperty({ example: 128, description: 'projects first published in the period' })
  projects: number;

  @ApiProperty({ example: 203, description: 'their lots; the four below add up to it' })
  lots: number;

  @ApiProperty({ example: 41, description: 'lots that are neither contracted nor ended' })
  running: number;

  @ApiProperty({ example: 140, description: 'lots with a published contract' })
  contracted: number;

  @ApiProperty({ example: 17, description: 'lots that failed: too few bids, or all rejected' })
  failed: number;

  @ApiProperty({ example: 5 })
  cancelled: number;
}

export class CompetitionDto {
  @ApiProperty({
    example: 180,
    description: 'lots of which the number of bids is public: opened, or not for want of bids',
  })
  lots: number;

  @ApiProperty({ example: 911, description: 'bids for these lots at their deadlines, without those withdrawn before' })
  bids: number;

  @ApiPropertyOptional({ example: 5.06, description: '`bids` divided by `lots`, to 2 digits' })
  bidsPerLot?: number;

  @ApiProperty({ example: 3, description: 'lots with exactly one bid' })
  singleBid: number;

  @ApiPropertyOptional({ example: 0.0167, ...SHARE })
  singleBidShare?: number;

  @ApiProperty({ example: 9, description: 'lots that were not opened for want of bids (OPN-02)' })
  tooFewBids: number;

  @ApiPropertyOptional({ example: 0.05, ...SHARE })
  tooFewBidsShare?: number;
}

export class SavingsDto {
  @ApiProperty({ example: 'CNY', description: 'ISO 4217; money is never added over currencies' })
  currency: string;

  @ApiProperty({ example: 120, description: 'lots with an award that stands and an estimate, both in this currency' })
  lots: number;

  @ApiProperty({ example: '812000000.00', description: 'sum of their estimates, exact' })
  estimate: string;

  @ApiProperty({ example: '760410000.00', description: 'sum of the awarded prices, exact' })
  award: string;

  @ApiProperty({
    example: '51590000.00',
    description: '`estimate` less `award`, exact; negative where awards cost more',
  })
  saved: string;

  @ApiPropertyOptional({ example: 0.0635, description: '`saved` of `estimate`, to 4 digits; absent where that is 0' })
  savedShare?: number;
}

export class ObjectionFiguresDto {
  @ApiProperty({
    example: 150,
    description: 'lots whose candidates were published, against which objections can be filed',
  })
  lots: number;

  @ApiProperty({ example: 6, description: 'of these, lots with an objection' })
  lotsObjected: number;

  @ApiPropertyOptional({ example: 0.04, ...SHARE })
  objectedShare?: number;

  @ApiProperty({ example: 7 })
  filed: number;

  @ApiProperty({ example: 7, description: 'answered so far' })
  answered: number;

  @ApiProperty({ example: 2, description: 'answered that they are right' })
  upheld: number;

  @ApiPropertyOptional({ example: 0.2857, ...SHARE, description: '`upheld` of `answered`, to 4 digits' })
  upheldShare?: number;
}

/** The figures of some projects. */
export class FiguresDto {
  @ApiProperty()
  volume: VolumeDto;

  @ApiProperty()
  competition: CompetitionDto;

  @ApiProperty({ type: [SavingsDto], description: 'by currency' })
  savings: readonly SavingsDto[];

  @ApiProperty()
  objections: ObjectionFiguresDto;
}

export class ClassificationFiguresDto extends FiguresDto {
  @ApiProperty({ enum: CLASSIFICATIONS })
  value: Classification;
}

export class RegionFiguresDto extends FiguresDto {
  @ApiProperty({ example: '990100', description: 'place of performance as the notice says it' })
  value: string;
}

export class MonthFiguresDto extends FiguresDto {
  @ApiProperty({ example: '2026-11', description: 'month of first publication, in legal time (Asia/Shanghai)' })
  value: string;
}
