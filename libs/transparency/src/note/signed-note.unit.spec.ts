import { describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import fc from 'fast-check';
import { NoteError } from '../transparency-error';
import { generateSigningKey, signingKeyOf } from './ed25519';
import { parseNote, signNote, verifyNote } from './signed-note';
import { cosignerKeyOf, parseVerifierKey, verifierKeyOf } from './verifier-key';

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

  it('tells every signature with its name and key id', () => {
    const { text, signatures } = parseNote(GO.note);
    expect(text).toBe(GO.note.slice(0, GO.note.indexOf('\n\n') + 1));
    expect(signatures).toEqual([expect.objectContaining({ name: 'PeterNeumann', keyId: 'c74f20a3' })]);
    expect(signatures.map(({ line }) => line).join('')).toBe(GO.note.slice(GO.note.indexOf('\n\n') + 2));
    expect(signatures[0]!.signature).toHaveLength(64);
  });

  it.each([
    ['nothing', ''],
    ['a text alone', 'text\n'],
    ['no signature', 'text\n\n'],
    ['something after the signatures', `${GO.note}more\n`],
    ['a signature line cut short', GO.note.slice(0, -1)],
    ['a signature that is not base64', 'text\n\n— name AAAA!AAA\n'],
    ['a signature shorter than a key id', 'text\n\n— name AAAA\n'],
    ['a hundred and one signatures', `text\n\n${'— name AAAAAAA=\n'.repeat(101)}`],
    ['a control character', `te\u0000xt\n\n${GO.note.split('\n\n')[1]}`],
    ['a lone surrogate', `te\ud800xt\n\n${GO.note.split('\n\n')[1]}`],
  ])('is not %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: 'note-malformed' }));
    expect(verifyNote(note, GO.key)).toBeUndefined();
  });

  it('is never read from arbitrary text but with its own refusal', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `${text}\n\n— a ${text}\n`),
        ),
        (text) => {
          try {
            parseNote(text);
          } catch (error) {
            expect(error).toBeInstanceOf(NoteError);
          }
        },
      ),
    );
  });
});

describe('a verifier key', () => {
  it('says its name, key id, type and key', () => {
    expect(parseVerifierKey(GO.key)).toMatchObject({ name: 'PeterNeumann', keyId: 'c74f20a3', type: 1 });
    expect(parseVerifierKey(cosignerKeyOf('witness.example/w1', publicKey))).toMatchObject({
      name: 'witness.example/w1',
      type: 4,
      publicKey,
    });
  });

  it('of cosignatures has another key id than one of notes, and verifies no note', () => {
    const witness = cosignerKeyOf(NAME, publicKey);
    expect(parseVerifierKey(witness).keyId).not.toBe(parseVerifierKey(verifierKeyOf(NAME, publicKey)).keyId);
    expect(() => verifyNote(signNote('text\n', NAME, seed), witness)).toThrow(NoteError);
  });
});
