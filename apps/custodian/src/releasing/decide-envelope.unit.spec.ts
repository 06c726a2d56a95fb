import { describe, expect, it } from '@jest/globals';
import { type EnvelopeDefinition } from '@mingtang/procedure';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { type ProvenFact } from '../log/project-log';
import { decideEnvelope, type EnvelopeKnowledge } from './decide-envelope';
import { bidKey } from './decide-lot';
import { OPENING_RESULTS, type PassedBids } from './opening-results';

const PROJECT = randomUUID();
const BIDS = Array.from({ length: 4 }, () => ({ bid: randomUUID() as string, version: 1 }));
const keys = (bids: typeof BIDS) => new Set(bids.map(bidKey));
const cleared = {
  project: PROJECT,
  lot: 'lot-1',
  closingSeq: 7,
  manifests: new Map(BIDS.map((bid) => [bidKey(bid), 'ab'.repeat(32)])),
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
  decideEnvelope({ envelope: price, cleared, after, results, ...change });

describe('an envelope that is opened at the closing (BID-04)', () => {
  it('is opened of every bid of the closing list, whatever comes after', () => {
    expect(decide([], { envelope: technical })).toEqual({ bids: keys(BIDS) });
    expect(decide([resultAt(8, [])], { envelope: technical })).toEqual({ bids: keys(BIDS) });
  });
});

describe('an envelope that is opened for some only', () => {
  it('is opened of those that passed, once the log holds the result and all before it', () => {
    const passed = BIDS.slice(0, 2);
    expect(decide([fact(8), resultAt(9, passed)])).toEqual({ bids: keys(passed) });
  });

  it('is opened of nobody before there is a result, or by the result of another lot', () => {
    const unknown = { code: 'result-not-logged', withheld: expect.any(String) };
    expect(decide([])).toEqual(unknown);
    expect(decide([fact(8)])).toEqual(unknown);
    expect(decide([resultAt(8, BIDS, 'lot-2')])).toEqual(unknown);
  });

  it('is opened by the last result, where one was corrected', () => {
    const [wrongly, rightly] = [BIDS.slice(0, 3), BIDS.slice(1, 2)];
    expect(decide([resultAt(8, wrongly), fact(9), resultAt(10, rightly)])).toEqual({ bids: keys(rightly) });
  });

  it('is opened of no bid that the closing list does not name, and of no other version', () => {
    const strangers = [
      { bid: randomUUID(), version: 1 },
      { bid: BIDS[0]?.bid ?? '', version: 2 },
    ];
    expect(decide([resultAt(8, strangers)])).toEqual({ bids: new Set() });
  });

  it('is opened of just the bids that a result names of the list, for any result', () => {
    fc.assert(
      fc.property(fc.subarray(BIDS), (passed) => {
        expect(decide([resultAt(8, passed)])).toEqual({ bids: keys(passed) });
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

describe('an envelope of which the agent does not know when it is opened', () => {
  it.each([
    ['its guard is one of another act', { envelope: { ...price, onlyFor: 'invited' as const } }],
    ['it is opened by another act for everyone', { envelope: { ...technical, openedBy: 'conclude-review' as const } }],
    ['the agent knows no result at all', { results: OPENING_RESULTS }],
  ])('stays shut: %s', (_, change) => {
    expect(decide([resultAt(8, BIDS)], change)).toMatchObject({ code: 'condition-unknown' });
  });
});
