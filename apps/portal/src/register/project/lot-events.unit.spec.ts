import { expect, it } from '@jest/globals';
import { EVENTS, isEventType } from '@mingtang/contracts';
import { type ActDefinition, type ActId, PROCEDURES } from '@mingtang/procedure/procedures';
import { LOT_EVENTS } from './lot-events';

/** Of the committee the page shows nothing before the report, which names it. */
const COMMITTEE: readonly ActId[] = ['request-draw', 'void-draw', 'draw-committee', 'recuse-member', 'form-committee'];

function moves({ leads, opens, answers }: ActDefinition): boolean {
  return opens !== undefined || answers !== undefined || Object.values(leads).some((stage) => stage !== 'stays');
}

it('a lot is checked by every event that moves it in any way to trade, or raises or settles what holds it up', () => {
  const moving = new Set(
    PROCEDURES.flatMap(({ acts }) => Object.entries(acts) as [ActId, ActDefinition][])
      .filter(([id, act]) => moves(act) && !COMMITTEE.includes(id))
      .map(([id]) => id),
  );
  const ofLots = Object.values(EVENTS).filter(({ act, data }) => moving.has(act as ActId) && 'lot' in data.properties);
  const missing = ofLots.map(({ type }) => type).filter((type) => !LOT_EVENTS.some((each) => each === type));
  expect(missing).toEqual([]);
  expect(LOT_EVENTS.filter((type) => !isEventType(type))).toEqual([]);
});
