import { describe, expect, it } from '@jest/globals';
import { EVENT_TYPES, EVENTS, type EventType, type ProcessEvent } from '@mingtang/contracts';
import {
  biddingClosed,
  lotOpeningFailed,
  openingCompleted,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { classOf, follow, listedBefore, type ProjectState, unknownProject } from './project-state';

const lots = ['1', '2'].map((id) => ({ id, title: '标段', description: '' }));
const published = publishedProject({ lots });
const after = (...events: readonly ProcessEvent[]): ProjectState =>
  events.reduce((state, { type, data }) => follow<EventType>(state, type, data), unknownProject(published.id));
const notice = projectPublished(published);
const closed = (lot: string) => biddingClosed(published, { lot });
const opened = (lot: string) => openingCompleted(published, { lot });
const BID = 'bidding.bid-submitted.v1';

describe('a project, given what happened to it', () => {
  it('is open for bids from its notice until the first of its lots is closed, fails, or it is cancelled', () => {
    expect(after().open).toBe(false);
    expect(after(notice).open).toBe(true);
    expect(after(notice, projectChanged(published)).open).toBe(true);
    for (const end of [closed('1'), lotOpeningFailed(published, { lot: '1' }), projectCancelled(published)])
      expect(after(notice, end).open).toBe(false);
  });

  it('has unopened lots until each is opened, has failed, or it is cancelled', () => {
    expect(after(notice, closed('1')).unopenedLots).toEqual(['1', '2']);
    expect(after(notice, closed('1'), opened('1')).unopenedLots).toEqual(['2']);
    expect(after(notice, closed('1'), opened('1'), lotOpeningFailed(published, { lot: '2' })).unopenedLots).toEqual([]);
    expect(after(notice, projectCancelled(published)).unopenedLots).toEqual([]);
  });

  it('has lots that a change adds, as long as it is open', () => {
    const changed = { ...published, lots: [...lots, { id: '3', title: '标段', description: '' }] };
    expect(after(notice, projectChanged(changed)).unopenedLots).toEqual(['1', '2', '3']);
  });

  it('lists its sealed records before the first closing, all of them, and then never again', () => {
    const sealed = EVENT_TYPES.filter((type) => {
      const { secrecy } = EVENTS[type];
      return secrecy.kind === 'sealed' && secrecy.until !== 'final-opening';
    });
    expect(sealed.length).toBeGreaterThan(0);
    expect(listedBefore('bidding.bidding-closed.v1', after(notice))).toEqual(sealed);
    expect(listedBefore('bidding.lot-opening-failed.v1', after(notice))).toEqual(sealed);
    expect(listedBefore('bidding.deadline-reached.v1', after(notice))).toEqual([]);
    expect(listedBefore('bidding.bidding-closed.v1', after(notice, closed('1')))).toEqual([]);
    expect(listedBefore('announcement.project-published.v1', after())).toEqual(['announcement.recipient-given.v1']);
    expect(listedBefore('bidding.bid-opened.v1', after(notice))).toEqual([]);
  });

  it('lists nothing once it is cancelled, and keeps sealed what was', () => {
    const cancelled = after(notice, projectCancelled(published), closed('1'));
    expect(listedBefore('bidding.bidding-closed.v1', cancelled)).toEqual([]);
    expect(classOf(BID, cancelled)).toBe('sealed');
  });

  it('has acts of bidders sealed until they are listed, and public after', () => {
    expect(classOf(BID, after(notice))).toBe('sealed');
    expect(classOf(BID, after(notice, closed('1')))).toBe('public');
    expect(classOf(BID, after(notice, closed('1'), projectCancelled(published)))).toBe('public');
    expect(classOf('evaluation.committee-formed.v1', after(notice, closed('1')))).toBe('hashed');
  });
});
