import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';
import { UNTIL_RESULT } from './result';

/** The group consulted one supplier apart (GP-10); the minutes stay with it until the result, fixed by their digest. */
export const consultationRecorded = defineEvent('evaluation.consultation-recorded.v1', {
  data: Type.Object({
    ...lotId,
    bid: Uuid,
    /** The how manieth consultation with this supplier. */
    round: Type.Integer({ minimum: 1 }),
    recordedAt: Instant,
    /** SHA-256 of the canonical JSON of the minutes and a salt. */
    minutesDigest: Sha256,
  }),
  name: { zh: '记录磋商情况', en: 'Consultation recorded' },
  act: 'record-consultation',
  fact: ({ recordedAt }) => ({ at: recordedAt }),
  secrecy: UNTIL_RESULT,
  publicFacts: () => ({}),
});

/** What is asked for was changed, with the word of the owner's representative, and all who take part are told (GP-10). */
export const requirementsChanged = defineEvent('evaluation.requirements-changed.v1', {
  data: Type.Object({ ...lotId, change: Uuid, changedAt: Instant, text: Type.String() }),
  name: { zh: '变动磋商文件', en: 'Requirements changed in the consultation' },
  act: 'change-requirements',
  fact: ({ changedAt, change }) => ({ at: changedAt, item: change }),
  secrecy: UNTIL_RESULT,
  publicFacts: () => ({}),
});

/** All who are consulted are to hand in one sealed final offer by a time that is the same for all (GP-10). */
export const finalOffersCalled = defineEvent('evaluation.final-offers-called.v1', {
  data: Type.Object({
    ...lotId,
    calledAt: Instant,
    /** First instant at which a final offer is late. */
    deadline: Instant,
  }),
  name: { zh: '要求提交最后报价', en: 'Final offers called for' },
  act: 'call-final-offers',
  fact: ({ calledAt, deadline }) => ({ at: calledAt, ends: { finalOffers: deadline } }),
  secrecy: PUBLIC,
  publicFacts: ({ deadline }) => ({ deadline }),
});
