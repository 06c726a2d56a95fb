import { ApiProperty } from '@nestjs/swagger';
import { ClassificationFiguresDto, FiguresDto, MonthFiguresDto, RegionFiguresDto } from './figures.dto';

export const SPANS = [
  'bidding',
  'opening',
  'evaluation',
  'signing',
  'candidates',
  'award',
  'notice',
  'contract',
  'whole',
] as const;
export type Span = (typeof SPANS)[number];

export class BidsPerLotDto {
  @ApiProperty({ example: 5 })
  bids: number;

  @ApiProperty({ example: 31, description: 'lots with so many bids' })
  lots: number;
}

export class DurationDto {
  @ApiProperty({
    enum: SPANS,
    description:
      'bidding: first publication to bid deadline; opening: deadline to completed opening; evaluation: to its end; signing: to the ' +
      'signed report; candidates: to their publication; award: to the winner determined; notice: to the award notice; contract: to ' +
      'its signing; whole: first publication to signing',
  })
  span: Span;

  @ApiProperty({ example: 120, description: 'lots that have both ends behind them' })
  lots: number;

  @ApiProperty({
    example: 20.5,
    description: 'legal days, to 2 digits; a sandbox’s days are as short as its calendar says',
  })
  lowerQuartile: number;

  @ApiProperty({ example: 21 })
  median: number;

  @ApiProperty({ example: 24.3 })
  upperQuartile: number;
}

/**
 * Statistics of the register, computed from public facts alone: nothing of who or how many bid for a lot before its opening. A
 * project counts where it was first published in the period, with all that has become of it since. docs/statistics.md defines
 * each figure.
 */
export class StatisticsDto {
  @ApiProperty()
  all: FiguresDto;

  @ApiProperty({ type: [ClassificationFiguresDto] })
  byClassification: readonly ClassificationFiguresDto[];

  @ApiProperty({ type: [RegionFiguresDto], description: 'the 50 places with most projects' })
  byRegion: readonly RegionFiguresDto[];

  @ApiProperty({ example: 0, description: 'how many places more there are' })
  regionsLeftOut: number;

  @ApiProperty({ type: [MonthFiguresDto], description: 'months with publications, the latest 120, in order' })
  byMonth: readonly MonthFiguresDto[];

  @ApiProperty({ type: [BidsPerLotDto], description: 'in order; numbers of bids that no lot has are left out' })
  bidsPerLot: readonly BidsPerLotDto[];

  @ApiProperty({
    type: [DurationDto],
    description: 'in the order of a tender; spans that no lot has behind it are left out',
  })
  durations: readonly DurationDto[];
}
