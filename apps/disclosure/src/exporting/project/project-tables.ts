import { type LotFactsDto } from '../../register/lot-facts.dto';
import { type ProjectFactsDto } from '../../register/project-facts.dto';
import { type StepDto } from '../../register/step.dto';
import { type ProjectTable } from '../export.dto';
import { type Rows, type Table, tableOf } from '../files/table';
import { type Language, type Said } from '../words';
import { BID_COLUMNS, bidsOf } from './bid-columns';
import { FACT_COLUMNS, factsOf } from './fact-columns';
import { ITEM_COLUMNS } from './item-columns';
import { LOT_COLUMNS } from './lot-columns';
import { OBJECTION_COLUMNS, objectionsOf } from './objection-columns';
import { STEP_COLUMNS } from './step-columns';

/** What each table is called. */
export const PROJECT_TABLE_NAMES: Readonly<Record<ProjectTable, Said>> = {
  facts: { zh: '项目', en: 'Project' },
  lots: { zh: '标段', en: 'Lots' },
  items: { zh: '采购清单', en: 'Items' },
  bids: { zh: '投标', en: 'Bids' },
  objections: { zh: '异议', en: 'Objections' },
  steps: { zh: '过程', en: 'Steps' },
};

/** What is public of a project as tables. */
export function projectTables(
  facts: ProjectFactsDto,
  steps: Rows<StepDto>,
  language: Language,
): Readonly<Record<ProjectTable, Table>> {
  const lots: readonly LotFactsDto[] = facts.lots;
  return {
    facts: tableOf(PROJECT_TABLE_NAMES.facts, FACT_COLUMNS, factsOf(facts), language),
    lots: tableOf(PROJECT_TABLE_NAMES.lots, LOT_COLUMNS, lots, language),
    items: tableOf(PROJECT_TABLE_NAMES.items, ITEM_COLUMNS, facts.notice.items, language),
    bids: tableOf(
      PROJECT_TABLE_NAMES.bids,
      BID_COLUMNS,
      lots.flatMap((lot) => bidsOf(lot, facts.notice.bidSecurity !== undefined)),
      language,
    ),
    objections: tableOf(PROJECT_TABLE_NAMES.objections, OBJECTION_COLUMNS, lots.flatMap(objectionsOf), language),
    steps: tableOf(PROJECT_TABLE_NAMES.steps, STEP_COLUMNS, steps, language),
  };
}
