import { type LotFactsDto } from '../../register/lot-facts.dto';
import { type ProjectFactsDto } from '../../register/project-facts.dto';
import { type StepDto } from '../../register/step.dto';
import { type ProjectTable } from '../export.dto';
import { type Rows, type Table, tableOf } from '../files/table';
import { type Language } from '../words';
import { BID_COLUMNS, bidsOf } from './bid-columns';
import { FACT_COLUMNS, factsOf } from './fact-columns';
import { LOT_COLUMNS } from './lot-columns';
import { OBJECTION_COLUMNS, objectionsOf } from './objection-columns';
import { STEP_COLUMNS } from './step-columns';

/** What is public of a project as tables. */
export function projectTables(
  facts: ProjectFactsDto,
  steps: Rows<StepDto>,
  language: Language,
): Readonly<Record<ProjectTable, Table>> {
  const lots: readonly LotFactsDto[] = facts.lots;
  return {
    facts: tableOf({ zh: '项目', en: 'Project' }, FACT_COLUMNS, factsOf(facts), language),
    lots: tableOf({ zh: '标段', en: 'Lots' }, LOT_COLUMNS, lots, language),
    bids: tableOf({ zh: '投标', en: 'Bids' }, BID_COLUMNS, lots.flatMap(bidsOf), language),
    objections: tableOf({ zh: '异议', en: 'Objections' }, OBJECTION_COLUMNS, lots.flatMap(objectionsOf), language),
    steps: tableOf({ zh: '过程', en: 'Steps' }, STEP_COLUMNS, steps, language),
  };
}
