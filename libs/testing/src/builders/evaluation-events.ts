import { type EventData, type ProcessEvent, type PublishedProject, type RankedBid } from '@mingtang/contracts';
import { createHash, randomUUID } from 'node:crypto';
import { openingEntries } from './bidding-events';
import { eventOf } from './event-of';
import { firstLot } from './first-lot';
import { organisation } from './organisations';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export function committeeFormed(
  published: PublishedProject,
  overrides: Partial<EventData<'evaluation.committee-formed.v1'>> = {},
): ProcessEvent<'evaluation.committee-formed.v1'> {
  const formedAt = overrides.formedAt ?? published.timetable.openingAt;
  return eventOf(
    'evaluation.committee-formed.v1',
    { project: published.id, lot: firstLot(published), formedAt, members: 5, experts: 4, subjects: [], ...overrides },
    formedAt,
  );
}

/** A responsive bid in the first place. */
export function rankedBid(overrides: Partial<RankedBid> = {}): RankedBid {
  return {
    bid: randomUUID(),
    bidder: organisation(1),
    price: { amount: '9000000.00', currency: 'CNY' },
    responsive: true,
    rejections: [],
    scores: [
      { criterion: 'price', score: '40' },
      { criterion: 'technical', score: '36' },
      { criterion: 'business', score: '18' },
    ],
    total: '94.00',
    rank: 1,
    ...overrides,
  };
}

/** Ranks those bids in their order and recommends the first three; by default three bids of three bidders. */
export function evaluationCompleted(
  published: PublishedProject,
  overrides: Partial<EventData<'evaluation.evaluation-completed.v1'>> = {},
): ProcessEvent<'evaluation.evaluation-completed.v1'> {
  const completedAt = overrides.completedAt ?? published.timetable.openingAt;
  const bids =
    overrides.bids ??
    openingEntries().map(({ bid, bidder, price }, index) =>
      rankedBid({ bid, bidder, ...(price && { price }), rank: index + 1, total: `${94 - index}.00` }),
    );
  return eventOf(
    'evaluation.evaluation-completed.v1',
    {
      project: published.id,
      lot: firstLot(published),
      completedAt,
      outcome: 'ranked',
      bids,
      candidates: bids
        .filter(({ rank }) => rank !== undefined)
        .slice(0, 3)
        .map(({ bid }) => bid),
      documentDigest: digest('evaluation'),
      ...overrides,
    },
    completedAt,
  );
}

export function reportSigned(
  published: PublishedProject,
  overrides: Partial<EventData<'evaluation.report-signed.v1'>> = {},
): ProcessEvent<'evaluation.report-signed.v1'> {
  const signedAt = overrides.signedAt ?? published.timetable.openingAt;
  return eventOf(
    'evaluation.report-signed.v1',
    {
      project: published.id,
      lot: firstLot(published),
      signedAt,
      outcome: 'ranked',
      members: Array.from({ length: 5 }, (_, index) => ({
        name: `评委${index + 1}`,
        kind: index === 0 ? 'tenderer-representative' : 'expert',
        position: 'signed',
      })),
      report: { sha256: digest('report'), pdfSha256: digest('pdf') },
      document: {},
      ...overrides,
    },
    signedAt,
  );
}
