import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { otherJson } from './edited-rows';

describe('another JSON', () => {
  it('is never the same one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(otherJson(value))).not.toBe(JSON.stringify(value));
      }),
    );
  });
});
