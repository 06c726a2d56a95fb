import { type EventData, type EventType } from '@mingtang/contracts';
import { type StageEvent } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { Award } from '../award/award.entity';
import { followLot } from '../lot/move-lot';
import { Objection } from '../objections/objection.entity';
import { cancelProject } from './cancel-project';
import { showSteps } from './record-step';
import { RegisterLot } from './register-lot.entity';
import { lockProject } from './register-project.entity';
import { takeNotice } from './take-notice';
import { type Heard } from './heard';

export type Effect<Type extends EventType> = (
  data: EventData<Type>,
  manager: EntityManager,
  heard: Heard,
) => Promise<void>;

/**
 * What an event changes in the register, beside becoming a step. What this service does itself is in its tables before; that its event comes
 * back tells where it stands among those of the others.
 */
export const EFFECTS: { readonly [Type in EventType]?: Effect<Type> } = {
  'announcement.project-published.v1': ({ published }, manager) => takeNotice(manager, published),
  'announcement.project-changed.v1': ({ published }, manager) => takeNotice(manager, published),
  'announcement.project-cancelled.v1': (data, _, heard) => cancelProject(data, heard),
  'bidding.bidding-closed.v1': (data, manager) => take(manager, data, {}, 'close-bidding'),
  'bidding.bid-opened.v1': (data, manager) => take(manager, data, {}, 'begin-opening'),
  'bidding.bid-unopened.v1': (data, manager) => take(manager, data, {}, 'begin-opening'),
  'bidding.lot-opening-failed.v1': async (data, manager) => {
    const { failedAt, bids, minimum, rule } = data;
    await take(manager, data, { openingFailure: { failedAt, bids, minimum, rule } }, 'close-bidding', 'fail');
    await showSteps(manager, data.project, data.lot);
  },
  'bidding.opening-completed.v1': async (data, manager) => {
    const { openedAt, deadline, entries } = data;
    const opening = { openedAt, deadline, entries };
    await take(manager, data, { opening }, 'close-bidding', 'begin-opening', 'complete-opening');
    await showSteps(manager, data.project, data.lot);
  },
  'evaluation.evaluation-completed.v1': async (data, manager) => {
    const { completedAt, outcome, bids, candidates, documentDigest } = data;
    const evaluation = { completedAt, outcome, bids, candidates, documentDigest };
    await take(manager, data, { evaluation }, ...(outcome === 'all-rejected' ? (['fail'] as const) : []));
  },
  'evaluation.report-signed.v1': async (data, manager) => {
    const { signedAt, members, report } = data;
    await take(manager, data, { report: { signedAt, members, report } });
  },
  'disclosure.objection-decided.v1': async ({ project, objection }, manager) => {
    await lockProject(manager, project);
    await manager.update(Objection, { id: objection }, { decisionOrdered: true });
  },
  'disclosure.award-determined.v1': async ({ project, award }, manager) => {
    await lockProject(manager, project);
    await manager.update(Award, { id: award }, { ordered: true });
  },
};

type Told = Partial<Pick<RegisterLot, 'opening' | 'openingFailure' | 'evaluation' | 'report'>>;

/**
 * Keeps what is told of a lot and moves it on.
 * @throws {Error} where the lot is not in the register; the event then waits among the dead letters to be replayed.
 */
async function take(
  manager: EntityManager,
  { project: projectId, lot: lotId }: { readonly project: string; readonly lot: string },
  told: Told,
  ...events: readonly StageEvent[]
): Promise<void> {
  await lockProject(manager, projectId);
  const lot = await manager.findOne(RegisterLot, {
    select: { projectId: true, lotId: true, stage: true },
    where: { projectId, lotId },
  });
  if (!lot) throw new Error(`lot ${lotId} of project ${projectId} is not in the register`);
  if (Object.keys(told).length > 0) await manager.update(RegisterLot, { projectId, lotId }, told as object);
  await followLot(manager, lot, ...events);
}
