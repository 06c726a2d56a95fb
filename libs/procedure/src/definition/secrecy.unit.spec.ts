import { describe, expect, it } from '@jest/globals';
import { type EnvelopeDefinition } from './definition';
import { isSecret, secretEnvelopes } from './secrecy';
import { type Stand } from './stand';
import { type ActId } from './vocabulary/acts';

const envelope = (id: string, round: number, secretUntil: ActId): EnvelopeDefinition => ({
  id,
  title: { zh: id, en: id },
  holds: ['technical'],
  round,
  openedBy: 'close-bidding',
  secretUntil,
});

/** Two envelopes of a first round and one of a second, told by three acts. */
const DEFINITION = {
  envelopes: [
    envelope('technical', 1, 'complete-opening'),
    envelope('price', 1, 'conclude-review'),
    envelope('final', 2, 'complete-evaluation'),
  ],
};

const AT = '2036-03-03T01:00:00.000Z';
const standing = (stage: Stand['stage'], ...acts: ActId[]) => ({
  stage,
  done: Object.fromEntries(acts.map((act, nth) => [act, { at: AT, nth }])),
});

describe('who offers, and how many (ANN-09)', () => {
  it.each<[string, { round?: number; envelope?: string }, ActId[], boolean]>([
    ['an envelope before its act', { envelope: 'price' }, ['complete-opening'], true],
    ['an envelope after its act', { envelope: 'technical' }, ['complete-opening'], false],
    ['a round before any of its envelopes is told', { round: 1 }, [], true],
    ['a round whose first envelope is told', { round: 1 }, ['complete-opening'], false],
    ['a second round after the first was opened', { round: 2 }, ['complete-opening', 'conclude-review'], true],
    ['a second round after its own opening', { round: 2 }, ['complete-opening', 'complete-evaluation'], false],
    ['a case between its rounds', {}, ['complete-opening', 'conclude-review'], true],
    ['a case with all rounds opened', {}, ['complete-opening', 'complete-evaluation'], false],
    ['an envelope of the second round', { round: 2, envelope: 'final' }, ['complete-opening'], true],
    ['an envelope that there is not', { envelope: 'other' }, ['complete-opening', 'complete-evaluation'], true],
  ])('is judged of %s', (_, of, acts, secret) => {
    expect(isSecret(DEFINITION, standing('review', ...acts), of)).toBe(secret);
  });

  it('is told where a case failed, and kept for good where it was cancelled (ANN-11)', () => {
    expect(isSecret(DEFINITION, standing('failed'), { round: 1 })).toBe(false);
    expect(isSecret(DEFINITION, standing('cancelled'), { round: 1 })).toBe(true);
    expect(isSecret(DEFINITION, standing('cancelled', 'complete-opening'), { round: 1 })).toBe(false);
    expect(isSecret(DEFINITION, standing('cancelled', 'complete-opening'), { round: 2 })).toBe(true);
    expect(isSecret(DEFINITION, standing('contracted'))).toBe(false);
  });

  it('is no secret where nothing is sealed', () => {
    expect(isSecret({ envelopes: [] }, standing('published'))).toBe(false);
  });

  it('is under way of the envelopes that are still to be told, until the case is over', () => {
    expect(secretEnvelopes(DEFINITION, standing('published'))).toEqual(['technical', 'price', 'final']);
    expect(secretEnvelopes(DEFINITION, standing('review', 'complete-opening'))).toEqual(['price', 'final']);
    for (const stage of ['failed', 'cancelled', 'contracted'] as const)
      expect(secretEnvelopes(DEFINITION, standing(stage))).toEqual([]);
  });
});
