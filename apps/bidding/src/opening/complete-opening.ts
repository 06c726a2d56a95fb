import { type Transaction } from '@mingtang/messaging';
import { orThrow, transition } from '@mingtang/procedure';
import { lotOf, type LockedProject, moveLot } from '../projections/lock-project';
import { recordEntries } from './opening-entries';
import { BidOpening } from './bid-opening.entity';
import { OpeningRecord } from './opening-record.entity';

/** Completes the opening of a lot and publishes its record (OPN-03), if every bid of the closing list is decided. */
export async function completeOpening(
  project: LockedProject,
  lotId: string,
  now: string,
  { manager, emit }: Transaction,
): Promise<void> {
  const lot = lotOf(project, lotId);
  const of = { project: project.id, lot: lotId };
  if (await manager.existsBy(BidOpening, { ...of, state: 'awaiting-shares' })) return;
  const record = {
    ...of,
    openedAt: now,
    deadline: project.deadline,
    entries: await recordEntries(manager, project, lotId),
  };
  await moveLot(manager, lot, orThrow(transition(lot.stage, 'complete-opening')));
  await manager.save(OpeningRecord, { ...of, openedAt: new Date(now), record });
  emit('bidding.opening-completed.v1', record);
}
