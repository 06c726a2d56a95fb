import { type EventData, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { createHash } from 'node:crypto';
import { openingEntries } from './bidding-events';
import { eventOf } from './event-of';
import { firstLot } from './first-lot';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** All bids that are named pass; by default three. */
export function technicalConcluded(
  published: PublishedProject,
  overrides: Partial<EventData<'evaluation.technical-concluded.v1'>> = {},
): ProcessEvent<'evaluation.technical-concluded.v1'> {
  const concludedAt = overrides.concludedAt ?? published.timetable.openingAt;
  return eventOf(
    'evaluation.technical-concluded.v1',
    {
      project: published.id,
      lot: firstLot(published),
      concludedAt,
      passed: openingEntries().map(({ bid, version }) => ({ bid, version })),
      rejected: [],
      documentDigest: digest('technical'),
      ...overrides,
    },
    concludedAt,
  );
}

/** The prices of three bids are opened. */
export function priceOpeningCompleted(
  published: PublishedProject,
  overrides: Partial<EventData<'bidding.price-opening-completed.v1'>> = {},
): ProcessEvent<'bidding.price-opening-completed.v1'> {
  const openedAt = overrides.openedAt ?? published.timetable.openingAt;
  const deadline = published.timetable.submissionDeadline;
  return eventOf(
    'bidding.price-opening-completed.v1',
    { project: published.id, lot: firstLot(published), openedAt, deadline, entries: openingEntries(), ...overrides },
    openedAt,
  );
}
