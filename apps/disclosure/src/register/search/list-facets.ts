import { type Classification, type Stage, STAGES } from '@mingtang/procedure';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { RegisterProject } from '../../projections/register-project.entity';
import { type FacetsDto } from './facets.dto';
import { applyFilter } from './filter';
import { type RegisterFilter } from './register-query.dto';

const MOST_VALUES = 200;

interface Count<Value extends string> {
  readonly value: Value;
  readonly projects: number;
}

/** By what values the register can be filtered further. */
@Injectable()
export class ListFacets {
  constructor(private readonly manager: EntityManager) {}

  async list(filter: RegisterFilter): Promise<FacetsDto> {
    const { stage: _stage, ...anyStage } = filter;
    const { classification: _classification, ...anyClassification } = filter;
    const { region: _region, ...anyRegion } = filter;
    const { currency: _currency, amountFrom: _from, amountTo: _to, ...anyAmount } = filter;
    const [stages, classifications, regions, currencies] = await Promise.all([
      this.count<Stage>('stage', anyStage),
      this.count<Classification>('classification', anyClassification),
      this.count('region', anyRegion),
      this.count('estimateCurrency', anyAmount),
    ]);
    const inOrder = [...stages].sort((a, b) => STAGES.indexOf(a.value) - STAGES.indexOf(b.value));
    return { stages: inOrder, classifications, regions, currencies };
  }

  private count<Value extends string = string>(
    property: 'stage' | 'classification' | 'region' | 'estimateCurrency',
    filter: RegisterFilter,
  ): Promise<Count<Value>[]> {
    const query = this.manager
      .createQueryBuilder(RegisterProject, 'project')
      .select(`project.${property}`, 'value')
      .addSelect('count(*)::int', 'projects')
      .where(`project.${property} IS NOT NULL`)
      .groupBy(`project.${property}`)
      .orderBy('projects', 'DESC')
      .addOrderBy('value')
      .limit(MOST_VALUES);
    applyFilter(query, filter);
    return query.getRawMany();
  }
}
