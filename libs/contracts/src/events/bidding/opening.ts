import { type Static, Type } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, Sha256, Uuid } from '../common';
import { defineEvent, type Facts } from '../define-event';
import { PUBLIC } from '../secrecy';
import { ofEnvelope } from './envelope';

/** An envelope of a bid was opened. */
export const bidOpened = defineEvent('bidding.bid-opened.v1', {
  data: Type.Object({
    ...lotId,
    ...ofEnvelope,
    openedAt: Instant,
    /** Custodian ids whose shares were combined; empty where its bidder opened it itself. */
    custodians: Type.Array(Type.String()),
    by: Type.Union([Type.Literal('custodians'), Type.Literal('bidder')]),
  }),
  name: { zh: '投标文件开启', en: 'Bid opened' },
  act: 'open-bid',
  fact: ({ openedAt }) => ({ at: openedAt }),
  secrecy: PUBLIC,
  // Bids are opened one after another; the register shows all of a lot together, with the opening record.
  shownFrom: 'after-opening',
  offers: ({ round, envelope }) => ({ round, envelope }),
  publicFacts: ({ bid, version, envelope, by, custodians }) => ({ bid, version, envelope, by, custodians }),
});

/** An envelope of a bid stays shut, and with it the bid. */
export const bidUnopened = defineEvent('bidding.bid-unopened.v1', {
  data: Type.Object({
    ...lotId,
    ...ofEnvelope,
    decidedAt: Instant,
    reason: Type.String(),
    fault: Type.Union([Type.Literal('bidder'), Type.Literal('other')]),
  }),
  name: { zh: '投标文件未能开启', en: 'Bid would not open' },
  act: 'leave-unopened',
  fact: ({ decidedAt }) => ({ at: decidedAt }),
  secrecy: PUBLIC,
  // As of the bids that opened.
  shownFrom: 'after-opening',
  offers: ({ round, envelope }) => ({ round, envelope }),
  publicFacts: ({ bid, version, envelope, reason, fault }) => ({ bid, version, envelope, reason, fault }),
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
  /** Custodians who gave another share than the one to which the bidder is bound: it is their fault. */
  wrongShares: Type.Optional(Type.Array(Type.String())),
  /** Custodians who say that the share dealt to them is no good. */
  faultedShares: Type.Optional(Type.Array(Type.String())),
  /** The bid's documents as opened: envelope, place among its files, SHA-256, bytes. */
  documents: Type.Array(
    Type.Object({ envelope: Type.String(), id: Type.String(), sha256: Sha256, size: Type.Integer() }),
  ),
});
export type OpeningEntry = Static<typeof OpeningEntry>;

const OpeningRecord = Type.Object({
  ...lotId,
  openedAt: Instant,
  deadline: Instant,
  entries: Type.Array(OpeningEntry),
});

/** What the register tells of an opening. */
function openingFacts({ entries }: Static<typeof OpeningRecord>): Facts {
  return {
    bids: entries.length,
    opened: entries.filter(({ outcome }) => outcome === 'opened').length,
  };
}

/** The full opening record of a lot (OPN-03). */
export const openingCompleted = defineEvent('bidding.opening-completed.v1', {
  data: OpeningRecord,
  name: { zh: '开标完成', en: 'Opening completed' },
  act: 'complete-opening',
  fact: ({ openedAt }) => ({ at: openedAt }),
  secrecy: PUBLIC,
  publicFacts: openingFacts,
});

/** The prices of those whose technical envelope passed are opened, as the first opening was recorded; of the others there is no entry (OPN-06). */
export const priceOpeningCompleted = defineEvent('bidding.price-opening-completed.v1', {
  data: OpeningRecord,
  name: { zh: '报价文件开标完成', en: 'Opening of prices completed' },
  act: 'complete-price-opening',
  fact: ({ openedAt }) => ({ at: openedAt }),
  secrecy: PUBLIC,
  publicFacts: openingFacts,
});

/** The final offers of a lot are opened (GP-10). */
export const finalOpeningCompleted = defineEvent('bidding.final-opening-completed.v1', {
  data: OpeningRecord,
  name: { zh: '最后报价开启完成', en: 'Opening of final offers completed' },
  act: 'complete-final-opening',
  fact: ({ openedAt }) => ({ at: openedAt }),
  secrecy: PUBLIC,
  publicFacts: openingFacts,
});
