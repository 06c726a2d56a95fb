import { Type } from '@sinclair/typebox';
import { Instant, lotId, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { FIRST_ROUND, SEALED_UNTIL_OPENING } from '../secrecy';
import { bidReceived, bidReplacing, versionFacts } from './bid-version';

export const bidSubmitted = defineEvent('bidding.bid-submitted.v1', {
  data: Type.Object(bidReceived),
  name: { zh: '递交投标文件', en: 'Bid submitted' },
  act: 'submit-bid',
  fact: ({ receivedAt }) => ({ at: receivedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => FIRST_ROUND,
  publicFacts: versionFacts,
});

/** Where the version before has another signer, either `previousSignature`, its word that the bid goes on so, or `signerChanged`. */
export const bidReplaced = defineEvent('bidding.bid-replaced.v1', {
  data: Type.Object(bidReplacing),
  name: { zh: '补充、修改投标文件', en: 'Bid replaced' },
  act: 'replace-bid',
  fact: ({ receivedAt }) => ({ at: receivedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => FIRST_ROUND,
  publicFacts: versionFacts,
});

export const bidWithdrawn = defineEvent('bidding.bid-withdrawn.v1', {
  data: Type.Object({
    ...lotId,
    bid: Uuid,
    version: Type.Integer({ minimum: 1 }),
    /** When its last byte arrived: by this it is in time or late. */
    withdrawnAt: Instant,
    takenInAt: Instant,
    /** Ed25519, base64, by the version's signer over the `mingtang/withdrawal/v1`; none where it was withdrawn by the account alone. */
    signature: Type.Optional(Type.String()),
  }),
  name: { zh: '撤回投标文件', en: 'Bid withdrawn' },
  act: 'withdraw-bid',
  fact: ({ withdrawnAt }) => ({ at: withdrawnAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => FIRST_ROUND,
  publicFacts: ({ bid, version }) => ({ bid, version }),
});
