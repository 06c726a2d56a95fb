import { Type } from '@sinclair/typebox';
import { Instant } from '../common';
import { defineEvent } from '../define-event';
import { FIRST_ROUND, SEALED_UNTIL_OPENING } from '../secrecy';
import { bidVersion, versionFacts } from './bid-version';

/**
 * The last byte of a bid version has arrived. It is told at once, before the bid is checked and stored: that it had come in time is then not
 * the platform's word alone. What became of it is told by a `bid-submitted`, `bid-replaced` or `bid-refused` of the same digest, or by the closing.
 */
export const bidArrived = defineEvent('bidding.bid-arrived.v1', {
  data: Type.Object({ ...bidVersion, arrivedAt: Instant }),
  name: { zh: '投标文件到达', en: 'Bid arrived' },
  act: 'announce-arrival',
  fact: ({ arrivedAt }) => ({ at: arrivedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => FIRST_ROUND,
  publicFacts: versionFacts,
});

/** A bid version whose arrival is logged was not received, and why: the code of its first refusal. */
export const bidRefused = defineEvent('bidding.bid-refused.v1', {
  data: Type.Object({ ...bidVersion, arrivedAt: Instant, refusedAt: Instant, code: Type.String() }),
  name: { zh: '投标文件未予接收', en: 'Bid not received' },
  act: 'refuse-bid',
  fact: ({ refusedAt }) => ({ at: refusedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => FIRST_ROUND,
  publicFacts: (data) => ({ ...versionFacts(data), code: data.code }),
});
