import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leavesOf } from '../fixtures';
import { ProofError } from '../transparency-error';
import { parseProof, writeProof } from './proof-file';

const CHECKPOINT = 'example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— a AAAAAAA=\n';
/** After the example of c2sp.org/tlog-proof, whose extra data is cut short there. */
const C2SP = `c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=

${CHECKPOINT}`;

describe('a proof file', () => {
  it('reads as its specification’s example', () => {
    const file = parseProof(C2SP);
    expect(file).toMatchObject({ index: 73_894, checkpoint: CHECKPOINT });
    expect(file.proof).toHaveLength(5);
    expect(new TextDecoder().decode(file.extra)).toBe('age-v1.2.1-darwin-arm64.tar.gz');
    expect(writeProof(file)).toBe(C2SP);
  });

  it('may have neither extra data nor a path', () => {
    const file = { index: 0, proof: [], checkpoint: CHECKPOINT };
    expect(writeProof(file)).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n\n${CHECKPOINT}`);
    expect(parseProof(writeProof(file))).toEqual(file);
  });

  it('reads back as written', () => {
    const hashes = leavesOf(63);
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(63), fc.uint8Array({ minLength: 1 }), (index, count, extra) => {
        const file = { index, proof: hashes.slice(0, count), checkpoint: CHECKPOINT, extra };
        expect(parseProof(writeProof(file))).toEqual(file);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['another heading', C2SP.replace('@v1', '@v2')],
    ['no index', C2SP.replace(/index .*\n/, '')],
    ['an index with a zero before it', C2SP.replace('index 7', 'index 07')],
    ['an index that no number here holds', C2SP.replace('index 73894', 'index 9007199254740993')],
    ['extra data that is not base64', C2SP.replace('YWdl', 'YW-l')],
    ['extra data twice', C2SP.replace('index', 'extra AAAA\nindex')],
    ['a hash too short', C2SP.replace('gSKy', '')],
    ['64 hashes', writeProof({ index: 1, proof: leavesOf(64), checkpoint: CHECKPOINT })],
    ['no empty line', C2SP.replaceAll('\n\n', '\n')],
  ])('is refused with %s', (_, text) => {
    expect(() => parseProof(text)).toThrow(ProofError);
  });

  it('is never read from arbitrary text but with its own refusal', () => {
    fc.assert(
      fc.property(fc.nat(C2SP.length), fc.string(), fc.nat(20), (at, put, dropped) => {
        try {
          parseProof(C2SP.slice(0, at) + put + C2SP.slice(at + dropped));
        } catch (error) {
          expect(error).toBeInstanceOf(ProofError);
        }
      }),
    );
  });
});
