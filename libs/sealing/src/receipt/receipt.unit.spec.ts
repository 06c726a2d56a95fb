import { describe, expect, it } from '@jest/globals';
import { parseReceipt, type Receipt, receiptText } from './receipt';

const receipt: Receipt = {
  act: 'bid-replaced',
  event: 'f3b1c52e-0f2e-4a52-8a5d-5c1f0f0d8c1e',
  project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  lot: '标段 1',
  subject: '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  version: 3,
  digest: 'ab'.repeat(32),
  time: '2026-11-24T08:00:00.000Z',
  takenIn: '2026-11-24T08:00:00.058Z',
};
const text = receiptText(receipt);

describe('a receipt', () => {
  it('is a heading and a line for each field, in one order', () => {
    expect(receiptText(Object.fromEntries(Object.entries(receipt).reverse()) as unknown as Receipt)).toBe(
      `mingtang/receipt/v3
act: bid-replaced
event: f3b1c52e-0f2e-4a52-8a5d-5c1f0f0d8c1e
project: 6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11
lot: 标段 1
subject: 0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11
version: 3
digest: ${'ab'.repeat(32)}
time: 2026-11-24T08:00:00.000Z
takenIn: 2026-11-24T08:00:00.058Z
`,
    );
  });

  it('reads back as written, also without lot, version and when it was taken in', () => {
    const { lot: _, version: __, takenIn: ___, ...question } = { ...receipt, act: 'question-asked' as const };
    for (const written of [receipt, question]) expect(parseReceipt(receiptText(written))).toEqual(written);
  });

  it.each([
    ['another heading', text.replace('/v3', '/v2')],
    ['a line too many', `${text}more: 1\n`],
    ['an empty line at its end', `${text}\n`],
    ['no newline at its end', text.slice(0, -1)],
    ['a line twice', text.replace('version: 3\n', 'version: 3\nversion: 3\n')],
    ['two lines swapped', text.replace(/(event: .*\n)(project: .*\n)/, '$2$1')],
    ['a line missing', text.replace(/digest: .*\n/, '')],
    ['another act', text.replace('bid-replaced', 'bid-lost')],
    ['a version with a leading zero', text.replace('version: 3', 'version: 03')],
    ['a digest in capitals', text.replace('abab', 'ABAB')],
    ['a time without milliseconds', text.replace('.000Z', 'Z')],
    ['an event that is no id', text.replace('f3b1c52e-', '')],
    ['a second space', text.replace('act: ', 'act:  ')],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['nothing', ''],
  ])('is not read from a text with %s', (_, wrong) => {
    expect(() => parseReceipt(wrong)).toThrow(expect.objectContaining({ code: 'note-malformed' }));
  });

  it('cannot be given a second line through a value', () => {
    expect(() => receiptText({ ...receipt, lot: '1\nversion: 9' })).toThrow(
      expect.objectContaining({ code: 'note-malformed' }),
    );
  });
});
