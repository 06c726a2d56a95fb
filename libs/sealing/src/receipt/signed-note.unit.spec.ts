import { describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import { generateSigningKey, signingKeyOf } from '../signature/ed25519';
import { parseReceipt, type Receipt, receiptText } from './receipt';
import { signNote, verifierKeyOf, verifyNote } from './signed-note';

/** The example of Go's golang.org/x/mod/sumdb/note. */
const GO = {
  key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  note:
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const NAME = 'mingtang/bidding';
const seed = new Uint8Array(32).fill(7);
const publicKey = base64.decode(signingKeyOf(seed).publicKey);
const receipt: Receipt = {
  act: 'submitted',
  project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  lot: '标段 1',
  bid: '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  version: 3,
  manifestDigest: 'ab'.repeat(32),
  receivedAt: '2026-11-24T08:00:00.000Z',
};

describe('a signed note', () => {
  it('is checked as Go checks it, key id included', () => {
    expect(verifyNote(GO.note, GO.key)).toMatch(/^If you think cryptography/);
    const [, , key] = GO.key.split('+');
    expect(verifierKeyOf('PeterNeumann', base64.decode(key!).slice(1))).toBe(GO.key);
  });

  it('is written as Go reads it: text, empty line, em dash, key name, key id and signature', () => {
    const text = 'first line\nsecond line\n';
    const note = signNote(text, NAME, seed);
    expect(note).toMatch(/^first line\nsecond line\n\n— mingtang\/bidding [A-Za-z0-9+/]+=*\n$/);
    expect(verifierKeyOf(NAME, publicKey)).toBe(
      'mingtang/bidding+4d26c23b+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs',
    );
    expect(verifyNote(note, verifierKeyOf(NAME, publicKey))).toBe(text);
  });

  it('of several signers is found signed by each of them', () => {
    const both = GO.note + signNote(GO.note.slice(0, GO.note.indexOf('\n\n') + 1), NAME, seed).split('\n\n')[1];
    expect(verifyNote(both, GO.key)).toBeDefined();
    expect(verifyNote(both, verifierKeyOf(NAME, publicKey))).toBeDefined();
  });

  it('is refused when its text, signature, key name or key is another', () => {
    const note = signNote('bid received\n', NAME, seed);
    const other = base64.decode(generateSigningKey().publicKey);
    expect(verifyNote(note.replace('bid', 'Bid'), verifierKeyOf(NAME, publicKey))).toBeUndefined();
    expect(verifyNote(note, verifierKeyOf(NAME, other))).toBeUndefined();
    expect(verifyNote(note, verifierKeyOf('someone/else', publicKey))).toBeUndefined();
    expect(verifyNote('bid received\n', verifierKeyOf(NAME, publicKey))).toBeUndefined();
    expect(verifyNote(note.slice(0, -1), verifierKeyOf(NAME, publicKey))).toBeUndefined();
  });

  it.each([
    ['a text without a newline at its end', 'text', NAME],
    ['a control character', 'a\tb\n', NAME],
    ['an empty text', '', NAME],
    ['a key name with a space', 'text\n', 'a b'],
    ['a key name with a plus', 'text\n', 'a+b'],
  ])('cannot be made with %s', (_, text, name) => {
    expect(() => signNote(text, name, seed)).toThrow(expect.objectContaining({ code: 'note-malformed' }));
  });

  it.each(['nonsense', 'a+b+c', GO.key.replace('c74f20a3', 'c74f20a4')])('is not checked with key %s', (key) => {
    expect(() => verifyNote(GO.note, key)).toThrow(expect.objectContaining({ code: 'note-malformed' }));
  });
});

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
