import { describe, expect, it } from '@jest/globals';
import { accept, acceptUnless, invalidField, orThrow, refuse, RefusedError, ruleBroken } from './refusal';

const TEXT = { zh: '不行', en: 'no' };

describe('decisions', () => {
  it('accepts a value only when there is nothing against it', () => {
    expect(acceptUnless([], 7)).toEqual({ ok: true, value: 7 });
    expect(acceptUnless([invalidField('f', 'f-wrong', TEXT)], 7)).toEqual({
      ok: false,
      refusals: [{ kind: 'invalid', code: 'f-wrong', field: 'f', message: TEXT }],
    });
  });

  it('throws every refusal at once, and gives the value of an accepted decision', () => {
    const refused = refuse(ruleBroken('BID-02', 'first', TEXT), invalidField('f', 'second', TEXT, { most: 3 }));
    expect(orThrow(accept('value'))).toBe('value');
    expect(() => orThrow(refused)).toThrow(RefusedError);
    expect(() => orThrow(refused)).toThrow('first: no; second: no');
  });
});
