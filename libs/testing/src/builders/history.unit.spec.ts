import { describe, expect, it } from '@jest/globals';
import { EVENTS, factSaid, isOpen, type ProcessEvent } from '@mingtang/contracts';
import {
  type ActId,
  beginningOf,
  evolveAll,
  type Fact,
  isFinal,
  lawBinding,
  procedureName,
  PROCEDURES,
} from '@mingtang/procedure/procedures';
import { historyUntil } from './history';
import { publishedProject } from './published-project';

function factOf(event: ProcessEvent, place: number): Fact {
  return {
    at: event.time,
    act: EVENTS[event.type].act,
    place,
    seen: place - 1,
    ...factSaid(event.type, event.data as never),
  };
}

describe.each(PROCEDURES.map(procedureName))('the usual course of %s', (procedure) => {
  const published = publishedProject({ procedure });
  const law = { definition: lawBinding(published), calendar: published.calendar };
  const history = historyUntil('publish-contract', published);

  it('leads to the contract, each act where it is allowed', () => {
    const facts = history.map((event, index) => factOf(event, index + 1));
    const stand = evolveAll(law, beginningOf(law.definition), facts);
    expect(stand.overtaken).toEqual([]);
    expect(stand.stage).toBe('contracted');
    expect(isFinal(stand.stage)).toBe(true);
  });

  it('opens no price before the opening that is for prices', () => {
    const priced = history.filter(
      ({ data }) => 'entries' in data && data.entries.some(({ price }) => price !== undefined),
    );
    const act: ActId = law.definition.acts['complete-price-opening']
      ? 'complete-price-opening'
      : law.definition.acts['complete-final-opening']
        ? 'complete-final-opening'
        : 'complete-opening';
    expect(priced.map(({ type }) => EVENTS[type].act)).toEqual([act]);
  });

  it('tells in the open all that moves the case', () => {
    expect(history.filter(({ type }) => !isOpen(type)).map(({ type }) => EVENTS[type].act)).toEqual(
      law.definition.acts.invite ? ['invite'] : [],
    );
  });
});
