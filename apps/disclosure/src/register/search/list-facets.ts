import { kindOfStage, type Stage, STAGE_KINDS, type StageKind } from '@mingtang/procedure/procedures';
import { type Classification } from '@mingtang/procedure/tender';
import { SearchDatabase } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { RegisterProject } from '../../projections/register-project.entity';
import { type FacetsDto } from './facets.dto';
import { applyRest, type Facet, FACETS, selectAskedBy } from './filter';
import { type RegisterFilter } from './register-query.dto';

const MOST_VALUES = 200;
const COLUMN_OF: Readonly<Record<Facet, string>> = {
  stage: 'stage',
  classification: 'classification',
  region: 'region',
  amount: 'estimate_currency',
};

interface Count<Value extends string> {
  readonly value: Value;
  readonly projects: number;
}

/** By what values the register can be filtered further. */
@Injectable()
export class ListFacets {
  constructor(private readonly database: SearchDatabase) {}

  /** @throws {RefusedError} `search-without-words`, `search-too-wide` */
  async list(filter: RegisterFilter): Promise<FacetsDto> {
    const rows = await this.database.ask((manager) => countValues(manager, filter));
    const of = <Value extends string>(wanted: Facet): Count<Value>[] =>
      rows.filter(({ facet }) => facet === wanted).map(({ value, projects }) => ({ value: value as Value, projects }));
    return {
      kinds: byKind(of<Stage>('stage')),
      classifications: of<Classification>('classification'),
      regions: of('region'),
      currencies: of('amount'),
    };
  }
}

function byKind(stages: readonly Count<Stage>[]): Count<StageKind>[] {
  return STAGE_KINDS.flatMap((value) => {
    const ofKind = stages.filter((stage) => kindOfStage(stage.value) === value);
    const projects = ofKind.reduce((sum, stage) => sum + stage.projects, 0);
    return projects === 0 ? [] : [{ value, projects }];
  });
}

interface FacetCount extends Count<string> {
  readonly facet: Facet;
}

/** Reads what may be counted once, and counts each list under the filter without its own part; most projects first. */
function countValues(manager: EntityManager, filter: RegisterFilter): Promise<FacetCount[]> {
  const matching = manager.createQueryBuilder(RegisterProject, 'project').select([]);
  for (const facet of FACETS) {
    matching.addSelect(`project.${COLUMN_OF[facet]}`, facet);
    selectAskedBy(matching, filter, facet, `by_${facet}`);
  }
  applyRest(matching, filter);
  const [sql, parameters] = matching.getQueryAndParameters();
  return manager.query<FacetCount[]>(
    `SELECT facet, value, projects FROM (
       SELECT *, row_number() OVER (PARTITION BY facet ORDER BY projects DESC, value) AS place FROM (
         SELECT ${caseOf((facet) => `'${facet}'`)} AS facet, coalesce(${FACETS.join(', ')}) AS value,
           ${caseOf(countWithout)} AS projects
         FROM (${sql}) AS matching GROUP BY GROUPING SETS (${FACETS.map((facet) => `(${facet})`).join(', ')})
       ) AS counted WHERE value IS NOT NULL AND projects > 0
     ) AS ordered WHERE place <= ${MOST_VALUES} ORDER BY facet, place`,
    parameters,
  );
}

/** What is said of a row by the list that it is of. */
function caseOf(then: (facet: Facet) => string): string {
  return `CASE ${FACETS.map((facet) => `WHEN grouping(${facet}) = 0 THEN ${then(facet)}`).join(' ')} END`;
}

/** How many projects of a group the filter asks for, that part of it left out. */
function countWithout(facet: Facet): string {
  const rest = FACETS.filter((each) => each !== facet).map((each) => `by_${each}`);
  return `(count(*) FILTER (WHERE ${rest.join(' AND ')}))::int`;
}
