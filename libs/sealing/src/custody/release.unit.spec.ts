import { describe, expect, it } from '@jest/globals';
import { generateSigningKey } from '@mingtang/transparency';
import { signRecipient, verifyRecipient } from './recipient-announcement';
import { signRelease, type UnsignedRelease, verifyRelease } from './release';

const scope = { project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11', lot: '1' };
const release: UnsignedRelease = {
  bid: '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  version: 2,
  round: 1,
  envelope: 'price',
  custodian: 'custodian-1',
  releasedAt: '2026-11-24T08:00:00.000Z',
  share: 'c2hhcmU=',
};

describe('a release', () => {
  const key = generateSigningKey();
  const signed = signRelease(release, scope, key);

  it('is signed by its custodian for one envelope of one bid version of one lot', () => {
    expect(verifyRelease(signed, scope, key.publicKey)).toBe(true);
    expect(verifyRelease(signed, scope, generateSigningKey().publicKey)).toBe(false);
    expect(verifyRelease(signed, { ...scope, lot: '2' }, key.publicKey)).toBe(false);
    for (const moved of [{ version: 1 }, { round: 2 }, { envelope: 'technical' }])
      expect(verifyRelease({ ...signed, ...moved }, scope, key.publicKey)).toBe(false);
    expect(verifyRelease({ ...signed, share: 'b3RoZXI=' }, scope, key.publicKey)).toBe(false);
    expect(verifyRelease({ ...signed, signature: 'nonsense' }, scope, key.publicKey)).toBe(false);
  });

  it('may say that the share is no good, which cannot be turned into a share or another reason', () => {
    const { share: _, ...of } = release as Extract<UnsignedRelease, { share: string }>;
    const fault = signRelease({ ...of, fault: 'share-invalid', reason: 'for another bid' }, scope, key);
    expect(verifyRelease(fault, scope, key.publicKey)).toBe(true);
    expect(verifyRelease({ ...fault, reason: 'other' }, scope, key.publicKey)).toBe(false);
    expect(verifyRelease({ ...signed, signature: fault.signature }, scope, key.publicKey)).toBe(false);
  });
});

describe('a recipient', () => {
  it('is announced by its custodian for one project', () => {
    const key = generateSigningKey();
    const announcement = { project: scope.project, custodian: 'custodian-1', recipient: 'age1example' };
    const signature = signRecipient(announcement, key);
    expect(verifyRecipient(announcement, signature, key.publicKey)).toBe(true);
    expect(verifyRecipient({ ...announcement, recipient: 'age1other' }, signature, key.publicKey)).toBe(false);
    expect(verifyRecipient({ ...announcement, project: 'other' }, signature, key.publicKey)).toBe(false);
  });
});
