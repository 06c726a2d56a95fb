import {
  type EventData,
  EVENTS,
  type OpeningEntry,
  type ProcessEvent,
  type PublishedProject,
} from '@mingtang/contracts';
import { type ActId, definitionOf, findProcedure, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { projectPublished } from './announcement-events';
import { biddingClosed, openingCompleted, openingEntries } from './bidding-events';
import {
  finalDeadlineReached,
  finalOffersCalled,
  finalOffersClosed,
  finalOpeningCompleted,
  resultPublished,
} from './consultation-events';
import { awardDetermined, awardNoticed, candidatesPublished, contractPublished } from './disclosure-events';
import { committeeFormed, evaluationCompleted, rankedBid, reportSigned } from './evaluation-events';
import { eventOf } from './event-of';
import { firstLot } from './first-lot';
import { suppliersInvited } from './invitation-events';
import { priceOpeningCompleted, technicalConcluded } from './two-envelope-events';

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
  readonly review?: Overrides<'evaluation.review-concluded.v1'>;
  readonly technical?: Overrides<'evaluation.technical-concluded.v1'>;
  readonly priceOpening?: Overrides<'bidding.price-opening-completed.v1'>;
  readonly finalOffers?: Overrides<'evaluation.final-offers-called.v1'>;
  readonly finalOpening?: Overrides<'bidding.final-opening-completed.v1'>;
  readonly evaluation?: Overrides<'evaluation.evaluation-completed.v1'>;
  readonly report?: Overrides<'evaluation.report-signed.v1'>;
  readonly candidates?: Overrides<'disclosure.candidates-published.v1'>;
  readonly award?: Overrides<'disclosure.award-determined.v1'>;
}

/**
 * What is told of a lot, from its notice to an act, where nothing comes between: by the procedure of its project. The same bids go through all of
 * it, those of the opening record.
 * @param until the last act, included
 * @throws RangeError where the usual course of the procedure has no such act
 */
export function historyUntil(until: ActId, published: PublishedProject, said: HistorySaid = {}): ProcessEvent[] {
  const { acts } = courseOf(published);
  const course = usualCourse(published, said).filter(({ type }) => EVENTS[type].act in acts);
  const last = course.findIndex(({ type }) => EVENTS[type].act === until);
  if (last === -1) throw new RangeError(`the usual course of ${published.procedure} has no ${until}`);
  return course.slice(0, last + 1);
}

/** The procedure by which a history goes: open tendering, where a notice names a version that nobody knows. */
function courseOf({ procedure }: PublishedProject): ProcedureDefinition {
  return findProcedure(procedure) ?? definitionOf('cn-open-tender@1');
}

/** The usual course of every procedure; each has of it what its definition knows. */
function usualCourse(published: PublishedProject, said: HistorySaid): readonly ProcessEvent[] {
  const lot = said.lot ?? firstLot(published);
  const definition = courseOf(published);
  const entries = said.opening?.entries ?? openingEntries();
  const opened = entries.filter(({ outcome }) => outcome === 'opened');
  const passed = opened.map(({ bid, version }) => ({ bid, version }));
  const bids = opened.map(({ bid, bidder, price }, index) =>
    rankedBid({ bid, bidder, ...(price && { price }), rank: index + 1, total: `${94 - index}.00` }),
  );
  const [first] = bids;
  const award = awardDetermined(published, {
    lot,
    ...(first && { bid: first.bid, bidder: first.bidder, price: first.price }),
    ...said.award,
  });
  const offers = passed.map(({ bid, version }) => ({
    bid,
    version,
    manifestDigest: 'f'.repeat(64),
    receivedAt: published.timetable.openingAt,
  }));
  return [
    projectPublished(published),
    suppliersInvited(published),
    deadlineReached(published, { lot }),
    biddingClosed(published, { lot }),
    openingCompleted(published, { lot, entries: asOpenedFirst(definition, entries), ...said.opening }),
    drawRequested(published, { lot }),
    committeeDrawn(published, { lot }),
    committeeFormed(published, { lot }),
    reviewConcluded(published, { lot, ...(definition.offers.rounds > 1 && { passed }), ...said.review }),
    finalOffersCalled(published, { lot, ...said.finalOffers }),
    finalDeadlineReached(published, { lot }),
    finalOffersClosed(published, { lot, bids: offers }),
    finalOpeningCompleted(published, { lot, entries: opened, ...said.finalOpening }),
    technicalConcluded(published, { lot, passed, ...said.technical }),
    priceOpeningCompleted(published, { lot, entries: opened, ...said.priceOpening }),
    evaluationCompleted(published, { lot, bids, ...said.evaluation }),
    reportSigned(published, { lot, outcome: said.evaluation?.outcome ?? 'ranked', ...said.report }),
    candidatesPublished(published, { lot, ...said.candidates }),
    award,
    awardNoticed(award),
    resultPublished(award),
    contractPublished(award),
  ];
}

/** What the first opening record tells of bids: no price, where that is sealed apart or comes later. */
function asOpenedFirst({ envelopes }: ProcedureDefinition, entries: readonly OpeningEntry[]): OpeningEntry[] {
  const priced = envelopes.some(({ openedBy, holds }) => openedBy === 'close-bidding' && holds.includes('price'));
  return entries.map(({ price, priceSchedule, ...entry }) =>
    priced ? { ...entry, ...(price && { price }), ...(priceSchedule !== undefined && { priceSchedule }) } : entry,
  );
}
