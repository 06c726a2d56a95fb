import { expect, it } from '@jest/globals';
import { canonicalJson, payloadHashOf } from '@mingtang/transparency';
import fc from 'fast-check';
import { canonicalPayloadHash } from './payload-hash';

it('of a canonical payload is the hash that everyone else computes, with a salt and without', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (payload, bytes) => {
      const salt = Buffer.from(bytes).toString('hex');
      expect(canonicalPayloadHash(canonicalJson(payload))).toBe(payloadHashOf(payload));
      expect(canonicalPayloadHash(canonicalJson(payload), salt)).toBe(payloadHashOf(payload, salt));
    }),
  );
});
