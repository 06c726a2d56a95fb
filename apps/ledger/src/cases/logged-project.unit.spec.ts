import { describe, expect, it } from '@jest/globals';
import { type EventType, procedureDigest, type ProcessEvent, tellsSecret } from '@mingtang/contracts';
import { type ActId, definitionOf } from '@mingtang/procedure/procedures';
import {
  biddingClosed,
  deadlineReached,
  eventOf,
  historyUntil,
  lotOpeningFailed,
  openingCompleted,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { sampleEvent } from '../fixtures/sample-event';
import {
  classOf,
  endsRound,
  endsSecrets,
  failedLots,
  follow,
  hasSecrets,
  isListedBefore,
  type LoggedProject,
  unknownProject,
} from './logged-project';

const lots = ['1', '2'].map((id) => ({ id, title: '标段', description: '' }));
const published = publishedProject({ lots });
const { id: project } = published;
const notice = projectPublished(published);
const reached = (lot: string) => deadlineReached(published, { lot });
const closed = (lot: string) => [reached(lot), biddingClosed(published, { lot })];
const opened = (lot: string) => [...closed(lot), openingCompleted(published, { lot })];
const failed = (lot: string) => [reached(lot), lotOpeningFailed(published, { lot })];
const after = (...events: readonly ProcessEvent[]): LoggedProject =>
  events.reduce(
    (state, { type, time, seen, data }) => follow(state, { type, time, data, seen: seen ?? null }),
    unknownProject(project),
  );
const bidOf = (lot: string) => sampleEvent('bidding.bid-submitted.v1', { project, lot });
const registered = sampleEvent('bidding.bidder-registered.v1', { project });
const paid = sampleEvent('bidding.security-recorded.v1', { project });
const recipient = sampleEvent('announcement.recipient-given.v1', { project });

describe('an act of a bidder (ANN-09)', () => {
  it('is sealed until its own lot is opened, and public from then on', () => {
    for (const sealing of [[], [notice], [notice, ...closed('1')]])
      expect(classOf(bidOf('1'), after(...sealing))).toBe('sealed');
    const oneOpened = after(notice, ...opened('1'));
    expect(classOf(bidOf('1'), oneOpened)).toBe('public');
    expect(classOf(bidOf('2'), oneOpened)).toBe('sealed');
    expect(classOf(bidOf('1'), after(notice, ...failed('1')))).toBe('public');
    expect(classOf({ type: 'evaluation.committee-formed.v1', data: {} as never }, oneOpened)).toBe('hashed');
  });

  it('about the project as a whole is sealed until its last lot is opened or has failed', () => {
    for (const act of [registered, paid]) {
      expect(classOf(act, after(notice, ...opened('1')))).toBe('sealed');
      expect(classOf(act, after(notice, ...opened('1'), ...opened('2')))).toBe('public');
      expect(classOf(act, after(notice, ...opened('1'), ...failed('2')))).toBe('public');
    }
  });

  it('stays sealed for good where its lot is cancelled before it is opened (ANN-11)', () => {
    const cancelled = after(notice, ...opened('1'), projectCancelled(published));
    expect(classOf(bidOf('2'), cancelled)).toBe('sealed');
    expect(classOf(registered, cancelled)).toBe('sealed');
    expect(classOf(bidOf('1'), cancelled)).toBe('public');
  });

  it('of a lot that an opening does not concern is not listed with it', () => {
    const [before, now] = [after(notice, ...closed('1')), after(notice, ...opened('1'))];
    const by = 'bidding.opening-completed.v1' satisfies EventType;
    expect(endsSecrets(by, before, now)).toBe(true);
    expect(isListedBefore(by, bidOf('1'), now)).toBe(true);
    for (const other of [bidOf('2'), registered, paid]) expect(isListedBefore(by, other, now)).toBe(false);
  });

  it('is in a batch before its round is closed, and listed by nothing that is void where it stands', () => {
    const before = after(notice, reached('1'));
    const now = after(notice, ...closed('1'));
    expect(endsRound('bidding.bidding-closed.v1', before, now)).toBe(true);
    expect(endsSecrets('bidding.bidding-closed.v1', before, now)).toBe(false);
    const cancelled = after(notice, projectCancelled(published));
    const late = after(notice, projectCancelled(published), ...opened('1'));
    expect(endsSecrets('bidding.opening-completed.v1', cancelled, late)).toBe(false);
    expect(tellsSecret(bidOf('1'), late.lots)).toBe(true);
  });
});

it('of a second round is as secret after the first opening as the first was before (ANN-09)', () => {
  const consultation = publishedProject({
    procedure: 'gp-consultation@1',
    procedureDigest: procedureDigest(definitionOf('gp-consultation@1')),
  });
  const lot = consultation.lots[0]?.id ?? '';
  const offer = sampleEvent('bidding.final-offer-submitted.v1', { project: consultation.id, lot });
  const until = (act: ActId) => after(...historyUntil(act, consultation));
  for (const act of [
    'publish',
    'complete-opening',
    'conclude-review',
    'call-final-offers',
    'close-final-offers',
  ] as const)
    expect([act, classOf(offer, until(act))]).toEqual([act, 'sealed']);
  expect(classOf(offer, until('complete-final-opening'))).toBe('public');
  expect(hasSecrets(until('call-final-offers'))).toBe(true);
  expect(hasSecrets(until('complete-final-opening'))).toBe(false);
  const by = 'bidding.opening-completed.v1';
  expect(isListedBefore(by, sampleEvent('bidding.bid-submitted.v1', { project, lot }), until('complete-opening'))).toBe(
    true,
  );
  expect(isListedBefore(by, offer, until('complete-opening'))).toBe(false);
  expect(endsRound('bidding.final-offers-closed.v1', until('reach-final-deadline'), until('close-final-offers'))).toBe(
    true,
  );
});

it('a recipient is listed by the notice that may name it, a late one by the next or with the first opening', () => {
  expect(classOf(recipient, after())).toBe('sealed');
  expect(isListedBefore(notice.type, recipient, after(notice))).toBe(true);
  expect(classOf(recipient, after(notice))).toBe('sealed');
  expect(endsSecrets('announcement.project-changed.v1', after(notice), after(notice, projectChanged(published)))).toBe(
    true,
  );
  expect(classOf(recipient, after(notice, ...opened('1'), ...opened('2')))).toBe('public');
});

it('there are secrets from the notice on until every lot is opened, or over', () => {
  expect(hasSecrets(after())).toBe(false);
  expect(hasSecrets(after(notice))).toBe(true);
  expect(hasSecrets(after(notice, ...opened('1')))).toBe(true);
  expect(hasSecrets(after(notice, ...opened('1'), ...failed('2')))).toBe(false);
  expect(hasSecrets(after(notice, projectCancelled(published)))).toBe(false);
});

it('a lot that fails is told once', () => {
  const before = after(...historyUntil('complete-evaluation', published, { evaluation: { outcome: 'all-rejected' } }));
  const history = historyUntil('conclude-report', published, { evaluation: { outcome: 'all-rejected' } });
  expect(failedLots(before, after(...history))).toEqual(['1']);
  expect(failedLots(after(...history), after(...history))).toEqual([]);
});

describe('what the procedure knows nothing of', () => {
  it('is logged and moves nothing: a notice of an unknown procedure, an act that is none of it', () => {
    const unknown = projectPublished({ ...published, procedure: 'unheard-of@7' });
    const other = projectPublished({ ...published, procedureDigest: 'a'.repeat(64) });
    for (const said of [unknown, other]) expect(after(said)).toEqual(unknownProject(project));
    expect(classOf(bidOf('1'), after(unknown))).toBe('sealed');
    const odd = eventOf(
      'bidding.lot-opening-failed.v1',
      { ...lotOpeningFailed(published).data, lot: '9' },
      notice.time,
    );
    expect(after(notice, odd).lots).toEqual(after(notice).lots);
  });
});
