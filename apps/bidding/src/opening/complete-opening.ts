import { type Transaction } from '@mingtang/messaging';
import { orThrow, transition } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { lotOf, type LockedProject, moveLot } from '../projections/lock-project';
import { markReturnsDue } from '../security/returns-due';
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
  for (const registration of await withdrawnWithoutBlame(manager, of))
    await markReturnsDue(manager, project, 'bid-not-opened', now, registration);
}

/** OPN-04: registrations of bids that would not open through no fault of their bidder: their security goes back. */
async function withdrawnWithoutBlame(
  manager: EntityManager,
  { project, lot }: { readonly project: string; readonly lot: string },
): Promise<string[]> {
  const rows = await manager.query<{ registration: string }[]>(
    `SELECT DISTINCT registration FROM bid_opening AS opening JOIN bid ON bid.id = opening.bid
     WHERE opening.project = $1 AND opening.lot = $2 AND opening.state = 'unopened' AND fault = 'other'`,
    [project, lot],
  );
  return rows.map(({ registration }) => registration);
}
