import { type EventData, type EventType } from '@mingtang/contracts';
import { type EntityManager } from 'typeorm';
import { knownLot } from '../register/known-project';
import { type LaterOpening, RegisterLot } from './register-lot.entity';
import { RegisterProject } from './register-project.entity';
import { takeNotice } from './take-notice';

export type Effect<Type extends EventType> = (data: EventData<Type>, manager: EntityManager) => Promise<void>;

/**
 * What an event changes in the register, beside becoming a step: what others say is kept to be shown. Where lots stand follows from their
 * cases, and what this service does itself is in its tables before.
 */
export const EFFECTS: { readonly [Type in EventType]?: Effect<Type> } = {
  'announcement.project-published.v1': ({ project }, manager) => takeNotice(manager, project),
  'announcement.project-changed.v1': ({ project }, manager) => takeNotice(manager, project),
  'announcement.change-voided.v1': ({ project }, manager) => takeNotice(manager, project),
  'announcement.project-cancelled.v1': async ({ project: id, notice, cancelledAt, reason }, manager) => {
    await manager.update(RegisterProject, { id }, { cancellation: { notice, cancelledAt, reason } });
  },
  'bidding.lot-opening-failed.v1': async (data, manager) => {
    const { failedAt, bids, minimum, rule } = data;
    await take(manager, data, { openingFailure: { failedAt, bids, minimum, rule } });
  },
  'bidding.opening-completed.v1': async (data, manager) => {
    const { openedAt, deadline, entries } = data;
    await take(manager, data, { opening: { openedAt, deadline, entries } });
  },
  'bidding.price-opening-completed.v1': (data, manager) => takeOpening(manager, data, 'complete-price-opening'),
  'bidding.final-opening-completed.v1': (data, manager) => takeOpening(manager, data, 'complete-final-opening'),
  'bidding.final-offers-failed.v1': (data, manager) => {
    const { failedAt, bids, minimum, rule } = data;
    return take(manager, data, { openingFailure: { failedAt, bids, minimum, rule } });
  },
  'evaluation.technical-concluded.v1': async (data, manager) => {
    const { concludedAt, passed, rejected, scores, documentDigest } = data;
    await take(manager, data, {
      technical: { concludedAt, passed, rejected, ...(scores && { scores }), documentDigest },
    });
  },
  'evaluation.evaluation-completed.v1': async (data, manager) => {
    const { completedAt, outcome, bids, candidates, documentDigest } = data;
    await take(manager, data, { evaluation: { completedAt, outcome, bids, candidates, documentDigest } });
  },
  'evaluation.report-signed.v1': async (data, manager) => {
    const { signedAt, members, report } = data;
    await take(manager, data, { report: { signedAt, members, report } });
  },
};

type Told = Partial<
  Pick<RegisterLot, 'opening' | 'laterOpenings' | 'openingFailure' | 'technical' | 'evaluation' | 'report'>
>;

/** Keeps what is told of a lot. @throws {Error} where the register does not know it; the event then waits among the dead letters. */
async function take(
  manager: EntityManager,
  { project: projectId, lot: lotId }: { readonly project: string; readonly lot: string },
  told: Told,
): Promise<void> {
  const { affected } = await manager.update(RegisterLot, { projectId, lotId }, told as object);
  if (affected === 0) throw new Error(`lot ${lotId} of project ${projectId} is not in the register`);
}

/** Keeps an opening after the first, as one of its lot; of an event that comes again once. */
async function takeOpening(
  manager: EntityManager,
  { openedAt, deadline, entries, ...lot }: EventData<'bidding.price-opening-completed.v1'>,
  act: LaterOpening['act'],
): Promise<void> {
  const { laterOpenings } = await knownLot(manager, lot);
  const others = laterOpenings.filter((each) => each.act !== act);
  await take(manager, lot, { laterOpenings: [...others, { act, openedAt, deadline, entries }] });
}
