import { type Classification, CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { SearchDatabase } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { countedLots } from './counted-lots';
import { type FigureRow, FIGURES, type Grouping, figuresOf, SAVINGS, type SavingsRow } from './figures';
import { type FiguresDto } from './figures.dto';
import { durationsOf, SPAN_COLUMNS, type SpanRow } from './spans';
import { type BidsPerLotDto, type StatisticsDto } from './statistics.dto';
import { type StatisticsQuery } from './statistics-query.dto';

const MOST_REGIONS = 50;
const MOST_MONTHS = 120;

const SPREAD = 'SELECT bids, count(*)::int AS lots FROM counted WHERE bids IS NOT NULL GROUP BY bids ORDER BY bids';
const DURATIONS = `SELECT ${SPAN_COLUMNS} FROM counted`;

/** All figures by one query, so that they are of one moment and the rows are gathered once. */
const ALL = Object.entries({ figures: FIGURES, savings: SAVINGS, spread: SPREAD, durations: DURATIONS })
  .map(([name, select]) => `(SELECT coalesce(json_agg(each), '[]') FROM (${select}) each) AS ${name}`)
  .join(', ');

interface Counted {
  readonly figures: readonly FigureRow[];
  readonly savings: readonly SavingsRow[];
  readonly spread: readonly BidsPerLotDto[];
  readonly durations: readonly SpanRow[];
}

/** Statistics from the rows of the register as they are. */
@Injectable()
export class ComputeStatistics {
  constructor(private readonly database: SearchDatabase) {}

  /** @throws {RefusedError} `search-too-wide` */
  async compute(asked: StatisticsQuery): Promise<StatisticsDto> {
    const { sql, parameters } = countedLots(asked);
    const [counted] = await this.database.ask((manager) =>
      manager.query<Counted[]>(`${sql} SELECT ${ALL}`, [...parameters]),
    );
    if (!counted) throw new Error('a query without FROM has one row');
    const { figures, savings, spread, durations } = counted;
    const group = (wanted: Grouping | null) =>
      figures
        .filter(({ grouping }) => grouping === wanted)
        .map((row): FiguresDto & { value: string } => ({ value: row.value ?? '', ...figuresOf(row, savings) }));
    const regions = group('region').sort(byProjects);
    const [all] = group(null).map(({ value: _, ...rest }) => rest);
    if (!all) throw new Error('an aggregate without groups has one row');
    return {
      all,
      byClassification: group('classification')
        .map(({ value, ...rest }) => ({ value: value as Classification, ...rest }))
        .sort((a, b) => CLASSIFICATIONS.indexOf(a.value) - CLASSIFICATIONS.indexOf(b.value)),
      byRegion: regions.slice(0, MOST_REGIONS),
      regionsLeftOut: Math.max(0, regions.length - MOST_REGIONS),
      byMonth: group('month')
        .sort((a, b) => (a.value < b.value ? -1 : 1))
        .slice(-MOST_MONTHS),
      bidsPerLot: spread,
      durations: durations.flatMap(durationsOf),
    };
  }
}

function byProjects(a: FiguresDto & { value: string }, b: FiguresDto & { value: string }): number {
  return b.volume.projects - a.volume.projects || (a.value < b.value ? -1 : 1);
}
