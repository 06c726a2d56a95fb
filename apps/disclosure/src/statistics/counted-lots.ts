import { LEGAL_TIME_ZONE } from '@mingtang/procedure/time';
import { type StatisticsQuery } from './statistics-query.dto';

/** A query that all statistics begin with, and its parameters. */
export interface CountedLots {
  /** `WITH counted AS (…)`: a row of what is public of each lot of the projects asked for. */
  readonly sql: string;
  readonly parameters: readonly (string | boolean)[];
}

/** The lots that are counted, with all that any figure is made of. */
export function countedLots({ from, to, classification, region, sandbox }: StatisticsQuery): CountedLots {
  const parameters: (string | boolean)[] = [LEGAL_TIME_ZONE];
  const conditions: string[] = [];
  const keep = (value: string | boolean | undefined, condition: (parameter: string) => string): void => {
    if (value !== undefined) conditions.push(condition(`$${parameters.push(value)}`));
  };
  keep(from, (at) => `project.published_at >= ${at}::timestamptz`);
  keep(to, (at) => `project.published_at < ${at}::timestamptz`);
  keep(classification, (value) => `project.classification = ${value}`);
  keep(region, (value) => `starts_with(project.region, ${value})`);
  if (sandbox !== 'included') keep(sandbox === 'only', (value) => `project.sandbox = ${value}`);
  return { sql: withCounted(conditions.join(' AND ') || 'true'), parameters };
}

const withCounted = (condition: string): string => `
  WITH counted AS (
    SELECT project.id AS project, project.classification, project.region,
      to_char(project.published_at AT TIME ZONE $1, 'YYYY-MM') AS month,
      project.published_at, project.submission_deadline, project.seconds_per_day,
      lot.stage, lot.bids, lot.too_few_bids,
      lot.opened_at, lot.evaluated_at, lot.report_signed_at, lot.candidates_at,
      award.determined_at, award.noticed_at, contract.signed_at,
      (lot.estimate ->> 'amount')::numeric AS estimate, (award.price ->> 'amount')::numeric AS price,
      CASE WHEN lot.estimate ->> 'currency' = award.price ->> 'currency' THEN award.price ->> 'currency' END AS currency,
      coalesce(objections.filed, 0) AS filed, coalesce(objections.answered, 0) AS answered,
      coalesce(objections.upheld, 0) AS upheld
    FROM register_project project
    JOIN register_lot lot ON lot.project_id = project.id
    LEFT JOIN award ON award.project_id = project.id AND award.lot_id = lot.lot_id AND award.superseded_at IS NULL
      AND award.voided_at IS NULL
    LEFT JOIN contract ON contract.award_id = award.id
    LEFT JOIN (
      SELECT project_id, lot_id, count(*)::int AS filed, count(answered_at)::int AS answered,
        (count(*) FILTER (WHERE upheld))::int AS upheld
      FROM objection WHERE relief = 'objection' GROUP BY project_id, lot_id
    ) objections ON objections.project_id = project.id AND objections.lot_id = lot.lot_id
    WHERE ${condition}
  )`;
