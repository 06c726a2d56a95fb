import { describe, expect, it } from '@jest/globals';
import { type EnvelopeDefinition } from '../definition/definition';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { PROCEDURES } from '../procedures/registry';
import { roundNumbered, roundsOf } from './offer-rounds';
import { openingBegunBy, openingIn, openingsOf } from './openings';

const [BID] = CN_OPEN_TENDER.envelopes as [EnvelopeDefinition];

describe('the openings of a procedure', () => {
  it('of an open tender is one: all is opened at the closing (OPN-01)', () => {
    expect(openingsOf(CN_OPEN_TENDER)).toEqual([
      { begunBy: 'close-bidding', completedBy: 'complete-opening', round: 1, envelopes: [BID] },
    ]);
    expect(openingIn(CN_OPEN_TENDER, 'opening')?.begunBy).toBe('close-bidding');
    expect(openingIn(CN_OPEN_TENDER, 'bidding-closed')).toBeUndefined();
    expect(openingIn(CN_OPEN_TENDER, 'committee')).toBeUndefined();
    expect(openingBegunBy(CN_OPEN_TENDER, 'conclude-review')).toBeUndefined();
  });

  it.each(PROCEDURES.map((definition) => [definition.id, definition] as const))(
    'of %s are told apart by the stage in which they go on, and each is of a round of offers',
    (_, definition) => {
      const openings = openingsOf(definition);
      expect(openings.flatMap(({ envelopes }) => envelopes)).toEqual(definition.envelopes);
      for (const { completedBy } of openings)
        for (const stage of definition.acts[completedBy]?.in ?? [])
          expect(openingIn(definition, stage)?.completedBy).toBe(completedBy);
      const rounds = roundsOf(definition).map(({ round }) => round);
      expect(rounds).toHaveLength(definition.offers.rounds);
      expect([...new Set(openings.map(({ round }) => round))]).toEqual(rounds);
    },
  );

  it('are not made of envelopes that do not belong together', () => {
    const other = { ...BID, id: 'other', onlyFor: 'passed-technical-review' } as const;
    expect(() => openingsOf({ ...CN_OPEN_TENDER, envelopes: [BID, other] })).toThrow(RangeError);
  });
});

it('there is no round of offers but those that acts are named for', () => {
  expect(roundNumbered(1).close).toBe('close-bidding');
  expect(() => roundNumbered(9)).toThrow(RangeError);
});
