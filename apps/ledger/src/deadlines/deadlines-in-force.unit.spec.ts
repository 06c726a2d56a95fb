import { describe, expect, it } from '@jest/globals';
import { procedureDigest, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { definitionOf } from '@mingtang/procedure/procedures';
import {
  biddingClosed,
  deadlineReached,
  finalOffersCalled,
  historyUntil,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { follow, unknownProject } from '../cases/logged-project';
import { deadlinesInForce } from './deadlines-in-force';

const lots = ['1', '2'].map((id) => ({ id, title: '标段', description: '' }));

const after = (...events: readonly ProcessEvent[]) =>
  deadlinesInForce(
    events.reduce(
      (state, { type, time, seen, data }) => follow(state, { type, time, data, seen: seen ?? null }),
      unknownProject(''),
    ),
  );

describe('the deadline for bids', () => {
  const published = publishedProject({ lots });
  const notice = projectPublished(published);
  const later = '2036-04-20T01:30:00.000Z';
  const moved = projectChanged({ ...published, timetable: { ...published.timetable, submissionDeadline: later } });
  const first = (deadline: string) => [{ round: 1, lot: null, deadline }];
  const { submissionDeadline } = published.timetable;
  const closed = ['1', '2'].flatMap((lot) => [deadlineReached(published, { lot }), biddingClosed(published, { lot })]);

  it('is one for all lots, of the notice in force', () => {
    expect(after()).toEqual([]);
    expect(after(notice)).toEqual(first(submissionDeadline));
    expect(after(notice, moved)).toEqual(first(later));
    expect(after(notice, ...closed, moved)).toEqual(first(submissionDeadline));
  });

  it('is none of what is cancelled before it, and stays of what is cancelled later', () => {
    expect(after(notice, projectCancelled(published))).toEqual([]);
    expect(after(notice, ...closed, projectCancelled(published))).toEqual(first(submissionDeadline));
  });
});

it('the deadline for final offers is that of each lot’s own call (GP-10)', () => {
  const procedure = 'gp-consultation@1';
  const published: PublishedProject = publishedProject({
    lots,
    procedure,
    procedureDigest: procedureDigest(definitionOf(procedure)),
  });
  const [notice, ...one] = historyUntil('conclude-review', published, { lot: '1' });
  const [, ...two] = historyUntil('conclude-review', published, { lot: '2' });
  const [sooner, later] = ['2036-04-20T01:30:00.000Z', '2036-04-21T01:30:00.000Z'] as const;
  const bids = { round: 1, lot: null, deadline: published.timetable.submissionDeadline };
  expect(
    after(
      notice as ProcessEvent,
      ...one,
      ...two,
      finalOffersCalled(published, { lot: '2', deadline: later }),
      finalOffersCalled(published, { lot: '1', deadline: sooner }),
    ),
  ).toEqual([bids, { round: 2, lot: '1', deadline: sooner }, { round: 2, lot: '2', deadline: later }]);
});
