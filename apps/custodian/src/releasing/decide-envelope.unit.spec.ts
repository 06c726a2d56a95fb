import { describe, expect, it } from '@jest/globals';
import { definitionOf, type EnvelopeDefinition } from '@mingtang/procedure/procedures';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { type ProvenFact } from '../log/project-log';
import { decideEnvelope, type EnvelopeKnowledge } from './decide-envelope';
import { bidKey } from './decide-lot';
import { OPENING_RESULTS, type PassedBids } from './opening-results';

const PROJECT = randomUUID();
const BIDS = Array.from({ length: 4 }, () => ({ bid: randomUUID() as string, version: 1 }));
const DIGEST = 'ab'.repeat(32);
const opened = (bids: typeof BIDS, digest = DIGEST) => ({
  manifests: new Map(bids.map((bid) => [bidKey(bid), digest])),
});
const NOW = '2036-04-01T02:00:00.000Z';
const cleared = {
  project: PROJECT,
  lot: 'lot-1',
  closingSeq: 7,
  manifests: new Map(BIDS.map((bid) => [bidKey(bid), DIGEST])),
};
const technical: EnvelopeDefinition = {
  id: 'technical',
  title: { zh: '技术标', en: 'Technical bid' },
  holds: ['qualification', 'technical'],
  round: 1,
  openedBy: 'close-bidding',
  secretUntil: 'complete-opening',
};
const price: EnvelopeDefinition = {
  id: 'price',
  title: { zh: '报价文件', en: 'Price' },
  holds: ['price'],
  round: 1,
  openedBy: 'conclude-review',
  onlyFor: 'passed-technical-review',
  secretUntil: 'complete-opening',
};
const RESULT = 'test.technical-result.v1';
const results = { 'passed-technical-review': { type: RESULT, passed: (payload: unknown) => payload as PassedBids } };

const fact = (seq: number, type = 'test.something-else.v1', payload?: unknown): ProvenFact => ({
  seq,
  type,
  project: PROJECT,
  ...(payload !== undefined && { payload }),
});
const resultAt = (seq: number, bids: typeof BIDS, lot = 'lot-1') => fact(seq, RESULT, { lot, bids });
const decide = (after: readonly ProvenFact[], change: Partial<EnvelopeKnowledge> = {}) =>
  decideEnvelope({
    envelope: price,
    cleared,
    after: { facts: after, cosignatures: [] },
    results,
    quorum: 0,
    now: NOW,
    ...change,
  });

describe('an envelope that is opened at the closing (BID-04)', () => {
  it('is opened of every bid of the closing list, whatever comes after', () => {
    expect(decide([], { envelope: technical })).toEqual(opened(BIDS));
    expect(decide([resultAt(8, [])], { envelope: technical })).toEqual(opened(BIDS));
  });
});

describe('an envelope that is opened for some only', () => {
  it('is opened of those that passed, once the log holds the result and all before it', () => {
    const passed = BIDS.slice(0, 2);
    expect(decide([fact(8), resultAt(9, passed)])).toEqual(opened(passed));
  });

  it('is opened of nobody before there is a result, or by the result of another lot', () => {
    const unknown = { code: 'result-not-logged', withheld: expect.any(String) };
    expect(decide([])).toEqual(unknown);
    expect(decide([fact(8)])).toEqual(unknown);
    expect(decide([resultAt(8, BIDS, 'lot-2')])).toEqual(unknown);
  });

  it('is opened by the last result, where one was corrected', () => {
    const [wrongly, rightly] = [BIDS.slice(0, 3), BIDS.slice(1, 2)];
    expect(decide([resultAt(8, wrongly), fact(9), resultAt(10, rightly)])).toEqual(opened(rightly));
  });

  it('is opened of no bid that the closing list does not name, and of no other version', () => {
    const strangers = [
      { bid: randomUUID(), version: 1 },
      { bid: BIDS[0]?.bid ?? '', version: 2 },
    ];
    expect(decide([resultAt(8, strangers)])).toEqual(opened([]));
  });

  it('is opened of just the bids that a result names of the list, for any result', () => {
    fc.assert(
      fc.property(fc.subarray(BIDS), (passed) => {
        expect(decide([resultAt(8, passed)])).toEqual(opened(passed));
      }),
    );
  });

  it.each([
    ['right after the closing', [fact(9), resultAt(10, BIDS)], 8],
    ['before the result', [fact(8), resultAt(10, BIDS)], 9],
    ['of another project in its place', [{ ...fact(8), project: randomUUID() }, resultAt(9, BIDS)], 8],
  ] as const)('stays shut while a record is missing: %s', (_, after, seq) => {
    expect(decide(after)).toEqual({
      code: 'record-missing',
      withheld: `record ${seq} of the project is missing in the log before the result`,
    });
  });
});

describe('the price of a two-envelope tender (OPN-06)', () => {
  const [definition] = definitionOf('cn-two-envelope-tender@1').envelopes.filter(({ holds }) =>
    holds.includes('price'),
  );
  const concluded = (seq: number, passed: typeof BIDS) =>
    fact(seq, 'evaluation.technical-concluded.v1', {
      project: PROJECT,
      lot: 'lot-1',
      passed,
      rejected: BIDS.filter((bid) => !passed.includes(bid)),
    });
  const change = { envelope: definition as EnvelopeDefinition, results: OPENING_RESULTS };

  it('stays shut before the technical result is logged', () => {
    expect(decide([fact(8), fact(9)], change)).toMatchObject({ code: 'result-not-logged' });
  });

  it('is opened of those that passed and of nobody else', () => {
    const passed = BIDS.slice(1, 3);
    expect(decide([fact(8), concluded(9, passed)], change)).toEqual(opened(passed));
    expect(decide([concluded(8, [])], change)).toEqual(opened([]));
  });

  it('stays shut where the tender was cancelled before the result', () => {
    const after = [fact(8, 'announcement.project-cancelled.v1'), concluded(9, BIDS)];
    expect(decide(after, change)).toMatchObject({ code: 'project-cancelled' });
  });
});

describe('the final offers of a consultation (GP-10)', () => {
  const envelope = definitionOf('gp-consultation@1').envelopes.find(({ round }) => round === 2) as EnvelopeDefinition;
  const DEADLINE = '2036-04-01T01:30:00.000Z';
  const OFFERS = BIDS.slice(0, 3).map(({ bid }) => ({ bid, version: 2 }));
  const called = (seq: number, deadline = DEADLINE, lot = 'lot-1') =>
    fact(seq, 'evaluation.final-offers-called.v1', { lot, deadline });
  const closed = (seq: number, deadline = DEADLINE, closedAt = deadline) =>
    fact(seq, 'bidding.final-offers-closed.v1', {
      lot: 'lot-1',
      deadline,
      closedAt,
      bids: OFFERS.map((offer) => ({ ...offer, manifestDigest: 'cd'.repeat(32) })),
    });
  const cosignedAt = (instant: string) => ({ key: 'witness', time: Math.ceil(Date.parse(instant) / 1_000) }) as never;
  const decideFinal = (facts: readonly ProvenFact[], more: Partial<EnvelopeKnowledge> = {}, cosigned = [DEADLINE]) =>
    decide([], { envelope, quorum: 1, after: { facts, cosignatures: cosigned.map(cosignedAt) }, ...more });

  it('are opened of their own closing list, once their deadline has come (BID-04)', () => {
    expect(decideFinal([called(8), closed(9)])).toEqual(opened(OFFERS, 'cd'.repeat(32)));
  });

  it.each<[string, readonly ProvenFact[], Partial<EnvelopeKnowledge>, string]>([
    ['their closing is not logged', [called(8)], {}, 'closing-not-logged'],
    ['they were never called', [fact(8), closed(9)], {}, 'closing-wrong'],
    ['they were called for another lot', [called(8, DEADLINE, 'lot-2'), closed(9)], {}, 'closing-wrong'],
    [
      'the deadline has not come by the own clock',
      [called(8), closed(9)],
      { now: '2036-04-01T01:29:59.999Z' },
      'deadline-ahead',
    ],
    ['they were closed by another deadline', [called(8), closed(9, '2036-04-01T01:00:00.000Z')], {}, 'closing-wrong'],
    ['they were closed early', [called(8), closed(9, DEADLINE, '2036-04-01T01:29:59.999Z')], {}, 'closing-wrong'],
    ['a record is missing', [called(9), closed(10)], {}, 'record-missing'],
    ['no witness has cosigned since', [called(8), closed(9)], { quorum: 2 }, 'witnesses-missing'],
  ])('stay shut where %s', (_, facts, more, code) => {
    expect(decideFinal(facts, more)).toMatchObject({ code });
  });

  it('stay shut where witnesses cosigned before the deadline only', () => {
    expect(decideFinal([called(8), closed(9)], {}, ['2036-04-01T01:29:58.000Z'])).toMatchObject({
      code: 'witnesses-missing',
    });
  });
});

describe('an envelope of which the agent does not know when it is opened', () => {
  it.each([
    ['its guard is one of another act', { envelope: { ...price, onlyFor: 'invited' as const } }],
    ['it is opened by another act for everyone', { envelope: { ...technical, openedBy: 'conclude-review' as const } }],
    ['the agent knows no result at all', { results: {} }],
  ])('stays shut: %s', (_, change) => {
    expect(decide([resultAt(8, BIDS)], change)).toMatchObject({ code: 'condition-unknown' });
  });
});
