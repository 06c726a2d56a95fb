import { Type, type Static } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, projectId, Sha256, Uuid } from './common';

/**
 * Who registered stays secret until opening (ANN-09): an id that means nothing outside the service, and no count. `digest` fixes the
 * bidder and its payment reference: SHA-256 of the canonical JSON of `{bidder, paymentReference, salt}`, of which nothing is told.
 */
export const BidderRegistered = Type.Object({
  ...projectId,
  registration: Uuid,
  registeredAt: Instant,
  digest: Type.Optional(Sha256),
});

/** `digest` fixes what is not for the public: SHA-256 of the canonical JSON of `{payment, amount, payerAccount, salt}`. */
export const SecurityRecorded = Type.Object({
  ...projectId,
  registration: Uuid,
  recordedAt: Instant,
  digest: Type.Optional(Sha256),
});

/** That a security went back (BID-03, DIS-05, ANN-11), for what and until when it was to; `digest` as of its payment. */
export const SecurityReturned = Type.Object({
  ...projectId,
  registration: Uuid,
  returnedAt: Instant,
  cause: Type.String(),
  /** First instant at which the return was overdue. */
  due: Instant,
  digest: Type.Optional(Sha256),
});

/**
 * That the tenderer keeps a security, and the bid that gave it the ground (BID-05, DIS-05, DIS-06). `digest` as of its payment, with
 * `statement` too: the tenderer's words are for its bidder.
 */
export const SecurityForfeited = Type.Object({
  ...lotId,
  registration: Uuid,
  bid: Uuid,
  forfeitedAt: Instant,
  reason: Type.String(),
  digest: Type.Optional(Sha256),
});

const bidVersion = {
  ...lotId,
  bid: Uuid,
  version: Type.Integer({ minimum: 1 }),
  manifestDigest: Sha256,
};

/**
 * The last byte of a bid version has arrived. It is told at once, before the bid is checked and stored: that it had come in time is then not
 * the platform's word alone. What became of it is told by a `bid-submitted`, `bid-replaced` or `bid-refused` of the same digest, or by the closing.
 */
export const BidArrived = Type.Object({ ...bidVersion, arrivedAt: Instant });

/** A bid version whose arrival is logged was not received, and why: the code of its first refusal. */
export const BidRefused = Type.Object({ ...bidVersion, arrivedAt: Instant, refusedAt: Instant, code: Type.String() });

const bidReceived = {
  ...bidVersion,
  /** When its last byte arrived: by this it is in time or late. */
  receivedAt: Instant,
  /** When it was checked and stored. */
  takenInAt: Instant,
  /** The manifest's: by it a withdrawal is known for the bidder's own, of bids that stay sealed too. */
  signer: Type.Optional(Type.String()),
};
export const BidSubmitted = Type.Object(bidReceived);
/** Where the version before has another signer, either `previousSignature`, its word that the bid goes on so, or `signerChanged`. */
export const BidReplaced = Type.Object({
  ...bidReceived,
  /** Ed25519, base64, over the `mingtang/signer-change/v1` of docs/spec/sealed-bid.md. */
  previousSignature: Type.Optional(Type.String()),
  /** By the account alone: the signer before has not signed the change. */
  signerChanged: Type.Optional(Type.Literal(true)),
});
export const BidWithdrawn = Type.Object({
  ...lotId,
  bid: Uuid,
  version: Type.Integer({ minimum: 1 }),
  /** When its last byte arrived: by this it is in time or late. */
  withdrawnAt: Instant,
  takenInAt: Instant,
  /** Ed25519, base64, by the version's signer over the `mingtang/withdrawal/v1`; none where it was withdrawn by the account alone. */
  signature: Type.Optional(Type.String()),
});

/** Arrived in time but never completed: the platform failed before it was decided, and it was not sent again. */
const undecided = {
  undecided: Type.Optional(
    Type.Array(Type.Object({ bid: Uuid, version: Type.Integer(), manifestDigest: Sha256, arrivedAt: Instant })),
  ),
};

/** The closing list fixes which bids are to be opened; custodians release for these only. */
export const BiddingClosed = Type.Object({
  ...lotId,
  deadline: Instant,
  closedAt: Instant,
  bids: Type.Array(Type.Object({ bid: Uuid, version: Type.Integer(), manifestDigest: Sha256, receivedAt: Instant })),
  ...undecided,
});
export const LotOpeningFailed = Type.Object({
  ...lotId,
  failedAt: Instant,
  bids: Type.Integer(),
  minimum: Type.Integer(),
  rule: Type.String(),
  ...undecided,
});

/** Releases of one custodian as they came in together; each by the SHA-256 of its canonical JSON, signature included. */
export const SharesReleased = Type.Object({
  ...lotId,
  /** Identifies this batch of releases. */
  batch: Uuid,
  custodian: Type.String(),
  receivedAt: Instant,
  releases: Type.Array(Type.Object({ bid: Uuid, version: Type.Integer(), releasedAt: Instant, digest: Sha256 })),
});

/** Why a custodian's agent releases nothing, or not all, of a closed lot; it has gone once it releases after all. */
export const ReleaseRefused = Type.Object({
  ...lotId,
  custodian: Type.String(),
  /** A code of `RELEASE_REFUSALS`. */
  reason: Type.String(),
  /** In the agent's own words. */
  detail: Type.String(),
  /** By the custodian's clock. */
  statedAt: Instant,
  /** Ed25519, base64, by its verification key over the `mingtang/release-refusal/v1` of docs/spec/sealed-bid.md. */
  signature: Type.String(),
  receivedAt: Instant,
});

/** Bids of a closing list that would not open so far, through no fault of their bidders, and why. */
const waitingBids = Type.Array(Type.Object({ bid: Uuid, version: Type.Integer(), failure: Type.String() }), {
  minItems: 1,
});

/** The time for opening is over and bids lack what others owe: the opening waits for it (OPN-04). */
export const OpeningDelayed = Type.Object({ ...lotId, delayedAt: Instant, until: Instant, bids: waitingBids });

/** The tenderer, who presides over the opening, ended the wait: these bids count as withdrawn without blame (OPN-04). */
export const OpeningEnded = Type.Object({ ...lotId, endedAt: Instant, reason: Type.String(), bids: waitingBids });

export const BidOpened = Type.Object({
  ...lotId,
  bid: Uuid,
  version: Type.Integer(),
  openedAt: Instant,
  /** Custodian ids whose shares were combined; empty where its bidder opened it itself. */
  custodians: Type.Array(Type.String()),
  by: Type.Union([Type.Literal('custodians'), Type.Literal('bidder')]),
});
export const BidUnopened = Type.Object({
  ...lotId,
  bid: Uuid,
  version: Type.Integer(),
  decidedAt: Instant,
  reason: Type.String(),
  fault: Type.Union([Type.Literal('bidder'), Type.Literal('other')]),
});

export const OpeningEntry = Type.Object({
  bid: Uuid,
  version: Type.Integer(),
  bidder: OrganisationRef,
  receivedAt: Instant,
  manifestDigest: Sha256,
  outcome: Type.Union([Type.Literal('opened'), Type.Literal('unopened')]),
  price: Type.Optional(Money),
  /** The opened price schedule, as its bidder wrote it; left out where those of the lot together exceed 1 MiB. */
  priceSchedule: Type.Optional(Type.Unknown()),
  reason: Type.Optional(Type.String()),
  fault: Type.Optional(Type.Union([Type.Literal('bidder'), Type.Literal('other')])),
  /** False where the security had not arrived by the deadline: the committee decides on it (REG 51). */
  securityPaid: Type.Boolean(),
  /** Custodians whose share of the key was found to be wrong. */
  wrongShares: Type.Optional(Type.Array(Type.String())),
  /** The bid's documents as opened: place among its files, SHA-256, bytes. */
  documents: Type.Array(Type.Object({ id: Type.String(), sha256: Sha256, size: Type.Integer() })),
});
export type OpeningEntry = Static<typeof OpeningEntry>;

/** The full opening record of a lot (OPN-03). */
export const OpeningCompleted = Type.Object({
  ...lotId,
  openedAt: Instant,
  deadline: Instant,
  entries: Type.Array(OpeningEntry),
});
export type OpeningCompleted = Static<typeof OpeningCompleted>;

export const biddingEvents = {
  'bidding.bidder-registered.v1': BidderRegistered,
  'bidding.security-recorded.v1': SecurityRecorded,
  'bidding.security-returned.v1': SecurityReturned,
  'bidding.security-forfeited.v1': SecurityForfeited,
  'bidding.bid-arrived.v1': BidArrived,
  'bidding.bid-refused.v1': BidRefused,
  'bidding.bid-submitted.v1': BidSubmitted,
  'bidding.bid-replaced.v1': BidReplaced,
  'bidding.bid-withdrawn.v1': BidWithdrawn,
  'bidding.bidding-closed.v1': BiddingClosed,
  'bidding.lot-opening-failed.v1': LotOpeningFailed,
  'bidding.shares-released.v1': SharesReleased,
  'bidding.release-refused.v1': ReleaseRefused,
  'bidding.opening-delayed.v1': OpeningDelayed,
  'bidding.opening-ended.v1': OpeningEnded,
  'bidding.bid-opened.v1': BidOpened,
  'bidding.bid-unopened.v1': BidUnopened,
  'bidding.opening-completed.v1': OpeningCompleted,
} as const;
