import { type EventData, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { randomUUID } from 'node:crypto';
import { openingEntries } from './bidding-events';
import { eventOf } from './event-of';
import { firstLot } from './first-lot';

type Overrides<Type extends ProcessEvent['type']> = Partial<EventData<Type>>;

const CHALLENGES_OPEN_MS = 14 * 86_400_000;

export function consultationRecorded(
  published: PublishedProject,
  overrides: Overrides<'evaluation.consultation-recorded.v1'> = {},
): ProcessEvent<'evaluation.consultation-recorded.v1'> {
  const recordedAt = overrides.recordedAt ?? published.timetable.openingAt;
  return eventOf(
    'evaluation.consultation-recorded.v1',
    {
      project: published.id,
      lot: firstLot(published),
      bid: randomUUID(),
      round: 1,
      recordedAt,
      minutesDigest: 'a'.repeat(64),
      ...overrides,
    },
    recordedAt,
    'expert',
  );
}

/** By default they are due at once, so that a history goes on without waiting. */
export function finalOffersCalled(
  published: PublishedProject,
  overrides: Overrides<'evaluation.final-offers-called.v1'> = {},
): ProcessEvent<'evaluation.final-offers-called.v1'> {
  const calledAt = overrides.calledAt ?? published.timetable.openingAt;
  return eventOf(
    'evaluation.final-offers-called.v1',
    { project: published.id, lot: firstLot(published), calledAt, deadline: calledAt, ...overrides },
    calledAt,
    'expert',
  );
}

export function finalDeadlineReached(
  published: PublishedProject,
  overrides: Overrides<'bidding.final-deadline-reached.v1'> = {},
): ProcessEvent<'bidding.final-deadline-reached.v1'> {
  const reachedAt = overrides.reachedAt ?? published.timetable.openingAt;
  return eventOf(
    'bidding.final-deadline-reached.v1',
    { project: published.id, lot: firstLot(published), deadline: reachedAt, reachedAt, ...overrides },
    reachedAt,
  );
}

export function finalOffersClosed(
  published: PublishedProject,
  overrides: Overrides<'bidding.final-offers-closed.v1'> = {},
): ProcessEvent<'bidding.final-offers-closed.v1'> {
  const closedAt = overrides.closedAt ?? published.timetable.openingAt;
  return eventOf(
    'bidding.final-offers-closed.v1',
    { project: published.id, lot: firstLot(published), deadline: closedAt, closedAt, bids: [], ...overrides },
    closedAt,
  );
}

/** Three final offers are opened. */
export function finalOpeningCompleted(
  published: PublishedProject,
  overrides: Overrides<'bidding.final-opening-completed.v1'> = {},
): ProcessEvent<'bidding.final-opening-completed.v1'> {
  const openedAt = overrides.openedAt ?? published.timetable.openingAt;
  return eventOf(
    'bidding.final-opening-completed.v1',
    {
      project: published.id,
      lot: firstLot(published),
      openedAt,
      deadline: openedAt,
      entries: openingEntries(),
      ...overrides,
    },
    openedAt,
  );
}

/** @param award of `awardDetermined`. */
export function resultPublished(
  { data: award }: ProcessEvent<'disclosure.award-determined.v1'>,
  overrides: Overrides<'disclosure.result-published.v1'> = {},
): ProcessEvent<'disclosure.result-published.v1'> {
  const publishedAt = overrides.publishedAt ?? award.determinedAt;
  return eventOf(
    'disclosure.result-published.v1',
    {
      project: award.project,
      lot: award.lot,
      publishedAt,
      award: award.award,
      bid: award.bid,
      winner: award.bidder,
      price: award.price,
      challengesUntil: new Date(Date.parse(publishedAt) + CHALLENGES_OPEN_MS).toISOString(),
      ...overrides,
    },
    publishedAt,
    'tenderer',
  );
}
