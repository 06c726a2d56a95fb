import { describe, expect, it } from '@jest/globals';
import { generateSigningKey } from '@mingtang/transparency';
import { signReleaseRefusal, verifyReleaseRefusal } from './release-refusal';

const refusal = {
  project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  lot: '1',
  custodian: 'custodian-1',
  reason: 'record-missing',
  detail: 'record 96 of the project is missing in the log before the closing',
  statedAt: '2026-11-24T08:00:00.000Z',
};

describe('a refusal to release', () => {
  const key = generateSigningKey();
  const signed = signReleaseRefusal(refusal, key);

  it('is signed by its custodian, each of its members', () => {
    expect(verifyReleaseRefusal(signed, key.publicKey)).toBe(true);
    expect(verifyReleaseRefusal(signed, generateSigningKey().publicKey)).toBe(false);
    for (const member of Object.keys(refusal) as (keyof typeof refusal)[])
      expect(verifyReleaseRefusal({ ...signed, [member]: 'other' }, key.publicKey)).toBe(false);
  });
});
