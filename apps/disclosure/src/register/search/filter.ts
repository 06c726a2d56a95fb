import { type SelectQueryBuilder } from 'typeorm';
import { type RegisterProject } from '../../projections/register-project.entity';
import { type RegisterFilter } from './register-query.dto';
import { searchFor } from './search-text';
import { comparesAmounts, type Sort } from './sort';

/** The currency in which amounts are compared where none is named. */
const USUAL_CURRENCY = 'CNY';

/** Keeps the projects that a filter asks for. */
export function applyFilter(
  query: SelectQueryBuilder<RegisterProject>,
  { stage, q, ...filter }: RegisterFilter & { readonly sort?: Sort },
): void {
  const { classification, procuringEntity, sandbox, region } = filter;
  for (const [property, value] of Object.entries({ classification, procuringEntity, sandbox }))
    if (value !== undefined) query.andWhere(`project.${property} = :${property}`, { [property]: value });
  if (stage !== undefined) query.andWhere('project.stage = ANY (:stage::text[])', { stage });
  if (region !== undefined) query.andWhere('starts_with(project.region, :region)', { region });
  applyTimes(query, filter);
  applyAmounts(query, filter);
  applySearch(query, q ?? '');
}

function applyTimes(
  query: SelectQueryBuilder<RegisterProject>,
  { publishedFrom, publishedTo, deadlineFrom, deadlineTo }: RegisterFilter,
): void {
  if (publishedFrom !== undefined) query.andWhere('project.publishedAt >= :publishedFrom', { publishedFrom });
  if (publishedTo !== undefined) query.andWhere('project.publishedAt < :publishedTo', { publishedTo });
  if (deadlineFrom !== undefined) query.andWhere('project.submissionDeadline >= :deadlineFrom', { deadlineFrom });
  if (deadlineTo !== undefined) query.andWhere('project.submissionDeadline < :deadlineTo', { deadlineTo });
}

function applyAmounts(
  query: SelectQueryBuilder<RegisterProject>,
  { amountFrom, amountTo, currency, sort = 'newest' }: RegisterFilter & { readonly sort?: Sort },
): void {
  const compared = amountFrom !== undefined || amountTo !== undefined || comparesAmounts(sort);
  if (currency === undefined && !compared) return;
  query.andWhere('project.estimateCurrency = :currency', { currency: currency ?? USUAL_CURRENCY });
  if (amountFrom !== undefined) query.andWhere('project.estimateAmount >= :amountFrom', { amountFrom });
  if (amountTo !== undefined) query.andWhere('project.estimateAmount <= :amountTo', { amountTo });
}

/** An index over grams finds what may match, the patterns what does. */
function applySearch(query: SelectQueryBuilder<RegisterProject>, text: string): void {
  const sought = searchFor(text);
  if (sought)
    query
      .andWhere('project.searchGrams @> :grams::text[]', { grams: sought.grams })
      .andWhere('project.searchText LIKE ALL (:patterns::text[])', { patterns: sought.patterns });
}
