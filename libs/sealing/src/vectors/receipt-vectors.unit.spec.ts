import { describe, expect, it } from '@jest/globals';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { contradictions } from '../receipt/contradictions';
import { parseReceipt, type Receipt, receiptText } from '../receipt/receipt';

interface Vectors {
  readonly key: { readonly name: string; readonly verifierKey: string };
  readonly receipts: readonly {
    readonly receipt: Receipt;
    readonly type: string;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly text: string;
    readonly note: string;
  }[];
  readonly malformed: readonly { readonly what: string; readonly text: string }[];
}

const { key, receipts, malformed } = JSON.parse(
  readFileSync(new URL('../../../../docs/spec/receipt-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

/** The line before an Ed25519 public key in its DER form (RFC 8410). */
const DER = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 by nothing but Node, with the key of a C2SP verifier key. */
function signedBy(verifierKey: string, text: string, signature: Buffer): boolean {
  const publicKey = Buffer.from(verifierKey.split('+').slice(2).join('+'), 'base64').subarray(1);
  const spki = createPublicKey({ key: Buffer.concat([DER, publicKey]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), spki, signature);
}

describe('the published vectors of receipts', () => {
  it.each(receipts.map((vector) => [vector.receipt.act, vector] as const))('hold for %s', (_, vector) => {
    const { receipt, type, payload, text, note } = vector;
    expect(receiptText(receipt)).toBe(text);
    expect(parseReceipt(text)).toEqual(receipt);
    const [said, line = ''] = [note.slice(0, text.length), note.slice(text.length)];
    expect(said).toBe(text);
    const [, encoded = ''] = /^\n— mingtang\/bidding (\S+)\n$/.exec(line) ?? [];
    expect(signedBy(key.verifierKey, text, Buffer.from(encoded, 'base64').subarray(4))).toBe(true);
    const fact = { event: receipt.event, project: receipt.project, type, payload };
    expect(contradictions(receipt, fact)).toEqual([]);
    expect(contradictions({ ...receipt, time: '2000-01-01T00:00:00.000Z' }, fact)).toEqual(['time']);
  });

  it.each(malformed)('refuse a text with $what', ({ text }) => {
    expect(() => parseReceipt(text)).toThrow(expect.objectContaining({ code: 'note-malformed' }));
  });
});
