import { describe, expect, it } from '@jest/globals';
import { type EventType } from '@mingtang/contracts';
import { isBehind, type Unlogged } from './log-behind';

const MADE_AT = '2026-06-01T12:00:00.000Z';
const unlogged = (type: EventType, time: string, last = true): Unlogged => ({
  id: crypto.randomUUID(),
  type,
  time,
  actorRole: 'system',
  service: 'bidding',
  last,
});

const YOUNG = '2026-06-01T11:00:00.000Z';
const OLD = '2026-06-01T10:59:59.999Z';

describe('a log that lacks events of a service', () => {
  it.each<[boolean, string, Unlogged[]]>([
    [true, 'young and at the end', [unlogged('bidding.opening-completed.v1', YOUNG)]],
    [false, 'older than an hour', [unlogged('bidding.opening-completed.v1', OLD)]],
    [false, 'though it has what came after', [unlogged('bidding.opening-completed.v1', YOUNG, false)]],
    [
      false,
      'of which one is old',
      [unlogged('bidding.opening-completed.v1', YOUNG), unlogged('bidding.bid-opened.v1', OLD)],
    ],
    [
      true,
      'sealed ones, however old, with the opening that lists them',
      [unlogged('bidding.bid-submitted.v1', OLD, false), unlogged('bidding.opening-completed.v1', YOUNG)],
    ],
    [false, 'a sealed one, with nothing that lists it', [unlogged('bidding.bid-submitted.v1', OLD)]],
    [
      false,
      'a sealed one, where the opening that lists it is overdue',
      [unlogged('bidding.bid-submitted.v1', OLD, false), unlogged('bidding.opening-completed.v1', OLD)],
    ],
  ])('is only behind: %s, if %s', (behind, _, events) => {
    expect(isBehind(events, MADE_AT)).toBe(behind);
  });
});
