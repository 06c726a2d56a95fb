import { stagesOf } from '@mingtang/procedure/procedures';
import { type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { type RegisterProject } from '../../projections/register-project.entity';
import { type RegisterFilter } from './register-query.dto';
import { searchFor } from './search-text';
import { comparesAmounts, type Sort } from './sort';

/** The currency in which amounts are compared where none is named. */
const USUAL_CURRENCY = 'CNY';

/** The parts of a filter of which each has a list of values to choose another by. */
export const FACETS = ['stage', 'classification', 'region', 'amount'] as const;
export type Facet = (typeof FACETS)[number];

/** A condition of SQL on `project`, with its named parameters. */
interface Condition {
  readonly sql: string;
  readonly parameters?: ObjectLiteral;
}

type Asked = RegisterFilter & { readonly sort?: Sort };

/** Keeps the projects that a filter asks for. */
export function applyFilter(query: SelectQueryBuilder<RegisterProject>, filter: Asked): void {
  applyRest(query, filter);
  for (const facet of FACETS)
    for (const { sql, parameters } of OF_FACET[facet](filter)) query.andWhere(sql, parameters);
}

/** Keeps the projects that a filter asks for by what has no list of values. */
export function applyRest(query: SelectQueryBuilder<RegisterProject>, filter: Asked): void {
  for (const { sql, parameters } of [...ofParties(filter), ...ofTimes(filter), ...ofSearch(filter.q ?? '')])
    query.andWhere(sql, parameters);
}

/** Says of each project, under a name, whether it is asked for by that part of a filter. */
export function selectAskedBy(
  query: SelectQueryBuilder<RegisterProject>,
  filter: Asked,
  facet: Facet,
  name: string,
): void {
  const conditions = OF_FACET[facet](filter);
  query.addSelect(`(${['true', ...conditions.map(({ sql }) => sql)].join(' AND ')})`, name);
  for (const { parameters = {} } of conditions) query.setParameters(parameters);
}

const OF_FACET: Readonly<Record<Facet, (filter: Asked) => Condition[]>> = {
  stage: ({ kind }) => given(kind && stagesOf(kind), 'project.stage = ANY (:stages::text[])', 'stages'),
  classification: ({ classification }) =>
    given(classification, 'project.classification = :classification', 'classification'),
  region: ({ region }) => given(region, 'starts_with(project.region, :region)', 'region'),
  amount: ofAmounts,
};

function given(value: unknown, sql: string, name: string): Condition[] {
  return value === undefined ? [] : [{ sql, parameters: { [name]: value } }];
}

function ofParties({ procuringEntity, sandbox }: Asked): Condition[] {
  return [
    ...given(procuringEntity, 'project.procuring_entity = :procuringEntity', 'procuringEntity'),
    ...given(sandbox, 'project.sandbox = :sandbox', 'sandbox'),
  ];
}

function ofTimes({ publishedFrom, publishedTo, deadlineFrom, deadlineTo }: Asked): Condition[] {
  return [
    ...given(publishedFrom, 'project.published_at >= :publishedFrom', 'publishedFrom'),
    ...given(publishedTo, 'project.published_at < :publishedTo', 'publishedTo'),
    ...given(deadlineFrom, 'project.submission_deadline >= :deadlineFrom', 'deadlineFrom'),
    ...given(deadlineTo, 'project.submission_deadline < :deadlineTo', 'deadlineTo'),
  ];
}

function ofAmounts({ amountFrom, amountTo, currency, sort = 'newest' }: Asked): Condition[] {
  const compared = amountFrom !== undefined || amountTo !== undefined || comparesAmounts(sort);
  if (currency === undefined && !compared) return [];
  return [
    ...given(currency ?? USUAL_CURRENCY, 'project.estimate_currency = :currency', 'currency'),
    ...given(amountFrom, 'project.estimate_amount >= :amountFrom', 'amountFrom'),
    ...given(amountTo, 'project.estimate_amount <= :amountTo', 'amountTo'),
  ];
}

/** An index over grams finds what may match, the patterns what does; words that are no longer than a gram need none. */
function ofSearch(text: string): Condition[] {
  const sought = searchFor(text);
  if (!sought) return [];
  const { grams, patterns } = sought;
  return [
    { sql: 'project.search_grams @> :grams::text[]', parameters: { grams } },
    ...given(
      patterns.length === 0 ? undefined : patterns,
      'project.search_text LIKE ALL (:patterns::text[])',
      'patterns',
    ),
  ];
}
