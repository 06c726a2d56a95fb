import { type EventData, type OpeningCompleted, openingCompletedBy } from '@mingtang/contracts';
import { type AllowedAct } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { markReturnsDue } from '../security/returns-due';
import { BidOpening } from './bid-opening.entity';
import { openingNow, openingOf, type OpeningRef } from './lot-opening';
import { LotOpening } from './lot-opening.entity';
import { recordEntries } from './opening-entries';
import { OpeningRecord } from './opening-record.entity';

/** Completes the opening under way in a lot and publishes its record (OPN-03), if each envelope that it opens is decided. */
export async function completeOpening({ project, case: opened, manager, now, tell }: AllowedAct): Promise<void> {
  const of = openingOf(opened);
  if (await manager.existsBy(BidOpening, { ...of, state: 'awaiting-shares' })) return;
  const { project: id, lot } = of;
  const entries = await recordEntries(manager, project, of);
  const { deadline } = await manager.findOneByOrFail(LotOpening, { ...of });
  const record: EventData<OpeningCompleted> = {
    project: id,
    lot,
    openedAt: now,
    deadline: deadline.toISOString(),
    entries,
  };
  await manager.save(OpeningRecord, { ...of, openedAt: new Date(now), record });
  await tell(openingCompletedBy(openingNow(opened).completedBy), record);
  for (const registration of await withdrawnWithoutBlame(manager, of))
    await markReturnsDue(manager, opened, 'bid-not-opened', now, registration);
}

/** OPN-04: registrations of bids that would not open through no fault of their bidder: their security goes back. */
async function withdrawnWithoutBlame(manager: EntityManager, { project, lot, begunBy }: OpeningRef): Promise<string[]> {
  const rows = await manager.query<{ registration: string }[]>(
    `SELECT DISTINCT registration FROM bid_opening AS opening JOIN bid ON bid.id = opening.bid
     WHERE opening.project = $1 AND opening.lot = $2 AND opening.begun_by = $3
       AND opening.state = 'unopened' AND fault = 'other'`,
    [project, lot, begunBy],
  );
  return rows.map(({ registration }) => registration);
}
