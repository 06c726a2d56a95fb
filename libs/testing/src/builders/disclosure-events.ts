import { type EventData, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { organisationId } from '@mingtang/procedure/organisation';
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
export function awardVoided(
  { data: award }: ProcessEvent<'disclosure.award-determined.v1'>,
  overrides: Partial<EventData<'disclosure.award-voided.v1'>> = {},
): ProcessEvent<'disclosure.award-voided.v1'> {
  const { project, lot, bid, determinedAt } = award;
  const voidedAt = overrides.voidedAt ?? determinedAt;
  return eventOf(
    'disclosure.award-voided.v1',
    { project, lot, award: award.award, bid, voidedAt, notice: randomUUID(), ...overrides },
    voidedAt,
  );
}

/** @param award of {@link awardDetermined}. */
export function contractRefused(
  { data: award }: ProcessEvent<'disclosure.award-determined.v1'>,
  overrides: Partial<EventData<'disclosure.contract-refused.v1'>> = {},
): ProcessEvent<'disclosure.contract-refused.v1'> {
  const recordedAt = overrides.recordedAt ?? award.determinedAt;
  return eventOf(
    'disclosure.contract-refused.v1',
    {
      project: award.project,
      lot: award.lot,
      refusal: randomUUID(),
      award: award.award,
      bid: award.bid,
      recordedAt,
      reason: 'contract-refused',
      statedBy: 'winner',
      statement: '我方不再订立合同',
      ...overrides,
    },
    recordedAt,
    'bidder',
  );
}

/** @param refusal of {@link contractRefused}. */
export function lotFailed(
  { data: { project, lot, award, refusal, recordedAt: failedAt } }: ProcessEvent<'disclosure.contract-refused.v1'>,
  overrides: Partial<EventData<'disclosure.lot-failed.v1'>> = {},
): ProcessEvent<'disclosure.lot-failed.v1'> {
  return eventOf(
    'disclosure.lot-failed.v1',
    { project, lot, award, refusal, failedAt, reason: '其他候选人与预期差距较大', ...overrides },
    overrides.failedAt ?? failedAt,
    'tenderer',
  );
}

export function objectionDecided(
  published: PublishedProject,
  overrides: Partial<EventData<'disclosure.objection-decided.v1'>> = {},
): ProcessEvent<'disclosure.objection-decided.v1'> {
  const decidedAt = overrides.decidedAt ?? published.timetable.openingAt;
  return eventOf(
    'disclosure.objection-decided.v1',
    {
      project: published.id,
      lot: firstLot(published),
      objection: randomUUID(),
      decidedAt,
      outcome: 'stands',
      excluded: [],
      reason: '经复核，不影响中标结果',
      ...overrides,
    },
    decidedAt,
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
