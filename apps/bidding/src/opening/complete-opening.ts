import { type OpeningEntry } from '@mingtang/contracts';
import { type Transaction } from '@mingtang/messaging';
import { orThrow, transition } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { lotOf, type LockedProject, moveLot } from '../projections/lock-project';
import { openingEntries } from './opening-entries';
import { BidOpening } from './bid-opening.entity';
import { OpeningRecord } from './opening-record.entity';

/** Most bytes of price schedules in one opening record: Kafka carries it as one message. */
const MOST_SCHEDULES = 2 ** 20;

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
    entries: await entriesOf(manager, project, lotId),
  };
  await moveLot(manager, lot, orThrow(transition(lot.stage, 'complete-opening')));
  await manager.save(OpeningRecord, { ...of, openedAt: new Date(now), record });
  emit('bidding.opening-completed.v1', record);
}

async function entriesOf(manager: EntityManager, project: LockedProject, lot: string): Promise<OpeningEntry[]> {
  const entries = await openingEntries(manager, project, lot);
  const size = entries.reduce((sum, { priceSchedule }) => sum + (JSON.stringify(priceSchedule) ?? '').length, 0);
  return size <= MOST_SCHEDULES ? entries : entries.map(({ priceSchedule: _, ...entry }) => entry);
}
