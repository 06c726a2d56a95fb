import { type EventData, EVENTS, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { type ActId } from '@mingtang/procedure/procedures';
import { projectPublished } from './announcement-events';
import { biddingClosed, openingCompleted } from './bidding-events';
import { candidatesPublished } from './disclosure-events';
import { committeeFormed, evaluationCompleted, reportSigned } from './evaluation-events';
import { eventOf } from './event-of';
import { firstLot } from './first-lot';

type Overrides<Type extends ProcessEvent['type']> = Partial<EventData<Type>>;

export function deadlineReached(
  published: PublishedProject,
  overrides: Overrides<'bidding.deadline-reached.v1'> = {},
): ProcessEvent<'bidding.deadline-reached.v1'> {
  const deadline = published.timetable.submissionDeadline;
  const reachedAt = overrides.reachedAt ?? deadline;
  return eventOf(
    'bidding.deadline-reached.v1',
    { project: published.id, lot: firstLot(published), deadline, reachedAt, ...overrides },
    reachedAt,
  );
}

export function reviewConcluded(
  published: PublishedProject,
  overrides: Overrides<'evaluation.review-concluded.v1'> = {},
): ProcessEvent<'evaluation.review-concluded.v1'> {
  const concludedAt = overrides.concludedAt ?? published.timetable.openingAt;
  return eventOf(
    'evaluation.review-concluded.v1',
    { project: published.id, lot: firstLot(published), concludedAt, ...overrides },
    concludedAt,
  );
}

export function drawRequested(
  published: PublishedProject,
  overrides: Overrides<'evaluation.draw-requested.v1'> = {},
): ProcessEvent<'evaluation.draw-requested.v1'> {
  const requestedAt = overrides.requestedAt ?? published.timetable.openingAt;
  return eventOf(
    'evaluation.draw-requested.v1',
    {
      project: published.id,
      lot: firstLot(published),
      number: 1,
      requestedAt,
      seats: 4,
      candidates: 9,
      excluded: 0,
      requestDigest: 'd'.repeat(64),
      commitments: [],
      absent: [],
      ...overrides,
    },
    requestedAt,
  );
}

export function committeeDrawn(
  published: PublishedProject,
  overrides: Overrides<'evaluation.committee-drawn.v1'> = {},
): ProcessEvent<'evaluation.committee-drawn.v1'> {
  const drawnAt = overrides.drawnAt ?? published.timetable.openingAt;
  return eventOf(
    'evaluation.committee-drawn.v1',
    {
      project: published.id,
      lot: firstLot(published),
      drawnAt,
      filled: true,
      seats: 4,
      candidates: 9,
      excluded: 0,
      requestDigest: 'd'.repeat(64),
      number: 1,
      seed: 'e'.repeat(64),
      ...overrides,
    },
    drawnAt,
  );
}

/** What is said otherwise than usual in a history. */
export interface HistorySaid {
  readonly lot?: string;
  readonly opening?: Overrides<'bidding.opening-completed.v1'>;
  readonly evaluation?: Overrides<'evaluation.evaluation-completed.v1'>;
  readonly report?: Overrides<'evaluation.report-signed.v1'>;
  readonly candidates?: Overrides<'disclosure.candidates-published.v1'>;
}

/**
 * What is told of a lot, from its notice to an act, in a tender in which nothing comes between.
 * @param until the last act, included
 * @throws RangeError where the usual tender has no such act before its candidates are published
 */
export function historyUntil(until: ActId, published: PublishedProject, said: HistorySaid = {}): ProcessEvent[] {
  const lot = said.lot ?? firstLot(published);
  const events: readonly ProcessEvent[] = [
    projectPublished(published),
    deadlineReached(published, { lot }),
    biddingClosed(published, { lot }),
    openingCompleted(published, { lot, ...said.opening }),
    drawRequested(published, { lot }),
    committeeDrawn(published, { lot }),
    committeeFormed(published, { lot }),
    reviewConcluded(published, { lot }),
    evaluationCompleted(published, { lot, ...said.evaluation }),
    reportSigned(published, { lot, outcome: said.evaluation?.outcome ?? 'ranked', ...said.report }),
    candidatesPublished(published, { lot, ...said.candidates }),
  ];
  const last = events.findIndex(({ type }) => EVENTS[type].act === until);
  if (last === -1) throw new RangeError(`the usual tender has no ${until} before its award`);
  return events.slice(0, last + 1);
}
