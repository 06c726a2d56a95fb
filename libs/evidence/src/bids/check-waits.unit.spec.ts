import { describe, expect, it } from '@jest/globals';
import { type EventType } from '@mingtang/contracts';
import { addMilliseconds, STATUTORY_CALENDAR } from '@mingtang/procedure/time';
import { generateSigningKey, signReleaseRefusal } from '@mingtang/sealing';
import { type Bundle } from '../bundle/bundle';
import { type Recorded, Records } from '../log/records';
import { type Tender, tenderOf } from '../tender/tender';
import { portableEngine, Verification } from '../verification';
import { checkWaits } from './check-waits';
import { lotOpenings } from './lot-opening';

const key = generateSigningKey();
const MINE = 'custodian-1';
const custodians = [{ id: MINE, name: 'one', recipient: 'age1', verificationKey: key.publicKey }];
const project = '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11';
const lot = '1';
const CLOSED = '2036-03-23T01:30:00.000Z';
const published = {
  id: project,
  revision: 1,
  procedure: 'cn-open-tender@1',
  calendar: STATUTORY_CALENDAR,
  publishedAt: '2036-03-01T01:00:00.000Z',
  timetable: { submissionDeadline: CLOSED },
  lots: [{ id: lot }],
  custody: { threshold: 1, custodians },
};
const UNTIL = addMilliseconds(CLOSED, 3 * 86_400_000);
const LATER = addMilliseconds(UNTIL, 60_000);
const shut = { bid: '00000000-0000-4000-8000-000000000001', version: 1, round: 1, envelope: 'bid' };
const waiting = [{ ...shut, failure: 'shares-missing' }];

type Said = readonly [type: EventType, payload: object, actorRole?: string];

const NOTICE: Said = ['announcement.project-published.v1', { project, published }, 'tenderer'];
const closing: Said = [
  'bidding.bidding-closed.v1',
  { project, lot, deadline: CLOSED, closedAt: CLOSED, bids: [{ ...shut, manifestDigest: 'a', receivedAt: CLOSED }] },
];
const delayed = (until = UNTIL): Said => [
  'bidding.opening-delayed.v1',
  { project, lot, delayedAt: until, until, bids: waiting },
];
const ended = (change: object = {}, actorRole = 'tenderer'): Said => [
  'bidding.opening-ended.v1',
  { project, lot, endedAt: LATER, reason: '设备损毁', bids: waiting, ...change },
  actorRole,
];
const unopened = (reason = 'shares-missing', fault = 'other'): Said => [
  'bidding.bid-unopened.v1',
  { project, lot, ...shut, decidedAt: LATER, reason, fault },
];
const refusal = (change: object = {}, statedAt = CLOSED): Said => [
  'bidding.release-refused.v1',
  {
    ...signReleaseRefusal({ project, lot, custodian: MINE, reason: 'record-missing', detail: '…', statedAt }, key),
    receivedAt: statedAt,
    ...change,
  },
  'custodian',
];

function wrongWith(...said: readonly Said[]): string[] {
  const records = new Records();
  [NOTICE, closing, ...said].forEach(([type, payload, actorRole = 'system'], index) =>
    records.add({ type, payload, actorRole, index, event: `event-${index}`, seq: index + 1, digest: '' } as Recorded),
  );
  const bundle: Bundle = { paths: [], open: () => (async function* () {})() } as unknown as Bundle;
  const found = new Verification(bundle, {}, portableEngine);
  const tender = tenderOf(records) as Tender;
  checkWaits(found, tender, records, lotOpenings(records, tender));
  return (['releases-signed', 'openings-right'] as const).flatMap((code) =>
    [...found.found(code)].flatMap((check) => (check.ok ? [] : [check.failure.en])),
  );
}

describe('an opening that waits beyond its time', () => {
  it.each<[string, readonly Said[]]>([
    ['it waits', [delayed()]],
    ['the tenderer ended it with a reason, and the bid stays shut', [delayed(), ended(), unopened()]],
    ['the agency did', [delayed(), ended({}, 'agency'), unopened()]],
    ['a bid stays shut through its bidder’s fault', [unopened('share-invalid', 'bidder')]],
    ['a custodian said why it releases nothing', [refusal()]],
  ])('is right where %s (OPN-04)', (_, said) => {
    expect(wrongWith(...said)).toEqual([]);
  });

  it.each<[string, readonly Said[], RegExp]>([
    ['a timer alone took a bid from its bidder', [delayed(), unopened()], /nobody had ended the wait/],
    ['it was ended after the bid was given up', [delayed(), unopened(), ended()], /nobody had ended the wait/],
    [
      'it was ended for another bid',
      [delayed(), ended({ bids: [{ ...shut, bid: 'other', failure: 'shares-missing' }] }), unopened()],
      /nobody had ended the wait/,
    ],
    ['it was ended for another failure', [delayed(), ended(), unopened('file-damaged')], /nobody had ended the wait/],
    ['nobody was told that it waits', [ended(), unopened()], /never told/],
    ['it was ended early', [delayed(), ended({ endedAt: addMilliseconds(UNTIL, -1) })], /before/],
    ['it was ended by the platform', [delayed(), ended({}, 'system')], /by system/],
    ['it was ended without a reason', [delayed(), ended({ reason: ' ' })], /without a reason/],
    ['its time was cut short', [delayed(addMilliseconds(CLOSED, 1))], /due/],
    ['it was delayed twice', [delayed(), delayed()], /twice/],
    ['a custodian’s word was altered', [refusal({ detail: 'other' })], /wrong signature/],
    ['a stranger speaks as custodian', [refusal({ custodian: 'nobody' })], /nobody whom the notice names/],
    ['a custodian spoke before the deadline', [refusal({}, addMilliseconds(CLOSED, -1))], /before the deadline/],
  ])('is wrong where %s (OPN-04)', (_, said, reason) => {
    expect(wrongWith(...said)).toEqual([expect.stringMatching(reason)]);
  });
});
