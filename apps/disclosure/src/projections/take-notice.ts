import { organisationKey, type PublishedProject } from '@mingtang/contracts';
import { type Lot, type Money } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { updateProjectStage } from '../lot/move-lot';
import { grams, searchTextOf } from '../register/search/search-text';
import { RegisterLot } from './register-lot.entity';
import { lockProject, type ProjectSummary, RegisterProject } from './register-project.entity';

/** Puts a published or changed project into the register; an older revision than the one there changes nothing. */
export async function takeNotice(manager: EntityManager, published: PublishedProject): Promise<void> {
  const known = await lockProject(manager, published.id);
  if (known && known.revision >= published.revision) return;
  const row = { stage: known?.stage ?? 'published', ...registered(published) };
  await manager.upsert(RegisterProject, row as object, ['id']);
  const projectId = published.id;
  await manager
    .createQueryBuilder()
    .insert()
    .into(RegisterLot)
    .values(
      published.lots.map((lot) => ({
        projectId,
        lotId: lot.id,
        stage: 'published' as const,
        estimate: estimateOf(lot, published),
      })),
    )
    .orUpdate(['estimate'], ['project_id', 'lot_id'])
    .execute();
  await updateProjectStage(manager, projectId);
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
