import { describe, expect, it } from '@jest/globals';
import { type Overtaken } from '@mingtang/procedure/procedures';
import { lawOf } from '@mingtang/service-kit';
import { publishedProject } from '@mingtang/testing';
import { mayBeAwaitedOpenly, overtakenOpenly } from './told-acts';

const law = lawOf(publishedProject());
const overtaken = (act: Overtaken['act']): Overtaken => ({
  act,
  at: '2026-12-01T00:00:00.000Z',
  place: 0,
  unseen: true,
});

describe('what everybody may read of acts (ANN-09)', () => {
  it('does not say that a question waits for its answer, for that one was asked is a secret', () => {
    expect(mayBeAwaitedOpenly({ law }, 'answer-question')).toBe(false);
    expect(mayBeAwaitedOpenly({ law }, 'answer-objection')).toBe(true);
    expect(mayBeAwaitedOpenly({ law }, 'award')).toBe(true);
  });

  it.each([
    ['cn-open-tender@1', [], false],
    ['cn-open-tender@1', ['complete-opening'], true],
    ['gp-consultation@1', ['complete-opening'], false],
    ['gp-consultation@1', ['complete-opening', 'complete-final-opening'], true],
  ] as const)('in %s, after %j, says of offers that came to nothing: %s', (procedure, acts, told) => {
    const done = Object.fromEntries(acts.map((act) => [act, { at: '', nth: 1 }]));
    const settled = { stage: 'published', done, overtaken: [overtaken('submit-bid'), overtaken('change')] } as never;
    expect(overtakenOpenly({ law: lawOf(publishedProject({ procedure })), settled })).toEqual(
      told ? [overtaken('submit-bid'), overtaken('change')] : [overtaken('change')],
    );
  });
});
