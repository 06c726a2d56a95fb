import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/** Arrived in time but never completed: the platform failed before it was decided, and it was not sent again. */
const undecided = {
  undecided: Type.Optional(
    Type.Array(Type.Object({ bid: Uuid, version: Type.Integer(), manifestDigest: Sha256, arrivedAt: Instant })),
  ),
};

/** The deadline of a round of offers. */
export const ReachedDeadline = Type.Object({ ...lotId, deadline: Instant, reachedAt: Instant });

/** The closing list of a round of offers. */
export const ClosingList = Type.Object({
  ...lotId,
  deadline: Instant,
  closedAt: Instant,
  bids: Type.Array(Type.Object({ bid: Uuid, version: Type.Integer(), manifestDigest: Sha256, receivedAt: Instant })),
  ...undecided,
});

/** That too few offers came in a round, and under which rule they are too few. */
export const TooFewOffers = Type.Object({
  ...lotId,
  failedAt: Instant,
  bids: Type.Integer(),
  minimum: Type.Integer(),
  rule: Type.String(),
  ...undecided,
});

/**
 * The deadline has come. What the tender goes by is now fixed: a change of the deadline that comes behind this in the order of the project's events
 * is void, and nothing is told of the bids before this stands in that order.
 */
export const deadlineReached = defineEvent('bidding.deadline-reached.v1', {
  data: ReachedDeadline,
  name: { zh: '投标截止时间到', en: 'Bid deadline reached' },
  act: 'reach-deadline',
  fact: ({ reachedAt }) => ({ at: reachedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ deadline }) => ({ deadline }),
});

/** The closing list fixes which bids are to be opened; custodians release for these only. */
export const biddingClosed = defineEvent('bidding.bidding-closed.v1', {
  data: ClosingList,
  name: { zh: '投标截止', en: 'Bidding closed' },
  act: 'close-bidding',
  fact: ({ closedAt }) => ({ at: closedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ deadline }) => ({ deadline }),
});

/** Too few bids: the lot is not opened (OPN-02). */
export const lotOpeningFailed = defineEvent('bidding.lot-opening-failed.v1', {
  data: TooFewOffers,
  name: { zh: '投标人不足，不得开标', en: 'Not opened for want of bids' },
  act: 'close-bidding',
  fact: ({ failedAt }) => ({ at: failedAt, outcome: 'too-few' }),
  secrecy: PUBLIC,
  publicFacts: ({ bids, minimum, rule }) => ({ bids, minimum, rule }),
});
