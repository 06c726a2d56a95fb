import { describe, expect, it } from '@jest/globals';
import { type EventType } from '@mingtang/contracts';
import { type KeptLine } from '../bundle/files';
import { type Recorded, Records } from '../log/records';
import { portableEngine, Verification } from '../verification';
import { checkKept } from './check-kept';
import { owedParts } from './owed-parts';

const EMPTY = { paths: [], has: () => false, open: async function* () {} };

function logged(...events: readonly [type: EventType, payload: object][]): Records {
  const records = new Records();
  for (const [index, [type, payload]] of events.entries())
    records.add({
      type,
      event: crypto.randomUUID(),
      time: `2036-01-01T00:00:0${index}.000Z`,
      actorRole: 'system',
      index,
      payload,
      digest: '',
    } as unknown as Recorded);
  return records;
}

function failuresOf(part: KeptLine['part'], of: EventType, records: Records): string[] {
  const found = new Verification(EMPTY, {}, portableEngine);
  checkKept(found, 'bidding', { of, part }, records);
  return [...found.found('register-true')].flatMap((check) => (check.ok ? [] : [check.failure.en]));
}

const REFUSED = 'disclosure.contract-refused.v1';
const refusals = logged(
  [REFUSED, { lot: '1', refusal: 'first', bid: 'a' }],
  [REFUSED, { lot: '1', refusal: 'second', bid: 'b' }],
);

describe('what a service keeps of another’s event', () => {
  it('is held against that event, where a lot has had two of its kind', () => {
    for (const [refusal, bid] of [
      ['first', 'a'],
      ['second', 'b'],
    ])
      expect(failuresOf({ lot: '1', refusal, bid }, REFUSED, refusals)).toEqual([]);
    expect(failuresOf({ lot: '1', refusal: 'first', bid: 'b' }, REFUSED, refusals)).toEqual([
      expect.stringMatching(/was altered: bid is "b", logged as "a"/),
    ]);
    expect(failuresOf({ lot: '1', refusal: 'third', bid: 'a' }, REFUSED, refusals)).toEqual([
      expect.stringMatching(/was never logged/),
    ]);
  });
});

describe('what a service keeps of an event that it names', () => {
  it('is held against that very record', () => {
    const OBJECTED = 'disclosure.objection-answered.v1';
    const records = logged([OBJECTED, { lot: '1', upheld: true }], [OBJECTED, { lot: '1', upheld: false }]);
    const [first] = records.of(OBJECTED);
    const failures = (upheld: boolean, event = first?.event ?? '') => {
      const found = new Verification(EMPTY, {}, portableEngine);
      checkKept(found, 'evaluation', { of: OBJECTED, event, part: { lot: '1', upheld } }, records);
      return [...found.found('register-true')].flatMap((check) => (check.ok ? [] : [check.failure.en]));
    };
    expect(failures(true)).toEqual([]);
    expect(failures(false)).toEqual([expect.stringMatching(/was altered: upheld is false, logged as true/)]);
    expect(failures(true, crypto.randomUUID())).toEqual([expect.stringMatching(/was never logged/)]);
  });
});

describe('what a service must keep', () => {
  const notices: [EventType, object][] = [
    ['announcement.project-published.v1', { published: { revision: 1 } }],
    ['announcement.project-changed.v1', { published: { revision: 2 } }],
  ];
  const owed = (service: 'bidding' | 'evaluation', ...events: [EventType, object][]) =>
    owedParts(service, logged(...notices, ...events)).map(({ record: { type }, from }) => [type, from.slice(17, 19)]);

  it('is the notice in force, by evaluation at once and by bidding from the first closing on', () => {
    expect(owed('evaluation')).toEqual([['announcement.project-changed.v1', '01']]);
    expect(owed('bidding')).toEqual([]);
    expect(owed('bidding', ['bidding.bidding-closed.v1', { lot: '1' }])).toEqual([
      ['announcement.project-changed.v1', '02'],
    ]);
  });

  it('is each opening record that is evaluated, each refusal of a contract, and a cancellation', () => {
    const events: [EventType, object][] = [
      ['bidding.lot-opening-failed.v1', { lot: '2' }],
      ['bidding.opening-completed.v1', { lot: '1' }],
      [REFUSED, { lot: '1', refusal: 'first' }],
      ['announcement.project-cancelled.v1', {}],
    ];
    expect(owed('evaluation', ...events).map(([type]) => type)).toEqual([
      'announcement.project-changed.v1',
      'announcement.project-cancelled.v1',
      'bidding.opening-completed.v1',
    ]);
    expect(owed('bidding', ...events).map(([type]) => type)).toEqual([
      'announcement.project-changed.v1',
      'announcement.project-cancelled.v1',
      REFUSED,
    ]);
  });
});
