import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sealedTextDigest, sealText } from './sealed-text';

describe('a sealed text', () => {
  it('is fixed by the SHA-256 of the canonical JSON of salt and text', () => {
    const { text, salt, digest } = sealText('桩基础是否包含在一标段？');
    expect(salt).toMatch(/^[0-9a-f]{64}$/);
    const canonical = `{"salt":"${salt}","text":"${text}"}`;
    expect(digest).toBe(createHash('sha256').update(canonical).digest('hex'));
    expect(sealedTextDigest({ salt, text })).toBe(digest);
  });

  it('cannot be found again by its text alone', () => {
    expect(sealText('a').digest).not.toBe(sealText('a').digest);
  });

  it('takes a text that is no well-formed Unicode as it can be stored', () => {
    expect(sealText('a\ud800').text).toBe('a\ufffd');
  });
});
