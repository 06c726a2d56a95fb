import { organisationKey, type PublishedProject } from '@mingtang/contracts';
import { type Money } from '@mingtang/procedure/money';
import { type Lot } from '@mingtang/procedure/tender';
import { readTraded } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { grams, searchTextOf } from '../register/search/search-text';
import { stageOf } from './keep-stage';
import { RegisterLot } from './register-lot.entity';
import { type ProjectSummary, RegisterProject } from './register-project.entity';

/** Puts a project into the register as its notice in force has it: a change that another act came before is none. */
export async function takeNotice(manager: EntityManager, projectId: string): Promise<void> {
  const traded = await readTraded(manager, projectId);
  if (!traded) throw new Error(`no notice of project ${projectId} has been taken in`);
  const { published, cases } = traded;
  const lots = published.lots.map((lot) => ({
    projectId,
    lotId: lot.id,
    stage: cases.find((each) => each.lot === lot.id)?.stand.stage ?? 'published',
    estimate: estimateOf(lot, published),
  }));
  await manager.upsert(RegisterProject, { stage: stageOf(lots), ...registered(published) } as object, ['id']);
  const insert = manager.createQueryBuilder().insert().into(RegisterLot).values(lots);
  await insert.orUpdate(['estimate'], ['project_id', 'lot_id']).execute();
}

/** The columns that come from what announcement published; the database keeps others from them. */
type RegisteredProject = Omit<
  RegisterProject,
  'stage' | 'cancellation' | 'submissionDeadline' | 'estimateCurrency' | 'estimateAmount'
>;

/** The row that a published project makes. */
export function registered(published: PublishedProject): RegisteredProject {
  const searchText = searchTextOf(published);
  return {
    id: published.id,
    revision: published.revision,
    published,
    summary: summaryOf(published),
    classification: published.classification,
    region: published.region,
    procuringEntity: organisationKey(published.procuringEntity),
    agency: published.agency ? organisationKey(published.agency) : null,
    sandbox: published.calendar.mode === 'sandbox',
    publishedAt: new Date(published.publishedAt),
    searchText,
    searchGrams: grams(searchText),
  };
}

/** The estimate of a lot, by which savings are counted; of a project's only lot its project's, where it has none itself. */
export function estimateOf({ estimate }: Lot, { lots, estimate: ofProject }: PublishedProject): Money | null {
  return estimate ?? (lots.length === 1 ? ofProject : null);
}

function summaryOf({
  ocid,
  procedure,
  title,
  classification,
  region,
  procuringEntity,
  agency,
  estimate,
  rerunOf,
  lots,
  timetable,
  calendar,
}: PublishedProject): ProjectSummary {
  return {
    ocid,
    procedure,
    title,
    classification,
    region,
    procuringEntity,
    ...(agency && { agency }),
    estimate,
    ...(rerunOf && { rerunOf }),
    lots: lots.length,
    submissionDeadline: timetable.submissionDeadline,
    sandbox: calendar.mode === 'sandbox',
  };
}
