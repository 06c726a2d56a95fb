import { type DurationDto, type Span, SPANS } from './statistics.dto';

/** From when to when each span lasts, as columns of the counted lots. */
const ENDS: Readonly<Record<Span, readonly [begin: string, end: string]>> = {
  bidding: ['published_at', 'submission_deadline'],
  opening: ['submission_deadline', 'opened_at'],
  evaluation: ['opened_at', 'evaluated_at'],
  signing: ['evaluated_at', 'report_signed_at'],
  candidates: ['report_signed_at', 'candidates_at'],
  award: ['candidates_at', 'determined_at'],
  notice: ['determined_at', 'noticed_at'],
  contract: ['noticed_at', 'signed_at'],
  whole: ['published_at', 'signed_at'],
};

/** Members of the answer that say how long each span took: `{lots, quartiles}` under its name. */
export const SPAN_COLUMNS = SPANS.map((span) => {
  const [begin, end] = ENDS[span];
  // A deadline is set when a project is published, but bidding has lasted until then only once the bids are opened.
  const isOver = span === 'bidding' ? 'bids IS NOT NULL' : 'true';
  const days = `(extract(epoch FROM ${end} - ${begin}) / seconds_per_day)::float8`;
  return `json_build_object(
    'lots', count(${days}) FILTER (WHERE ${isOver}),
    'quartiles', percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY ${days}) FILTER (WHERE ${isOver})
  ) AS ${span}`;
}).join(', ');

export type SpanRow = Readonly<Record<Span, { readonly lots: number; readonly quartiles: readonly number[] | null }>>;

/** The spans that any lot has behind it, in their order. */
export function durationsOf(row: SpanRow): DurationDto[] {
  return SPANS.flatMap((span) => {
    const { lots, quartiles } = row[span];
    if (!quartiles) return [];
    const [lowerQuartile = 0, median = 0, upperQuartile = 0] = quartiles.map((days) => Math.round(days * 100) / 100);
    return [{ span, lots, lowerQuartile, median, upperQuartile }];
  });
}
