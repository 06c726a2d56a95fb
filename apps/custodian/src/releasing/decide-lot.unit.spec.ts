import { describe, expect, it } from '@jest/globals';
import { envelopesOf } from '@mingtang/procedure/bidding';
import { addMilliseconds, epochMilliseconds } from '@mingtang/procedure/time';
import { publishedProject } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type LotInLog, type ProvenFact } from '../log/project-log';
import { bidKey, decideLot, type LotKnowledge } from './decide-lot';

const published = publishedProject();
const { id: project, timetable } = published;
const DEADLINE = timetable.submissionDeadline;
const LATER = addMilliseconds(DEADLINE, 3_600_000);
const EARLIER = addMilliseconds(DEADLINE, -3_600_000);
const BID = { bid: randomUUID(), version: 2, manifestDigest: 'ab'.repeat(32), receivedAt: EARLIER };

type Facts = readonly Omit<ProvenFact, 'seq'>[];

const notice = (submissionDeadline = DEADLINE, type = 'announcement.project-published.v1') => ({
  type,
  project,
  payload: { project, published: { ...published, timetable: { ...timetable, submissionDeadline } } },
});
const changed = (deadline: string) => notice(deadline, 'announcement.project-changed.v1');
const closing = (deadline = DEADLINE, closedAt = deadline, lot = 'lot-1') => ({
  type: 'bidding.bidding-closed.v1',
  project,
  payload: { project, lot, deadline, closedAt, bids: [BID] },
});

const numbered = (facts: Facts): ProvenFact[] => facts.map((fact, index) => ({ ...fact, seq: index + 1 }));
const cosigned = (instant: string, count = 3) =>
  Array.from({ length: count }, (_, index) => ({
    verifierKey: `w${index}`,
    time: Math.ceil(epochMilliseconds(instant) / 1_000),
  }));

function known(
  facts: Facts,
  { logged, ...change }: Partial<Omit<LotKnowledge, 'logged'>> & { logged?: Partial<LotInLog> } = {},
): LotKnowledge {
  return {
    project,
    lot: 'lot-1',
    quorum: 3,
    now: DEADLINE,
    ...change,
    logged: { facts: numbered(facts), cosignatures: cosigned(LATER), ...logged },
  };
}

describe('a lot', () => {
  it('is cleared from the deadline on, with the bids of the logged closing list (BID-04)', () => {
    expect(decideLot(known([notice(), closing()]))).toEqual({
      cleared: {
        project,
        lot: 'lot-1',
        deadline: DEADLINE,
        custody: published.custody,
        envelopes: envelopesOf(published.procedure),
        closingSeq: 2,
        manifests: new Map([[bidKey(BID), BID.manifestDigest]]),
      },
    });
  });

  it.each<[string, LotKnowledge, RegExp]>([
    ['its closing is not in the log', { ...known([]), logged: undefined }, /closing is not in the log/],
    [
      'its deadline has not come by one millisecond by the custodian’s clock',
      known([notice(), closing()], { now: addMilliseconds(DEADLINE, -1) }),
      /by my clock/,
    ],
    [
      'the witnesses cosigned before the deadline only',
      known([notice(), closing()], { logged: { cosignatures: cosigned(addMilliseconds(DEADLINE, -1_000)) } }),
      /^0 witnesses have cosigned since/,
    ],
    [
      'too few witnesses have cosigned since the deadline',
      known([notice(), closing()], { logged: { cosignatures: [...cosigned(DEADLINE, 2), ...cosigned(EARLIER, 2)] } }),
      /^2 witnesses have cosigned since/,
    ],
    ['the deadline was moved later and has not come', known([notice(), changed(LATER), closing(LATER)]), /by my clock/],
    [
      'the deadline was moved earlier, and the earlier announced one has not come',
      known([notice(LATER), changed(DEADLINE), closing()]),
      /by my clock/,
    ],
    [
      'a notice logged after the closing set a later deadline',
      known([notice(), closing()], { logged: { latestDeadline: LATER } }),
      /by my clock/,
    ],
    [
      'a later deadline was seen logged some other time',
      known([notice(), closing()], { latestDeadline: LATER }),
      /by my clock/,
    ],
    [
      'the witnesses have cosigned since the deadline in force, but not since the latest',
      known([notice(LATER), changed(DEADLINE), closing()], {
        now: LATER,
        logged: { cosignatures: cosigned(DEADLINE) },
      }),
      /^0 witnesses/,
    ],
  ])('waits where %s', (_, knowledge, reason) => {
    expect(decideLot(knowledge)).toMatchObject({ waits: expect.stringMatching(reason) });
  });

  it.each<[string, Facts, RegExp]>([
    [
      'the log ends with the closing of another lot',
      [notice(), closing(DEADLINE, DEADLINE, 'lot-2')],
      /closing is none/,
    ],
    ['the log ends with something else', [notice(), notice()], /closing is none/],
    ['the log holds no notice', [closing()], /no notice/],
    [
      'the project was cancelled',
      [notice(), { type: 'announcement.project-cancelled.v1', project }, closing()],
      /cancelled/,
    ],
    [
      'it was closed before its deadline',
      [notice(), closing(DEADLINE, addMilliseconds(DEADLINE, -1))],
      /before its deadline/,
    ],
    ['it was closed by a deadline that is not in force', [notice(DEADLINE), closing(EARLIER)], /another deadline/],
    [
      'it was closed by a deadline that had been moved later',
      [notice(EARLIER), changed(DEADLINE), closing(EARLIER)],
      /another deadline/,
    ],
    [
      'a record is of another project',
      [{ ...notice(), project: randomUUID() }, notice(), closing()],
      /record 1 .* missing/,
    ],
  ])('is not released where %s', (_, facts, reason) => {
    expect(decideLot(known(facts))).toMatchObject({ withheld: expect.stringMatching(reason) });
  });

  it.each([
    ['the first', 0],
    ['a middle one', 1],
  ])('is not released while a record before the closing is kept back: %s', (_, index) => {
    const facts = numbered([notice(), changed(LATER), notice(DEADLINE), closing()]);
    const logged = { facts: facts.filter((_fact, at) => at !== index) };
    expect(decideLot(known([], { logged }))).toMatchObject({
      withheld: expect.stringMatching(/is missing in the log/),
    });
  });

  it('is cleared once the latest deadline has come, although it was closed by an earlier one in force', () => {
    const knowledge = known([notice(LATER), changed(DEADLINE), closing()], { now: LATER });
    expect(decideLot(knowledge)).toMatchObject({ cleared: { deadline: LATER } });
  });

  it('is not released where the notice goes by a procedure whose envelopes the agent does not know', () => {
    const strange = { ...notice(), payload: { project, published: { ...published, procedure: 'cn-unheard-of' } } };
    expect(decideLot(known([strange, closing()]))).toEqual({
      code: 'condition-unknown',
      withheld: 'I do not know the procedure cn-unheard-of',
    });
  });
});
