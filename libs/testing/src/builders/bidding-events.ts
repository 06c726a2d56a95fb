import { type EventData, type OpeningEntry, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { createHash, randomUUID } from 'node:crypto';
import { eventOf } from './event-of';
import { organisation } from './organisations';
import { firstLot } from './first-lot';

/** A bid as the opening record lists it: opened, its security paid, with one document. */
export function openingEntry(overrides: Partial<OpeningEntry> = {}): OpeningEntry {
  const bid = overrides.bid ?? randomUUID();
  const digest = createHash('sha256').update(bid).digest('hex');
  return {
    bid,
    version: 1,
    bidder: organisation(1),
    receivedAt: '2036-03-20T01:00:00.000Z',
    manifestDigest: digest,
    outcome: 'opened',
    price: { amount: '9000000.00', currency: 'CNY' },
    securityPaid: true,
    documents: [{ envelope: 'bid', id: '1', sha256: digest, size: 4_096 }],
    ...overrides,
  };
}

/** Three opened bids of three bidders at 9, 9.2 and 9.4 million. */
export function openingEntries(): OpeningEntry[] {
  return ['9000000.00', '9200000.00', '9400000.00'].map((amount, index) =>
    openingEntry({ bidder: organisation(index + 1), price: { amount, currency: 'CNY' } }),
  );
}

export function biddingClosed(
  published: PublishedProject,
  overrides: Partial<EventData<'bidding.bidding-closed.v1'>> = {},
): ProcessEvent<'bidding.bidding-closed.v1'> {
  const deadline = published.timetable.submissionDeadline;
  return eventOf(
    'bidding.bidding-closed.v1',
    { project: published.id, lot: firstLot(published), deadline, closedAt: deadline, bids: [], ...overrides },
    overrides.closedAt ?? deadline,
  );
}

export function lotOpeningFailed(
  published: PublishedProject,
  overrides: Partial<EventData<'bidding.lot-opening-failed.v1'>> = {},
): ProcessEvent<'bidding.lot-opening-failed.v1'> {
  const failedAt = overrides.failedAt ?? published.timetable.submissionDeadline;
  return eventOf(
    'bidding.lot-opening-failed.v1',
    { project: published.id, lot: firstLot(published), failedAt, bids: 2, minimum: 3, rule: 'OPN-02', ...overrides },
    failedAt,
  );
}

export function openingCompleted(
  published: PublishedProject,
  overrides: Partial<EventData<'bidding.opening-completed.v1'>> = {},
): ProcessEvent<'bidding.opening-completed.v1'> {
  const deadline = published.timetable.submissionDeadline;
  return eventOf(
    'bidding.opening-completed.v1',
    {
      project: published.id,
      lot: firstLot(published),
      openedAt: deadline,
      deadline,
      entries: openingEntries(),
      ...overrides,
    },
    overrides.openedAt ?? deadline,
  );
}
