import { describe, expect, it } from '@jest/globals';
import { type EventData, type EventType, type OpeningEntry } from '@mingtang/contracts';
import {
  type BidToEvaluate,
  concludeTechnical,
  type EvaluationInput,
  withoutPrices,
} from '@mingtang/procedure/evaluation';
import { definitionOf } from '@mingtang/procedure/procedures';
import { payloadHashOf } from '@mingtang/transparency';
import { Records } from '../log/records';
import { checkConsultation } from './check-consultation';
import { checkTechnical } from './check-technical';
import { type EvaluationDocument } from './evaluation-document';
import { offeredBids } from './offered-bids';

const TWO_ENVELOPES = 'cn-two-envelope-tender@1';
const CONSULTATION = 'gp-consultation@1';
const PROJECT = '0f0f0f0f-0000-4000-8000-000000000000';
const LOT = 'lot-1';
const AT = '2036-04-01T01:00:00.000Z';
const MEMBERS = ['m1', 'm2', 'm3'];
const [A, B, C] = ['a', 'b', 'c'] as const;

const entry = (bid: string, more: Partial<OpeningEntry> = {}): OpeningEntry => ({
  bid,
  version: 1,
  bidder: { scheme: 'CN-USCC', id: bid, name: bid },
  receivedAt: AT,
  manifestDigest: bid.repeat(64),
  outcome: 'opened',
  securityPaid: true,
  documents: [],
  ...more,
});
const priced = (bid: string, amount: string) => entry(bid, { price: { amount, currency: 'CNY' } });

/** The log of a lot, in order. */
function logOf(...said: readonly (readonly [EventType, object])[]): Records {
  const records = new Records();
  said.forEach(([type, payload], index) =>
    records.add({
      type,
      event: String(index),
      time: AT,
      actorRole: 'system',
      index,
      digest: payloadHashOf(payload),
      payload: { project: PROJECT, lot: LOT, ...payload } as unknown as EventData<EventType>,
    }),
  );
  return records;
}

/** Nobody finds anything against a bid but those rejected. */
function inputOf(bids: readonly BidToEvaluate[], ...rejected: readonly string[]): EvaluationInput {
  return {
    currency: 'CNY',
    method: { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] },
    criteria: [],
    requirements: [{ id: 'r', kind: 'qualification', title: 'r' }],
    members: MEMBERS,
    bids,
    findings: MEMBERS.flatMap((member) =>
      bids.map(({ id: bidId }) =>
        rejected.includes(bidId)
          ? { member, bidId, requirementId: 'r', met: false, reason: 'not-qualified', statement: 's' }
          : { member, bidId, requirementId: 'r', met: true },
      ),
    ),
    sheets: [],
    tieSeed: '0'.repeat(64),
  };
}

function documentOf(procedure: string, input: EvaluationInput, more: Partial<EvaluationDocument> = {}) {
  const document = { project: { id: PROJECT, revision: 1 }, lot: { id: LOT }, procedure, input, ...more };
  return document as EvaluationDocument;
}

const OPENING = ['bidding.opening-completed.v1', { entries: [entry(A), entry(B), entry(C)] }] as const;
const PRICES = [
  'bidding.price-opening-completed.v1',
  { openedAt: AT, entries: [priced(A, '9'), entry(B, { outcome: 'unopened' })] },
] as const;

/** All that is said against it. */
function against(check: (fail: (zh: string, en: string) => void) => void): string {
  const said: string[] = [];
  check((_, en) => said.push(en));
  return said.join('\n');
}

describe('a technical part (OPN-06)', () => {
  const definition = definitionOf(TWO_ENVELOPES);
  const input = inputOf(
    [{ id: A, price: { amount: '9', currency: 'CNY' } }, { id: B, unpriced: 'not-opened' }, { id: C }],
    C,
  );
  const result = concludeTechnical(input, definition);
  const bids = [A, B, C].map((bid) => ({ bid, version: 1 })) as unknown as EvaluationDocument['bids'];
  const technical = { concludedAt: AT, result };
  const document = documentOf(TWO_ENVELOPES, input, { bids, technical, pricesOpenedAt: AT });
  const told = {
    concludedAt: AT,
    passed: [A, B].map((bid) => ({ bid, version: 1 })),
    rejected: [{ bid: C, version: 1, rejections: [{ requirement: 'r', reason: 'not-qualified' }] }],
    documentDigest: payloadHashOf({
      type: 'mingtang/technical-evaluation/v1',
      project: PROJECT,
      lot: LOT,
      procedure: TWO_ENVELOPES,
      concludedAt: AT,
      input: withoutPrices(input),
      result,
    }),
  };
  const CONCLUDED = ['evaluation.technical-concluded.v1', told] as const;
  const found = (of: EvaluationDocument, records: Records) =>
    against((fail) => checkTechnical(fail, of, definition, records));

  it('that was told before the prices and follows from the findings is nothing to complain of', () => {
    expect(found(document, logOf(OPENING, CONCLUDED, PRICES))).toBe('');
  });

  it.each<[string, EvaluationDocument, Records, RegExp]>([
    ['prices opened before it', document, logOf(OPENING, PRICES, CONCLUDED), /before the technical part was concluded/],
    [
      'somebody told to have passed who did not',
      document,
      logOf(
        OPENING,
        ['evaluation.technical-concluded.v1', { ...told, passed: [...told.passed, { bid: C, version: 1 }] }],
        PRICES,
      ),
      /the technical part told/,
    ],
    [
      'another result than the findings give',
      documentOf(TWO_ENVELOPES, input, { bids, technical: { concludedAt: AT, result: { ...result, passed: [A] } } }),
      logOf(OPENING, CONCLUDED, PRICES),
      /the technical part: /,
    ],
    [
      'findings changed since',
      documentOf(TWO_ENVELOPES, inputOf(input.bids), { bids, technical }),
      logOf(OPENING, CONCLUDED, PRICES),
      /documentDigest/,
    ],
    [
      'none in the document',
      documentOf(TWO_ENVELOPES, input, { bids }),
      logOf(OPENING, CONCLUDED, PRICES),
      /do not agree/,
    ],
    [
      'prices opened and none at all',
      documentOf(TWO_ENVELOPES, input, { bids, pricesOpenedAt: AT }),
      logOf(OPENING, PRICES),
      /do not agree/,
    ],
  ])('shows %s', (_, of, records, said) => {
    expect(found(of, records)).toMatch(said);
  });

  it('is followed by the prices that were opened, and says of the others why there is none', () => {
    const { evaluated } = offeredBids(logOf(OPENING, CONCLUDED, PRICES), document, definition);
    expect(evaluated).toEqual(input.bids);
    expect(offeredBids(logOf(OPENING), document, definition).evaluated).toEqual([{ id: A }, { id: B }, { id: C }]);
  });
});

describe('a consultation (GP-10)', () => {
  const minutes = { bid: A, round: 1, minutes: 'm', salt: '1'.repeat(64), recordedAt: AT };
  const of = { project: PROJECT, lot: LOT };
  const { recordedAt: _at, ...sealed } = minutes;
  const digest = payloadHashOf({ type: 'mingtang/consultation-minutes/v1', ...of, ...sealed });
  const consultation = {
    records: [{ ...minutes, digest }],
    changes: [{ id: 'change', text: 'more', changedAt: AT }],
    calls: [{ deadline: AT, calledAt: AT }],
    left: [],
  };
  const log = logOf(
    ['evaluation.consultation-recorded.v1', { bid: A, round: 1, recordedAt: AT, minutesDigest: digest }],
    ['evaluation.requirements-changed.v1', { change: 'change', text: 'more', changedAt: AT }],
    ['evaluation.final-offers-called.v1', { deadline: AT, calledAt: AT }],
  );
  const found = (changed: Partial<NonNullable<EvaluationDocument['consultation']>>) =>
    against((fail) =>
      checkConsultation(
        fail,
        documentOf(CONSULTATION, inputOf([]), { consultation: { ...consultation, ...changed } }),
        log,
      ),
    );

  it('is the one that was logged', () => {
    expect(found({})).toBe('');
  });

  it.each([
    ['other minutes', { records: [{ ...minutes, minutes: 'n', digest }] }, /the consultations/],
    ['no minutes', { records: [] }, /the consultations/],
    ['another change', { changes: [{ id: 'change', text: 'less', changedAt: AT }] }, /changes of the requirements/],
    ['a later deadline', { calls: [{ deadline: '2036-05-01T00:00:00.000Z', calledAt: AT }] }, /calls for final offers/],
  ])('shows %s', (_, changed, said) => {
    expect(found(changed)).toMatch(said);
  });

  it('gives final offers their prices, and says who left and who gave none', () => {
    const input = inputOf([A, B, C].map((id) => ({ id })));
    const records = logOf(
      OPENING,
      ['bidding.consultation-left.v1', { bid: B, leftAt: AT }],
      ['bidding.final-opening-completed.v1', { openedAt: AT, entries: [priced(A, '8')] }],
    );
    const { evaluated, documented } = offeredBids(records, documentOf(CONSULTATION, input), definitionOf(CONSULTATION));
    expect(evaluated).toEqual([
      { id: A, price: { amount: '8', currency: 'CNY' } },
      { id: B, unpriced: 'left-consultation' },
      { id: C, unpriced: 'no-final-offer' },
    ]);
    expect(documented).toMatchObject({ bids: [{ offer: { version: 1 } }, {}, {}], pricesOpenedAt: AT });
  });
});
