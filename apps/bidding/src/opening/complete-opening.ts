import { type AllowedAct, type CaseRef } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { deadlineOf } from '../projections/known-project';
import { markReturnsDue } from '../security/returns-due';
import { BidOpening } from './bid-opening.entity';
import { recordEntries } from './opening-entries';
import { OpeningRecord } from './opening-record.entity';

/** Completes the opening of a lot and publishes its record (OPN-03), if every bid of the closing list is decided. */
export async function completeOpening({ project, case: opened, manager, now, tell }: AllowedAct): Promise<void> {
  const of = { project: project.id, lot: opened.lot };
  if (await manager.existsBy(BidOpening, { ...of, state: 'awaiting-shares' })) return;
  const entries = await recordEntries(manager, project, of.lot);
  const record = { ...of, openedAt: now, deadline: deadlineOf(project), entries };
  await manager.save(OpeningRecord, { ...of, openedAt: new Date(now), record });
  await tell('bidding.opening-completed.v1', record);
  for (const registration of await withdrawnWithoutBlame(manager, of))
    await markReturnsDue(manager, opened, 'bid-not-opened', now, registration);
}

/** OPN-04: registrations of bids that would not open through no fault of their bidder: their security goes back. */
async function withdrawnWithoutBlame(manager: EntityManager, { project, lot }: CaseRef): Promise<string[]> {
  const rows = await manager.query<{ registration: string }[]>(
    `SELECT DISTINCT registration FROM bid_opening AS opening JOIN bid ON bid.id = opening.bid
     WHERE opening.project = $1 AND opening.lot = $2 AND opening.state = 'unopened' AND fault = 'other'`,
    [project, lot],
  );
  return rows.map(({ registration }) => registration);
}
