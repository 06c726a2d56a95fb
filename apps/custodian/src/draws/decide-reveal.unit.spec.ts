import { beforeAll, describe, expect, it } from '@jest/globals';
import { drawCommitmentOf } from '@mingtang/sealing';
import { type Checkpoint, inclusionProof } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { SmallLog } from '../fixtures/small-log';
import { type AnchoredRequest, decideReveal, type RevealKnowledge } from './decide-reveal';
import { type DrawRandomness } from './kept-randomness';

const project = randomUUID();
const kept: DrawRandomness = { project, lot: '1', number: 2, randomness: '0a'.repeat(32) };
const requestDigest = 'ab'.repeat(32);
const commitments = [
  { custodian: 'a', commitment: drawCommitmentOf(kept.randomness) },
  { custodian: 'b', commitment: 'cd'.repeat(32) },
];
const asked = { project, lot: '1', number: 2, requestDigest, commitments, requestedAt: '2036-03-23T01:30:00.000Z' };

interface Logged {
  readonly request: AnchoredRequest;
  readonly checkpoint: Checkpoint;
}

async function logged(payload: object = asked, type = 'evaluation.draw-requested.v1', of = project): Promise<Logged> {
  const log = new SmallLog().grow(3);
  const index = log.size;
  log.record(type, of, 4, payload);
  log.grow(2);
  const proof = await inclusionProof(index, log.size, log.read);
  const request = { requestDigest, entry: log.leaves[index] ?? '', index, proof };
  return { request, checkpoint: { origin: log.origin, size: log.size, root: log.root() } };
}

describe('a custodian', () => {
  let good: Logged;
  let root: string;
  const known = (change: Partial<RevealKnowledge> = {}): RevealKnowledge => ({
    custodian: 'a',
    kept,
    checkpoint: good.checkpoint,
    ...change,
  });

  beforeAll(async () => {
    good = await logged();
    root = Buffer.from(good.checkpoint.root).toString('base64');
  });

  it('reveals to the request that the log holds and that names its commitment', () => {
    expect(decideReveal(good.request, known())).toEqual({ reveal: { requestDigest, root } });
  });

  it('reveals to the same request under the same root again', () => {
    const again = { ...kept, revealedTo: { requestDigest, root } };
    expect(decideReveal(good.request, known({ kept: again }))).toHaveProperty('reveal');
  });

  it.each([
    ['another request', { requestDigest: 'ef'.repeat(32), root: '' }],
    ['another root', { requestDigest, root: 'b3RoZXI=' }],
  ])('reveals to no second: it has revealed to %s', (_, revealedTo) => {
    const reveal = { ...kept, revealedTo: { ...revealedTo, root: revealedTo.root || root } };
    expect(decideReveal(good.request, known({ kept: reveal }))).toEqual({
      withheld: expect.stringMatching(/already/),
    });
  });

  it('reveals nothing where it has committed to nothing', () => {
    expect(decideReveal(good.request, known({ kept: undefined }))).toHaveProperty('withheld');
  });

  it.each<[string, () => Promise<Logged>, RegExp]>([
    ['of another type', () => logged(asked, 'evaluation.draw-revealed.v1'), /no request/],
    ['of another project', () => logged(asked, undefined, randomUUID()), /another draw/],
    ['of another lot', () => logged({ ...asked, lot: '2' }), /another draw/],
    ['of another number', () => logged({ ...asked, number: 1 }), /another draw/],
    ['with another digest', () => logged({ ...asked, requestDigest: 'ef'.repeat(32) }), /another request/],
    ['without its commitment', () => logged({ ...asked, commitments: commitments.slice(1) }), /committed to/],
    [
      'with another commitment in its name',
      () => logged({ ...asked, commitments: [{ custodian: 'a', commitment: 'cd'.repeat(32) }] }),
      /committed to/,
    ],
    [
      'with two commitments in its name',
      () => logged({ ...asked, commitments: [...commitments, ...commitments] }),
      /committed/,
    ],
  ])('withholds its bytes from an entry %s', async (_, entry, reason) => {
    const { request, checkpoint } = await entry();
    expect(decideReveal(request, known({ checkpoint }))).toEqual({ withheld: expect.stringMatching(reason) });
  });

  it.each<[string, Partial<AnchoredRequest>, RegExp]>([
    ['at another index', { index: 2 }, /not in the log/],
    ['without a proof', { proof: [] }, /not in the log/],
    ['that is no entry', { entry: 'nonsense' }, /no request/],
  ])('withholds its bytes from an entry %s', (_, change, reason) => {
    expect(decideReveal({ ...good.request, ...change }, known())).toEqual({ withheld: expect.stringMatching(reason) });
  });
});
