import { describe, expect, it } from '@jest/globals';
import { parseReceipt, type Receipt, receiptText } from './receipt';

const receipt: Receipt = {
  act: 'submitted',
  project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  lot: '标段 1',
  bid: '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  version: 3,
  manifestDigest: 'ab'.repeat(32),
  receivedAt: '2026-11-24T08:00:00.000Z',
};

describe('a receipt', () => {
  it('reads back as written', () => {
    expect(parseReceipt(receiptText(receipt))).toEqual(receipt);
  });

  it.each([
    ['another heading', receiptText(receipt).replace('/v1', '/v2')],
    ['a line too many', `${receiptText(receipt)}more: 1\n`],
    ['another act', receiptText(receipt).replace('submitted', 'lost')],
    ['nothing', ''],
  ])('is not read from a text with %s', (_, text) => {
    expect(() => parseReceipt(text)).toThrow(expect.objectContaining({ code: 'note-malformed' }));
  });

  it('cannot be given a second line through a value', () => {
    expect(() => receiptText({ ...receipt, lot: '1\nversion: 9' })).toThrow(
      expect.objectContaining({ code: 'note-malformed' }),
    );
  });
});
