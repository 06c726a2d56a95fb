import { type EvidenceLine, alteredLines, keptLine } from '@mingtang/service-kit';
import { type Stage } from '@mingtang/procedure';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';
import { OpeningRecord } from '../opening/opening-record.entity';
import { BidOpening } from '../opening/bid-opening.entity';
import { type ContractRefusal } from '../projections/contract-refusal.entity';
import { columnsOf } from '../projections/project-projection';
import { type Lot, type Project } from '../projections/project.entity';

/** Columns of a project and its lots that contradict its notice, or what has happened here. */
export async function* alteredProject(
  manager: EntityManager,
  project: Project,
  lots: readonly Lot[],
): AsyncGenerator<EvidenceLine> {
  const expected = { id: project.published.id, ...columnsOf(project.published) };
  const columns = (Object.keys(expected) as (keyof typeof expected)[]).filter(
    (column) => !isDeepStrictEqual(project[column], expected[column]),
  );
  const published = project.published.lots.map(({ id }) => id);
  const known = lots.map(({ id }) => id);
  const stages: string[] = [];
  for (const lot of lots)
    if (!(await possibleStages(manager, project, lot)).includes(lot.stage)) stages.push(`lot.stage of ${lot.id}`);
  yield* alteredLines('bidding', 'announcement.project-published.v1', project.id, [
    ...columns.map((column) => `project.${column}`),
    ...(isDeepStrictEqual([...published].sort(), [...known].sort()) ? [] : ['lot.id']),
    ...stages,
  ]);
}

/** Where a lot can stand by this service's own rows; what else it may be follows from what other services said. */
async function possibleStages(
  manager: EntityManager,
  { cancelledAt }: Project,
  { project, id: lot, closedAt }: Lot,
): Promise<readonly Stage[]> {
  const failed = closedAt !== null && !(await manager.existsBy(BidOpening, { project, lot }));
  if (failed) return ['failed'];
  const recorded = await manager.existsBy(OpeningRecord, { project, lot });
  if (cancelledAt) return recorded ? ['cancelled', 'candidates', 'awarded', 'contracted', 'failed'] : ['cancelled'];
  if (recorded) return ['evaluation', 'candidates', 'awarded', 'contracted', 'failed'];
  return closedAt === null ? ['published', 'bidding-closed'] : ['opening'];
}

/** What is kept of other services' events, to be held against the log. */
export function* keptByBidding(
  project: Project,
  lots: readonly Lot[],
  refusals: readonly ContractRefusal[],
): Generator<EvidenceLine> {
  const { id, published, cancelledAt } = project;
  const notice = published.revision === 1 ? 'announcement.project-published.v1' : 'announcement.project-changed.v1';
  yield keptLine('bidding', notice, { project: id, published });
  if (cancelledAt)
    yield keptLine('bidding', 'announcement.project-cancelled.v1', {
      project: id,
      cancelledAt: cancelledAt.toISOString(),
    });
  for (const { id: lot, stage } of lots) {
    if (stage === 'candidates') yield keptLine('bidding', 'disclosure.candidates-published.v1', { project: id, lot });
    if (stage === 'awarded') yield keptLine('bidding', 'disclosure.award-determined.v1', { project: id, lot });
    if (stage === 'contracted') yield keptLine('bidding', 'disclosure.contract-published.v1', { project: id, lot });
  }
  for (const { id: refusal, lot, bid, reason, statedBy, recordedAt } of refusals)
    yield keptLine('bidding', 'disclosure.contract-refused.v1', {
      project: id,
      lot,
      refusal,
      bid,
      reason,
      statedBy,
      recordedAt: recordedAt.toISOString(),
    });
}
