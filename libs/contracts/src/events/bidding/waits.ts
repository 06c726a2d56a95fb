import { Type } from '@sinclair/typebox';
import { Instant, lotId } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';
import { ofEnvelope } from './envelope';

/** Envelopes of bids of a closing list that would not open so far, through no fault of their bidders, and why. */
const waitingBids = Type.Array(Type.Object({ ...ofEnvelope, failure: Type.String() }), { minItems: 1 });

/** Each envelope of a bid is named. */
const countBids = (bids: readonly { readonly bid: string }[]): number => new Set(bids.map(({ bid }) => bid)).size;

/** The time for opening is over and bids lack what others owe: the opening waits for it (OPN-04). */
export const openingDelayed = defineEvent('bidding.opening-delayed.v1', {
  data: Type.Object({ ...lotId, delayedAt: Instant, until: Instant, bids: waitingBids }),
  name: { zh: '开标延时等待', en: 'Opening waits beyond its time' },
  act: 'delay-opening',
  fact: ({ delayedAt }) => ({ at: delayedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ until, bids }) => ({ until, bids: countBids(bids) }),
});

/** The tenderer, who presides over the opening, ended the wait: these bids count as withdrawn without blame (OPN-04). */
export const openingEnded = defineEvent('bidding.opening-ended.v1', {
  data: Type.Object({ ...lotId, endedAt: Instant, reason: Type.String(), bids: waitingBids }),
  name: { zh: '招标人结束开标等待', en: 'Tenderer ended the wait of the opening' },
  act: 'end-opening',
  fact: ({ endedAt }) => ({ at: endedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ reason, bids }) => ({ reason, bids: countBids(bids) }),
});
