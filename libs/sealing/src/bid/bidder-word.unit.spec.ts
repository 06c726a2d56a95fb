import { describe, expect, it } from '@jest/globals';
import { generateSigningKey } from '@mingtang/transparency';
import { signSignerChange, signWithdrawal, verifySignerChange, verifyWithdrawal } from './bidder-word';

const key = generateSigningKey();
const stranger = generateSigningKey();
const version = { project: 'p', lot: '1', bid: 'b', version: 2 };
const others = [
  { ...version, project: 'q' },
  { ...version, lot: '2' },
  { ...version, bid: 'c' },
  { ...version, version: 1 },
];

describe('a withdrawal', () => {
  const signature = signWithdrawal(version, key);

  it('is of its bid version and of the key that signed the manifest, and of no other', () => {
    expect(verifyWithdrawal(version, signature, key.publicKey)).toBe(true);
    for (const other of others) expect(verifyWithdrawal(other, signature, key.publicKey)).toBe(false);
    expect(verifyWithdrawal(version, signature, stranger.publicKey)).toBe(false);
    expect(verifyWithdrawal(version, 'none', key.publicKey)).toBe(false);
  });
});

describe('a change of signer', () => {
  const signer = stranger.publicKey;
  const signature = signSignerChange({ ...version, signer }, key);

  it('is given by the key before, for one version and one next key', () => {
    expect(verifySignerChange({ ...version, signer }, signature, key.publicKey)).toBe(true);
    for (const other of others) expect(verifySignerChange({ ...other, signer }, signature, key.publicKey)).toBe(false);
    expect(verifySignerChange({ ...version, signer: key.publicKey }, signature, key.publicKey)).toBe(false);
    expect(verifySignerChange({ ...version, signer }, signature, signer)).toBe(false);
  });

  it('is no withdrawal', () => {
    expect(verifyWithdrawal(version, signature, key.publicKey)).toBe(false);
  });
});
