import { describe, expect, it } from '@jest/globals';
import { type EventData, type EventType, isOpen } from '@mingtang/contracts';
import { definitionOf } from '@mingtang/procedure/procedures';
import { addMilliseconds, STATUTORY_CALENDAR } from '@mingtang/procedure/time';
import { type Recorded, Records } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { Arrivals, checkArrivals } from './check-arrivals';
import { SubmittedBids } from './submitted-bids';

const DEADLINE = '2036-03-20T01:00:00.000Z';
const before = (seconds: number) => addMilliseconds(DEADLINE, -seconds * 1_000);
const after = (seconds: number) => before(-seconds);
const bid = {
  project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  lot: '1',
  bid: '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  version: 1,
  manifestDigest: 'ab'.repeat(32),
};

const TIMETABLE = {
  submissionDeadline: DEADLINE,
  documentsAvailableUntil: DEADLINE,
  clarificationDeadline: DEADLINE,
};

type Said = { readonly [Type in EventType]?: EventData<Type> };

/** What is found where the log says this, in that order, and then closes the lot. */
function found(said: readonly Said[], undecided?: EventData<'bidding.bidding-closed.v1'>['undecided']) {
  const failures: string[] = [];
  const remarks: string[] = [];
  const records = new Records();
  const closed = { project: bid.project, lot: '1', deadline: DEADLINE, closedAt: after(9), bids: [] };
  const all = [
    ...said,
    { 'announcement.project-published.v1': { published: { publishedAt: before(99), timetable: TIMETABLE } } },
    { 'bidding.deadline-reached.v1': { project: bid.project, lot: '1', deadline: DEADLINE, reachedAt: DEADLINE } },
    { 'bidding.bidding-closed.v1': { ...closed, ...(undecided && { undecided }) } },
    { 'bidding.opening-completed.v1': { project: bid.project, lot: '1', openedAt: after(9), entries: [] } },
  ];
  all.forEach((event, index) => {
    const [[type, payload]] = Object.entries(event) as [[EventType, never]];
    records.add({
      type,
      payload,
      index,
      ...(isOpen(type) && { seq: index + 1 }),
      event: `e${index}`,
      time: DEADLINE,
      actorRole: 'bidder',
      digest: '',
    } as Recorded);
  });
  const told = {
    fail: (_: string, __: string, en: string) => failures.push(en),
    remark: (_: string, __: string, en: string) => remarks.push(en),
  } as unknown as Verification;
  const tender = {
    deadline: DEADLINE,
    published: { lots: [{ id: '1' }] },
    definition: definitionOf('cn-open-tender@1'),
    calendar: STATUTORY_CALENDAR,
  } as unknown as Tender;
  checkArrivals(told, { tender, records, bids: new SubmittedBids(records), arrivals: new Arrivals(records) });
  return { failures, remarks };
}

const arrived = (arrivedAt: string): Said => ({ 'bidding.bid-arrived.v1': { ...bid, arrivedAt } });
const received = (receivedAt: string, takenInAt: string): Said => ({
  'bidding.bid-submitted.v1': { ...bid, receivedAt, takenInAt },
});
const refused = (arrivedAt: string, code: string): Said => ({
  'bidding.bid-refused.v1': { ...bid, arrivedAt, refusedAt: after(5), code },
});

describe('a bid that arrived in time (BID-02)', () => {
  it('is in time however late it was taken in', () => {
    expect(found([arrived(before(1)), received(before(1), after(30))])).toEqual({ failures: [], remarks: [] });
  });

  it('and was taken in when it came again counts from when it first did', () => {
    expect(found([arrived(before(1)), arrived(after(20)), received(before(1), after(20))]).failures).toEqual([]);
  });

  it('must have its arrival in the log, at that time', () => {
    const missing = [/says it arrived at .*, but the log holds no such arrival/].map((text) =>
      expect.stringMatching(text),
    );
    expect(found([received(before(1), after(30))]).failures).toEqual(missing);
    expect(found([arrived(after(1)), received(before(1), after(30))]).failures).toEqual(missing);
  });

  it('is not refused as late, also where it came once more', () => {
    for (const said of [
      [arrived(before(1)), refused(before(1), 'period-over')],
      [arrived(before(1)), arrived(after(1)), refused(after(1), 'period-over')],
    ])
      expect(found(said).failures).toEqual([expect.stringMatching(/arrived in time, at .*, and was refused as late/)]);
  });

  it('is refused for another reason, which is said and no failure', () => {
    expect(found([arrived(before(1)), refused(before(1), 'bid-not-sealed')])).toEqual({
      failures: [],
      remarks: [expect.stringMatching(/was not received: bid-not-sealed/)],
    });
  });

  it('and was never completed is named by the closing, else it is dropped', () => {
    const [{ project: _, lot: __, ...one }] = [bid];
    expect(found([arrived(before(1))], [{ ...one, arrivedAt: before(1) }])).toEqual({
      failures: [],
      remarks: [expect.stringMatching(/was not completed because the platform failed/)],
    });
    expect(found([arrived(before(1))]).failures).toEqual([
      expect.stringMatching(/nothing is said of what became of it/),
    ]);
  });
});

describe('a bid that the closing calls not completed', () => {
  it('must have arrived and not have been received', () => {
    const [{ project: _, lot: __, ...one }] = [bid];
    const listed = [{ ...one, arrivedAt: before(1) }];
    const wrong = [expect.stringMatching(/is called not completed, which the log contradicts/)];
    expect(found([], listed).failures).toEqual(wrong);
    expect(found([arrived(before(1)), received(before(1), before(1))], listed).failures).toEqual(wrong);
  });
});

it('a late arrival that is refused is said and no failure', () => {
  expect(found([arrived(after(1)), refused(after(1), 'period-over')])).toEqual({
    failures: [],
    remarks: [expect.stringMatching(/was not received: period-over/)],
  });
});
