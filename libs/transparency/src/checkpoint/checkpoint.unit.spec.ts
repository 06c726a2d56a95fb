import { describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import fc from 'fast-check';
import { leavesOf, LOG, signer, WITNESSES } from '../fixtures';
import { generateSigningKey } from '../note/ed25519';
import { signNote } from '../note/signed-note';
import { NoteError, TransparencyError } from '../transparency-error';
import { checkpointText, openCheckpoint, parseCheckpoint } from './checkpoint';
import { addSignatures, cosign, verifyCosignatures } from './cosignature';

const [root] = leavesOf(1) as [Uint8Array];
/** The example of c2sp.org/tlog-checkpoint. */
const C2SP = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const text = checkpointText({ origin: LOG.name, size: 7, root });
const note = signNote(text, LOG.name, LOG.seed);
const NOW = 1_795_507_200;
const cosigned = WITNESSES.reduce(
  (so, { name, seed }, at) => addSignatures(so, cosign(text, name, seed, NOW + at)),
  note,
);
const witnessKeys = WITNESSES.map(({ witnessKey }) => witnessKey);

describe('a checkpoint', () => {
  it('reads as its specification’s example', () => {
    const checkpoint = parseCheckpoint(C2SP);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(checkpointText(checkpoint)).toBe(C2SP);
  });

  it('keeps its extension lines', () => {
    const extended = { origin: 'a', size: 0, root, extension: ['one', 'two'] };
    expect(parseCheckpoint(checkpointText(extended))).toEqual(extended);
  });

  it.each([
    ['nothing', ''],
    ['no root', 'a\n1\n'],
    ['no last newline', C2SP.slice(0, -1)],
    ['an empty origin', C2SP.replace('example.com/behind-the-sofa', '')],
    ['a size with a zero before it', C2SP.replace('2085', '02085')],
    ['a negative size', C2SP.replace('2085', '-2085')],
    ['a size that is no integer', C2SP.replace('2085', '2.085')],
    ['a size in another notation', C2SP.replace('20852163', '2e7')],
    ['a size that no number here holds', C2SP.replace('20852163', '9007199254740993')],
    ['a short root', C2SP.replace('CsUYapGG', '')],
    ['a root that is not base64', C2SP.replace('CsUY', 'C-UY')],
    ['an empty extension line', `${C2SP}\n`],
    ['a carriage return', C2SP.replaceAll('\n', '\r\n')],
  ])('is not one with %s', (_, other) => {
    expect(() => parseCheckpoint(other)).toThrow(expect.objectContaining({ code: 'checkpoint-malformed' }));
  });

  it.each([
    { origin: 'a\nb', size: 1, root },
    { origin: '', size: 1, root },
    { origin: 'a', size: -1, root },
    { origin: 'a', size: 1, root: root.slice(1) },
    { origin: 'a', size: 1, root, extension: [''] },
  ])('cannot be written of %p', (checkpoint) => {
    expect(() => checkpointText(checkpoint)).toThrow(expect.objectContaining({ code: 'checkpoint-malformed' }));
  });

  it('is opened with a key of its log, whoever else signed', () => {
    expect(openCheckpoint(cosigned, [LOG.key])).toEqual({ origin: LOG.name, size: 7, root });
    const retired = signer(LOG.name, 77).key;
    expect(openCheckpoint(cosigned, [retired, LOG.key]).size).toBe(7);
  });

  it('is not opened when the log has not signed it, or signed another', () => {
    const unsigned = expect.objectContaining({ code: 'checkpoint-unsigned' });
    expect(() => openCheckpoint(note, [signer(LOG.name, 9).key])).toThrow(unsigned);
    expect(() => openCheckpoint(note, [])).toThrow(unsigned);
    expect(() => openCheckpoint(note, [LOG.witnessKey])).toThrow(unsigned);
    expect(() => openCheckpoint(note.replace('\n7\n', '\n8\n'), [LOG.key])).toThrow(unsigned);
    expect(() => openCheckpoint(text, [LOG.key])).toThrow(unsigned);
    expect(() => openCheckpoint(note, ['nonsense'])).toThrow(NoteError);
  });

  it('of one log is not vouched for by another log’s key', () => {
    const other = signer('other.example/log', 5);
    const mixed = signNote(text, other.name, other.seed);
    expect(() => openCheckpoint(mixed, [other.key])).toThrow(expect.objectContaining({ code: 'checkpoint-unsigned' }));
  });

  it('signed, yet none, is refused', () => {
    const signed = signNote('hello\n', LOG.name, LOG.seed);
    expect(() => openCheckpoint(signed, [LOG.key])).toThrow(expect.objectContaining({ code: 'checkpoint-malformed' }));
  });

  it('is never read from arbitrary text but with its own refusal', () => {
    const lines = fc.array(fc.oneof(fc.string(), fc.constant(base64.encode(root)), fc.nat().map(String)));
    fc.assert(
      fc.property(lines, (some) => {
        const other = some.map((line) => `${line}\n`).join('');
        try {
          expect(checkpointText(parseCheckpoint(other))).toBe(other);
        } catch (error) {
          expect(error).toBeInstanceOf(TransparencyError);
        }
      }),
    );
  });
});

describe('a cosignature', () => {
  it('tells which witness saw the checkpoint, and when', () => {
    expect(verifyCosignatures(cosigned, witnessKeys)).toEqual(
      witnessKeys.map((verifierKey, at) => ({ verifierKey, time: NOW + at })),
    );
    expect(verifyCosignatures(note, witnessKeys)).toEqual([]);
    expect(verifyCosignatures(cosigned, [witnessKeys[1]!])).toHaveLength(1);
  });

  it('leaves the log’s signature valid', () => {
    expect(openCheckpoint(cosigned, [LOG.key]).size).toBe(7);
  });

  it('counts for its own checkpoint and time only', () => {
    expect(verifyCosignatures(cosigned.replace('\n7\n', '\n8\n'), witnessKeys)).toEqual([]);
    const line = cosign(text, WITNESSES[0]!.name, WITNESSES[0]!.seed, NOW);
    const bytes = base64.decode(line.split(' ')[2]!.trim());
    bytes[11]! ^= 1;
    const later = `— ${WITNESSES[0]!.name} ${base64.encode(bytes)}\n`;
    expect(verifyCosignatures(note + line, witnessKeys)).toHaveLength(1);
    expect(verifyCosignatures(note + later, witnessKeys)).toEqual([]);
  });

  it('counts a witness once, under however many names', () => {
    const [one] = WITNESSES as [ReturnType<typeof signer>];
    const alias = { ...signer('alias.example', 2) };
    const twice = addSignatures(cosigned, cosign(text, alias.name, alias.seed, NOW));
    expect(verifyCosignatures(twice, [one.witnessKey, one.witnessKey, alias.witnessKey])).toHaveLength(1);
  });

  it('is not one made as a plain signature of the same key', () => {
    const [one] = WITNESSES as [ReturnType<typeof signer>];
    const plain = signNote(text, one.name, one.seed);
    expect(verifyCosignatures(plain, [one.witnessKey])).toEqual([]);
    expect(() => verifyCosignatures(note, [one.key])).toThrow(NoteError);
  });

  it('with a time that no number here holds is passed over', () => {
    const [one] = WITNESSES as [ReturnType<typeof signer>];
    const bytes = base64.decode(cosign(text, one.name, one.seed, NOW).split(' ')[2]!.trim());
    bytes.fill(0xff, 4, 12);
    expect(verifyCosignatures(`${note}— ${one.name} ${base64.encode(bytes)}\n`, [one.witnessKey])).toEqual([]);
  });

  it('is put on a checkpoint only, and by a name that a note carries', () => {
    const [one] = WITNESSES as [ReturnType<typeof signer>];
    expect(() => cosign('hello\n', one.name, one.seed, NOW)).toThrow(TransparencyError);
    expect(() => cosign(text, 'a b', one.seed, NOW)).toThrow(NoteError);
  });
});

describe('signatures added to a note', () => {
  it('leave out those of keys that have signed it', () => {
    const again = cosigned.slice(cosigned.indexOf('\n\n') + 2);
    expect(addSignatures(cosigned, again)).toBe(cosigned);
    expect(addSignatures(note, again + again)).toBe(cosigned);
  });

  it.each(['', 'nonsense\n', '— a b\n', note])('are refused when they are %p', (lines) => {
    expect(() => addSignatures(note, lines)).toThrow(NoteError);
  });

  it.each(['', 'nonsense\n', text])('are not added to %p', (unsigned) => {
    expect(() => addSignatures(unsigned, '— a AAAAAAA=\n')).toThrow(NoteError);
  });

  it('of fresh keys are all kept', () => {
    const key = generateSigningKey();
    const line = cosign(text, 'fresh.example', base64.decode(key.secretKey), NOW);
    expect(addSignatures(cosigned, line)).toBe(cosigned + line);
  });
});
