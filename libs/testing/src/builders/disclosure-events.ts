import { type EventData, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { organisationId } from '@mingtang/procedure';
import { randomUUID } from 'node:crypto';
import { eventOf } from './event-of';
import { firstLot } from './first-lot';
import { organisation } from './organisations';

export function candidatesPublished(
  published: PublishedProject,
  overrides: Partial<EventData<'disclosure.candidates-published.v1'>> = {},
): ProcessEvent<'disclosure.candidates-published.v1'> {
  const publishedAt = overrides.publishedAt ?? published.timetable.openingAt;
  return eventOf(
    'disclosure.candidates-published.v1',
    {
      project: published.id,
      lot: firstLot(published),
      publishedAt,
      candidates: [
        {
          rank: 1,
          bid: randomUUID(),
          bidder: organisation(1),
          price: { amount: '9000000.00', currency: 'CNY' },
          total: '94.00',
        },
      ],
      objectionsUntil: publishedAt,
      ...overrides,
    },
    publishedAt,
    'tenderer',
  );
}

export function awardDetermined(
  published: PublishedProject,
  overrides: Partial<EventData<'disclosure.award-determined.v1'>> = {},
): ProcessEvent<'disclosure.award-determined.v1'> {
  const determinedAt = overrides.determinedAt ?? published.timetable.openingAt;
  return eventOf(
    'disclosure.award-determined.v1',
    {
      project: published.id,
      lot: firstLot(published),
      determinedAt,
      award: randomUUID(),
      bid: randomUUID(),
      rank: 1,
      bidder: organisation(1),
      price: { amount: '9000000.00', currency: 'CNY' },
      passedOver: [],
      ...overrides,
    },
    determinedAt,
    'tenderer',
  );
}

/** @param award of {@link awardDetermined}. */
export function awardNoticed(
  { data: award }: ProcessEvent<'disclosure.award-determined.v1'>,
  overrides: Partial<EventData<'disclosure.award-noticed.v1'>> = {},
): ProcessEvent<'disclosure.award-noticed.v1'> {
  const winner = organisationId(award.bidder.scheme, award.bidder.id);
  return eventOf(
    'disclosure.award-noticed.v1',
    {
      project: award.project,
      lot: award.lot,
      award: award.award,
      noticedAt: award.determinedAt,
      winner,
      notified: [winner],
      contractDue: award.determinedAt,
      ...overrides,
    },
    overrides.noticedAt ?? award.determinedAt,
    'tenderer',
  );
}

/** @param award of {@link awardDetermined}. */
export function contractPublished(
  { data: award }: ProcessEvent<'disclosure.award-determined.v1'>,
  overrides: Partial<EventData<'disclosure.contract-published.v1'>> = {},
): ProcessEvent<'disclosure.contract-published.v1'> {
  const publishedAt = overrides.publishedAt ?? award.determinedAt;
  return eventOf(
    'disclosure.contract-published.v1',
    {
      project: award.project,
      lot: award.lot,
      contract: randomUUID(),
      award: award.award,
      signedAt: publishedAt,
      publishedAt,
      price: award.price,
      ...overrides,
    },
    publishedAt,
    'tenderer',
  );
}
