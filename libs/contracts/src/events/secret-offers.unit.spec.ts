import { describe, expect, it } from '@jest/globals';
import { definitionOf, type Stand } from '@mingtang/procedure/procedures';
import { EVENT_TYPES, type EventType } from './catalogue';
import { isNotice, mayEndSecret, type StandingLot, tellsSecret } from './secret-offers';

const AT = '2036-03-03T01:00:00.000Z';
const law = { definition: definitionOf('cn-open-tender@1') };
const closed = (lot: string): StandingLot => ({ lot, law, stand: { stage: 'opening', done: {} } });
const opened = (lot: string): StandingLot => ({
  lot,
  law,
  stand: { stage: 'committee', done: { 'complete-opening': { at: AT, nth: 4 } } },
});
const at = (lot: string, stage: Stand['stage']): StandingLot => ({ lot, law, stand: { stage, done: {} } });
const tells = (type: EventType, data: object, ...lots: readonly StandingLot[]): boolean =>
  tellsSecret({ type, data: data as never }, lots);

describe('an event that tells of offers (ANN-09)', () => {
  it('is secret until its own lot is opened, whatever became of others', () => {
    const lots = [opened('1'), closed('2')];
    for (const type of ['bidding.bid-submitted.v1', 'bidding.bid-withdrawn.v1', 'bidding.bid-refused.v1'] as const) {
      expect(tells(type, { lot: '1' }, ...lots)).toBe(false);
      expect(tells(type, { lot: '2' }, ...lots)).toBe(true);
    }
    expect(tells('bidding.bid-opened.v1', { lot: '2', round: 1, envelope: 'bid' }, ...lots)).toBe(true);
    expect(tells('bidding.bid-opened.v1', { lot: '1', round: 1, envelope: 'bid' }, ...lots)).toBe(false);
  });

  it.each([
    'bidding.bidder-registered.v1',
    'bidding.security-recorded.v1',
    'bidding.security-returned.v1',
    'announcement.question-asked.v1',
  ] as const)('%s, of the project as a whole, is secret until its last lot is opened', (type) => {
    expect(tells(type, {}, opened('1'), closed('2'))).toBe(true);
    expect(tells(type, {}, opened('1'), at('2', 'failed'))).toBe(false);
    expect(tells(type, {}, opened('1'), opened('2'))).toBe(false);
    expect(tells(type, {}, opened('1'), at('2', 'cancelled'))).toBe(true);
  });

  it('is secret while nothing is known of its project; of a lot that there is not, until all are opened', () => {
    expect(tells('bidding.bid-submitted.v1', { lot: '1' })).toBe(true);
    expect(tells('bidding.bid-submitted.v1', { lot: '9' }, opened('1'), closed('2'))).toBe(true);
    expect(tells('bidding.bid-submitted.v1', { lot: '9' }, opened('1'), opened('2'))).toBe(false);
  });

  it('of the second envelope stays secret while the first is told, of a second round while the first is', () => {
    const two = { definition: definitionOf('cn-two-envelope-tender@1') };
    const consultation = { definition: definitionOf('gp-consultation@1') };
    const done = { 'complete-opening': { at: AT, nth: 4 } };
    const technical: StandingLot = { lot: '1', law: two, stand: { stage: 'review', done } };
    const priced = {
      ...technical,
      stand: { stage: 'pricing', done: { ...done, 'complete-price-opening': done['complete-opening'] } },
    } as const;
    const envelope = (id: string) => ({ lot: '1', round: 1, envelope: id });
    for (const type of ['bidding.bid-opened.v1', 'bidding.bid-unopened.v1'] as const) {
      expect(tells(type, envelope('technical'), technical)).toBe(false);
      expect(tells(type, envelope('price'), technical)).toBe(true);
      expect(tells(type, envelope('price'), priced)).toBe(false);
    }
    expect(tells('bidding.bid-submitted.v1', { lot: '1' }, technical)).toBe(false);
    const consulting: StandingLot = { lot: '1', law: consultation, stand: { stage: 'consulting', done } };
    expect(tells('bidding.bid-submitted.v1', { lot: '1' }, consulting)).toBe(false);
    for (const type of ['bidding.final-offer-submitted.v1', 'bidding.consultation-left.v1'] as const)
      expect(tells(type, { lot: '1' }, consulting)).toBe(true);
    // That a security went back would tell who left, and so how many final offers there are at most.
    expect(tells('bidding.security-returned.v1', {}, consulting)).toBe(true);
    expect(tells('bidding.bidder-registered.v1', {}, consulting)).toBe(false);
  });

  it('is none of those that all may know at once', () => {
    for (const type of ['bidding.bidding-closed.v1', 'bidding.deadline-reached.v1'] as const)
      expect(tells(type, { lot: '1' }, closed('1'))).toBe(false);
  });
});

it('a secret ends by an opening, or by the failure of its lot; recipients are listed by notices', () => {
  expect(mayEndSecret('bidding.opening-completed.v1')).toBe(true);
  expect(mayEndSecret('bidding.lot-opening-failed.v1')).toBe(true);
  expect(mayEndSecret('bidding.deadline-reached.v1')).toBe(false);
  expect(mayEndSecret('announcement.project-cancelled.v1')).toBe(false);
  expect(EVENT_TYPES.filter(isNotice)).toEqual([
    'announcement.project-published.v1',
    'announcement.project-changed.v1',
    'announcement.change-voided.v1',
  ]);
});
