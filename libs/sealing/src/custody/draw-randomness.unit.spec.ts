import { describe, expect, it } from '@jest/globals';
import { generateSigningKey } from '@mingtang/transparency';
import {
  drawCommitmentBytes,
  drawCommitmentOf,
  drawRevealBytes,
  generateDrawRandomness,
  signDrawCommitment,
  signDrawReveal,
  verifyDrawCommitment,
  verifyDrawReveal,
} from './draw-randomness';

const draw = { project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11', lot: '1', number: 2, custodian: 'custodian-1' };
const randomness = '00'.repeat(32);
const commitment = { ...draw, commitment: drawCommitmentOf(randomness) };
const reveal = { ...draw, requestDigest: 'ab'.repeat(32), root: 'cm9vdA==', randomness };

describe('a custodian’s randomness for a draw', () => {
  it('is 32 bytes, fresh each time, committed to by their SHA-256', () => {
    expect(generateDrawRandomness()).toMatch(/^[0-9a-f]{64}$/);
    expect(generateDrawRandomness()).not.toBe(generateDrawRandomness());
    expect(commitment.commitment).toBe('66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925');
  });

  it.each(['', 'AB'.repeat(32), '00'.repeat(31), '0'.repeat(63), '00'.repeat(33)])('is not %j', (text) => {
    expect(() => drawCommitmentOf(text)).toThrow(RangeError);
  });
});

describe('a commitment', () => {
  const key = generateSigningKey();
  const signature = signDrawCommitment(commitment, key);

  it('is signed for one draw of one lot', () => {
    const says = (change: object) => verifyDrawCommitment({ ...commitment, ...change }, signature, key.publicKey);
    expect(says({})).toBe(true);
    for (const change of [
      { project: 'other' },
      { lot: '2' },
      { number: 3 },
      { custodian: 'custodian-2' },
      { commitment: 'cd'.repeat(32) },
    ])
      expect(says(change)).toBe(false);
    expect(verifyDrawCommitment(commitment, signature, generateSigningKey().publicKey)).toBe(false);
  });

  it('is signed over canonical JSON that says what it is', () => {
    expect(new TextDecoder().decode(drawCommitmentBytes(commitment))).toBe(
      `{"commitment":"${commitment.commitment}","custodian":"custodian-1","lot":"1","number":2,` +
        '"project":"6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11","type":"mingtang/draw-commitment/v1"}',
    );
  });
});

describe('a reveal', () => {
  const key = generateSigningKey();
  const signature = signDrawReveal(reveal, key);

  it('is signed for one request under one checkpoint', () => {
    const says = (change: object) => verifyDrawReveal({ ...reveal, ...change }, signature, key.publicKey);
    expect(says({})).toBe(true);
    for (const change of [
      { project: 'other' },
      { lot: '2' },
      { number: 3 },
      { custodian: 'custodian-2' },
      { requestDigest: 'cd'.repeat(32) },
      { root: 'b3RoZXI=' },
      { randomness: 'cd'.repeat(32) },
    ])
      expect(says(change)).toBe(false);
    expect(verifyDrawReveal(reveal, signature, generateSigningKey().publicKey)).toBe(false);
  });

  it('is signed over canonical JSON that says what it is', () => {
    expect(new TextDecoder().decode(drawRevealBytes(reveal))).toBe(
      `{"custodian":"custodian-1","lot":"1","number":2,"project":"${draw.project}","randomness":"${randomness}",` +
        `"requestDigest":"${reveal.requestDigest}","root":"cm9vdA==","type":"mingtang/draw-reveal/v1"}`,
    );
  });
});
