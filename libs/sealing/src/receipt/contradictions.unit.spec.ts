import { describe, expect, it } from '@jest/globals';
import { canonicalBytes, sha256Hex } from '@mingtang/transparency';
import { contradictions } from './contradictions';
import { drawCommitmentOf } from '../custody/draw-randomness';
import { type Receipt, RECEIPT_EVENTS, type ReceiptAct } from './receipt';

const ID = '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11';
const of = { event: 'f3b1c52e-0f2e-4a52-8a5d-5c1f0f0d8c1e', project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11' };
const digest = 'ab'.repeat(32);
const time = '2026-11-24T08:00:00.000Z';
const takenIn = '2026-11-24T08:00:00.058Z';
const releases = [{ bid: ID, version: 1, releasedAt: time, digest }];
const bid = { ...of, lot: '1', bid: ID, version: 2 };
const scope = { lot: '1', subject: ID };

/** Of each act its receipt, as far as it differs from others, and its event's payload. */
const ACTS: Readonly<Record<ReceiptAct, readonly [Partial<Receipt>, object]>> = {
  'bid-submitted': [
    { ...scope, version: 2, takenIn },
    { ...bid, manifestDigest: digest, receivedAt: time, takenInAt: takenIn },
  ],
  'bid-replaced': [
    { ...scope, version: 2, takenIn },
    { ...bid, manifestDigest: digest, receivedAt: time, takenInAt: takenIn },
  ],
  'bid-withdrawn': [
    { ...scope, version: 2, takenIn },
    { ...bid, withdrawnAt: time, takenInAt: takenIn },
  ],
  'final-offer-submitted': [
    { ...scope, version: 2, takenIn },
    { ...bid, manifestDigest: digest, receivedAt: time, takenInAt: takenIn },
  ],
  'final-offer-replaced': [
    { ...scope, version: 2, takenIn },
    { ...bid, manifestDigest: digest, receivedAt: time, takenInAt: takenIn },
  ],
  'shares-released': [
    { ...scope, digest: sha256Hex(canonicalBytes(releases)) },
    { lot: '1', batch: ID, releases, receivedAt: time },
  ],
  'question-asked': [{ subject: ID }, { question: ID, digest, askedAt: time }],
  'objection-filed': [scope, { lot: '1', objection: ID, digest, filedAt: time, answerDue: time }],
  'challenge-filed': [scope, { lot: '1', challenge: ID, digest, filedAt: time, answerDue: time }],
  'review-sheet-submitted': [scope, { lot: '1', digest, submittedAt: time }],
  'score-sheet-submitted': [scope, { lot: '1', digest, submittedAt: time }],
  'draw-committed': [
    { lot: '1', subject: '2' },
    { lot: '1', number: 2, commitment: digest, committedAt: time },
  ],
  'draw-revealed': [
    { lot: '1', subject: '2', digest: drawCommitmentOf(digest) },
    { lot: '1', number: 2, randomness: digest, revealedAt: time },
  ],
};

describe.each(Object.entries(ACTS))('a receipt and the logged event of %s', (name, [said, payload]) => {
  const act = name as ReceiptAct;
  const receipt: Receipt = { act, ...of, subject: ID, digest, time, ...said };
  const fact = { ...of, type: RECEIPT_EVENTS[act], payload };

  it('agree', () => {
    expect(contradictions(receipt, fact)).toEqual([]);
    expect(contradictions(receipt, { ...of, type: fact.type })).toEqual([]);
  });

  it('do not where anything that both tell differs', () => {
    expect(contradictions({ ...receipt, time: '2026-11-24T07:59:59.999Z' }, fact)).toEqual(['time']);
    expect(contradictions({ ...receipt, project: ID }, fact)).toEqual(['project']);
    expect(contradictions(receipt, { ...fact, event: ID })).toEqual(['event']);
    expect(contradictions(receipt, { ...fact, type: 'bidding.bidding-closed.v1' })).toEqual(['act']);
    if (act !== 'bid-withdrawn') expect(contradictions({ ...receipt, digest: '0' }, fact)).toEqual(['digest']);
    if (said.lot) expect(contradictions({ ...receipt, lot: '2' }, fact)).toEqual(['lot']);
    if (said.takenIn) expect(contradictions({ ...receipt, takenIn: time }, fact)).toEqual(['takenIn']);
    if (said.version) expect(contradictions({ ...receipt, version: 1 }, fact)).toEqual(['version']);
  });
});
