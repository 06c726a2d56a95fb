import { describe, expect, it } from '@jest/globals';
import { cosignerKeyOf } from '@mingtang/transparency';
import { bytesOf, easyWitness, SmallLog } from '../fixtures/small-log';
import { pinLog } from './pin-log';

const [logKey, otherKey] = [new SmallLog().verifierKey, new SmallLog().verifierKey];
const [one, two, three] = ['w1', 'w2', 'w3'].map(easyWitness) as [
  ReturnType<typeof easyWitness>,
  ReturnType<typeof easyWitness>,
  ReturnType<typeof easyWitness>,
];
const described = (witnesses: readonly { verifierKey: string }[], ...verifierKeys: string[]) => ({
  verifierKeys,
  witnesses: witnesses.map(({ verifierKey }) => ({ verifierKey })),
});

describe('the log', () => {
  it('is known by the key and the witnesses by which it is first seen', () => {
    expect(pinLog(undefined, described([one, two], logKey), {})).toEqual({
      pinned: { verifierKey: logKey, witnesses: [one.verifierKey, two.verifierKey] },
      added: [one.verifierKey, two.verifierKey],
      refused: [],
    });
  });

  it('under another key is believed in nothing, its new witnesses included', () => {
    const pinned = { verifierKey: logKey, witnesses: [one.verifierKey] };
    expect(pinLog(pinned, described([one, two], otherKey, logKey), {})).toEqual({
      pinned,
      added: [],
      refused: [expect.stringMatching(/by another key now/)],
    });
  });

  it('goes by the key that the custodian was told, not by the first one seen', () => {
    const told = { log: otherKey };
    expect(pinLog(undefined, described([one], logKey), told)).toMatchObject({
      pinned: { verifierKey: otherKey, witnesses: [] },
      refused: [expect.stringMatching(/by another key now/)],
    });
    expect(pinLog({ verifierKey: logKey, witnesses: [] }, described([one], otherKey), told)).toMatchObject({
      pinned: { verifierKey: otherKey, witnesses: [one.verifierKey] },
      refused: [],
    });
  });

  it('is not known by what is no key', () => {
    for (const keys of [[], ['nonsense'], [one.verifierKey]])
      expect(pinLog(undefined, described([], ...keys), {})).toMatchObject({
        pinned: undefined,
        refused: [expect.stringMatching(/no verifier key/)],
      });
  });
});

describe('witnesses', () => {
  const pinned = { verifierKey: logKey, witnesses: [one.verifierKey] };

  it('are added as they come, and stay when the log no longer names them', () => {
    expect(pinLog(pinned, described([two], logKey), {})).toMatchObject({
      pinned: { witnesses: [one.verifierKey, two.verifierKey] },
      added: [two.verifierKey],
    });
  });

  it('are those that the custodian was told, and no others', () => {
    const told = { witnesses: [three.verifierKey] };
    expect(pinLog(pinned, described([one, two], logKey), told)).toMatchObject({
      pinned: { witnesses: [three.verifierKey] },
      added: [],
    });
  });

  it.each([
    ['a known witness under another key', easyWitness('w1').verifierKey, /w1 has another key now/],
    ['a known key under another name', cosignerKeyOf('w9', bytesOf(one.key.publicKey)), /w9 is another one/],
    ['what is no key', 'nonsense', /key is none/],
    ['a key of notes', otherKey, /key is none/],
  ])('do not come to be %s', (_, verifierKey, reason) => {
    expect(pinLog(pinned, described([{ verifierKey }], logKey), {})).toEqual({
      pinned,
      added: [],
      refused: [expect.stringMatching(reason)],
    });
  });
});
