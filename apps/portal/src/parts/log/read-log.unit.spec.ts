import { describe, expect, it } from '@jest/globals';
import {
  addSignatures,
  checkpointText,
  cosign,
  cosignerKeyOf,
  signingKeyOf,
  signNote,
  verifierKeyOf,
} from '@mingtang/transparency';
import { isFresh, readLog } from './read-log';

const seed = (of: number) => new Uint8Array(32).fill(of);
const publicKey = (of: number) => Uint8Array.from(atob(signingKeyOf(seed(of)).publicKey), (each) => each.charCodeAt(0));
const LOG = 'log.example';
const text = checkpointText({ origin: LOG, size: 7, root: new Uint8Array(32).fill(171) });
const note = signNote(text, LOG, seed(1));
const witnesses = [2, 3, 4].map((of) => ({
  name: `w${of}`,
  url: `https://w${of}.example`,
  verifierKey: cosignerKeyOf(`w${of}`, publicKey(of)),
}));
const info = { origin: LOG, verifierKeys: [verifierKeyOf(LOG, publicKey(1))], witnesses, quorum: 2, size: 7 };
/** The checkpoint cosigned by these witnesses, each at its second. */
const cosigned = (...by: readonly (readonly [number, number])[]) =>
  by.reduce((so, [of, second]) => addSignatures(so, cosign(text, `w${of}`, seed(of), second)), note);

describe('the stand of the log', () => {
  it('names when each witness cosigned, and who has not', () => {
    expect(readLog(cosigned([2, 100], [4, 200]), info)).toEqual({
      size: 7,
      root: 'ab'.repeat(32),
      quorum: 2,
      witnesses: [
        { name: 'w2', cosignedAt: '1970-01-01T00:01:40.000Z' },
        { name: 'w3' },
        { name: 'w4', cosignedAt: '1970-01-01T00:03:20.000Z' },
      ],
      witnessedAt: '1970-01-01T00:01:40.000Z',
    });
  });

  it('is witnessed by no fewer than a quorum', () => {
    expect(readLog(cosigned([2, 100]), info)).not.toHaveProperty('witnessedAt');
  });

  it('counts no cosignature by another key under a witness’s name', () => {
    const forged = addSignatures(note, cosign(text, 'w2', seed(9), 100));
    expect(readLog(forged, info).witnesses[0]).toEqual({ name: 'w2' });
  });

  it('is not read from a checkpoint that the log has not signed', () => {
    expect(() => readLog(signNote(text, LOG, seed(9)), info)).toThrow('no key of the log');
  });
});

describe('a witness', () => {
  it('is at work while its last cosignature is younger than a minute', () => {
    const now = Date.parse('2026-11-25T04:00:00Z');
    expect(isFresh('2026-11-25T03:59:01Z', now)).toBe(true);
    expect(isFresh('2026-11-25T03:59:00Z', now)).toBe(false);
    expect(isFresh(undefined, now)).toBe(false);
  });
});
