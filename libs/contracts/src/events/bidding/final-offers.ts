import { Type } from '@sinclair/typebox';
import { Instant, lotId, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC, SEALED_UNTIL_OPENING, SECOND_ROUND } from '../secrecy';
import { bidReceived, bidReplacing, versionFacts } from './bid-version';
import { ClosingList, ReachedDeadline, TooFewOffers } from './closing';

/** The final offer of a bid came in, sealed (GP-10); `version` goes on from the versions of the bid. */
export const finalOfferSubmitted = defineEvent('bidding.final-offer-submitted.v1', {
  data: Type.Object(bidReceived),
  name: { zh: '提交最后报价', en: 'Final offer submitted' },
  act: 'submit-final-offer',
  fact: ({ receivedAt }) => ({ at: receivedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => SECOND_ROUND,
  publicFacts: versionFacts,
});

/** As a bid is replaced: either `previousSignature` or `signerChanged` where the version before has another signer. */
export const finalOfferReplaced = defineEvent('bidding.final-offer-replaced.v1', {
  data: Type.Object(bidReplacing),
  name: { zh: '替换最后报价', en: 'Final offer replaced' },
  act: 'replace-final-offer',
  fact: ({ receivedAt }) => ({ at: receivedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => SECOND_ROUND,
  publicFacts: versionFacts,
});

/** A supplier left before its final offer; its security goes back (GP-10). */
export const consultationLeft = defineEvent('bidding.consultation-left.v1', {
  data: Type.Object({ ...lotId, bid: Uuid, leftAt: Instant }),
  name: { zh: '供应商退出磋商', en: 'Supplier left the consultation' },
  act: 'leave-consultation',
  fact: ({ leftAt }) => ({ at: leftAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => SECOND_ROUND,
  publicFacts: ({ bid }) => ({ bid }),
});

/** The deadline of final offers has come: what was said of the first deadline holds of it too. */
export const finalDeadlineReached = defineEvent('bidding.final-deadline-reached.v1', {
  data: ReachedDeadline,
  name: { zh: '最后报价截止时间到', en: 'Deadline of final offers reached' },
  act: 'reach-final-deadline',
  fact: ({ reachedAt }) => ({ at: reachedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ deadline }) => ({ deadline }),
});

/** The closing list of final offers: custodians release for these only. */
export const finalOffersClosed = defineEvent('bidding.final-offers-closed.v1', {
  data: ClosingList,
  name: { zh: '最后报价截止', en: 'Final offers closed' },
  act: 'close-final-offers',
  fact: ({ closedAt }) => ({ at: closedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ deadline }) => ({ deadline }),
});

/** Too few final offers: none is opened (GP-10). */
export const finalOffersFailed = defineEvent('bidding.final-offers-failed.v1', {
  data: TooFewOffers,
  name: { zh: '最后报价不足，不予开启', en: 'Final offers not opened for want of them' },
  act: 'close-final-offers',
  fact: ({ failedAt }) => ({ at: failedAt, outcome: 'too-few' }),
  secrecy: PUBLIC,
  publicFacts: ({ bids, minimum, rule }) => ({ bids, minimum, rule }),
});
