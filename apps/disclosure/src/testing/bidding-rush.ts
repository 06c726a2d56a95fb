import { type EventData, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { eventOf } from '@mingtang/testing';
import { createHash, randomUUID } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * What bidding tells of so many bidders of a lot before the deadline: each registers, pays its security and submits; the
 * first replaces its bid, the second withdraws.
 */
export function biddingRush(published: PublishedProject, bidders: number, lot = 'lot-1'): ProcessEvent[] {
  const project = published.id;
  const at = addMilliseconds(published.timetable.submissionDeadline, -60_000);
  const arrived = (bid: string, version: number): EventData<'bidding.bid-arrived.v1'> => {
    const { receivedAt: arrivedAt, takenInAt: _, ...said } = received(bid, version);
    return { ...said, arrivedAt };
  };
  const received = (bid: string, version: number): EventData<'bidding.bid-submitted.v1'> => ({
    project,
    lot,
    bid,
    version,
    manifestDigest: digest(`${bid}/${version}`),
    receivedAt: at,
    takenInAt: at,
  });
  const rush = Array.from({ length: bidders }, () => {
    const [registration, bid] = [randomUUID(), randomUUID()];
    const paid = { project, registration, recordedAt: at };
    return {
      bid,
      events: [
        eventOf('bidding.bidder-registered.v1', { project, registration, registeredAt: at }, at, 'bidder'),
        eventOf('bidding.security-recorded.v1', paid, at, 'operator'),
        eventOf('bidding.bid-arrived.v1', arrived(bid, 1), at, 'bidder'),
        eventOf('bidding.bid-submitted.v1', received(bid, 1), at, 'bidder'),
      ],
    };
  });
  const [first, second] = rush;
  return [
    ...rush.flatMap(({ events }) => events),
    ...(first ? [eventOf('bidding.bid-replaced.v1', received(first.bid, 2), at, 'bidder')] : []),
    ...(second
      ? [
          eventOf(
            'bidding.bid-withdrawn.v1',
            { project, lot, bid: second.bid, version: 1, withdrawnAt: at, takenInAt: at },
            at,
            'bidder',
          ),
        ]
      : []),
  ];
}

/** What bidding tells of the opening of some bids, before the opening is complete: a release, then each bid opened. */
export function bidsOpened(published: PublishedProject, bids: readonly string[]): ProcessEvent[] {
  const { openingAt } = published.timetable;
  const envelope = { version: 1, round: 1, envelope: 'bid' };
  const opened = { project: published.id, lot: 'lot-1', ...envelope, openedAt: openingAt, by: 'custodians' as const };
  const released = bids.map((bid) => ({ bid, ...envelope, releasedAt: openingAt, digest: digest(bid) }));
  return [
    eventOf(
      'bidding.shares-released.v1',
      {
        project: published.id,
        lot: 'lot-1',
        batch: randomUUID(),
        custodian: 'custodian-1',
        receivedAt: openingAt,
        releases: released,
      },
      openingAt,
      'custodian',
    ),
    ...bids.map((bid) =>
      eventOf('bidding.bid-opened.v1', { ...opened, bid, custodians: ['custodian-1', 'custodian-2'] }, openingAt),
    ),
  ];
}
