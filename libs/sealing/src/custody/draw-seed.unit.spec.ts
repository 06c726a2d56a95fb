import { describe, expect, it } from '@jest/globals';
import { canonicalBytes, openCheckpoint, sha256Hex } from '@mingtang/transparency';
import { readFileSync } from 'node:fs';
import {
  drawCommitmentBytes,
  drawCommitmentOf,
  drawRevealBytes,
  verifyDrawCommitment,
  verifyDrawReveal,
} from './draw-randomness';
import { drawSeed, tieSeed } from './draw-seed';

interface Round {
  readonly request: { readonly project: string; readonly lot: string; readonly number: number };
  readonly requestDigest: string;
  readonly verificationKeys: Readonly<Record<string, string>>;
  readonly commitments: readonly { custodian: string; commitment: string; signed: string; signature: string }[];
  readonly reveals: readonly { custodian: string; randomness: string; signed: string; signature: string }[];
  readonly anchor: { readonly root: string; readonly size: number; readonly checkpoint: string };
  readonly logKey: string;
  readonly seed: string;
  readonly tieSeed: string;
}

const { rounds } = JSON.parse(
  readFileSync(new URL('../../../../docs/spec/expert-draw-vectors.json', import.meta.url), 'utf8'),
) as { rounds: Round[] };

describe.each(rounds)('the vectors of docs/spec/expert-draw.md: draw $request.number (EVA-02)', (round) => {
  const { project, lot, number } = round.request;
  const { requestDigest, verificationKeys, anchor } = round;

  it('fix the request by its digest, and commitments and reveals by the bytes that are signed', () => {
    expect(sha256Hex(canonicalBytes(round.request))).toBe(requestDigest);
    for (const { custodian, commitment, signed, signature } of round.commitments) {
      const said = { project, lot, number, custodian, commitment };
      expect(new TextDecoder().decode(drawCommitmentBytes(said))).toBe(signed);
      expect(verifyDrawCommitment(said, signature, verificationKeys[custodian] ?? '')).toBe(true);
    }
    for (const { custodian, randomness, signed, signature } of round.reveals) {
      const said = { project, lot, number, custodian, requestDigest, root: anchor.root, randomness };
      expect(new TextDecoder().decode(drawRevealBytes(said))).toBe(signed);
      expect(verifyDrawReveal(said, signature, verificationKeys[custodian] ?? '')).toBe(true);
      const { commitment } = round.commitments.find((one) => one.custodian === custodian) ?? {};
      expect(drawCommitmentOf(randomness)).toBe(commitment);
    }
  });

  it('give the seeds of draw and ties, in whatever order the reveals are given', () => {
    const { root, checkpoint, size } = anchor;
    expect(openCheckpoint(checkpoint, [round.logKey])).toMatchObject({
      size,
      root: new Uint8Array(Buffer.from(root, 'base64')),
    });
    for (const reveals of [round.reveals, [...round.reveals].reverse()])
      expect(drawSeed({ requestDigest, reveals, root })).toBe(round.seed);
    expect(tieSeed(round.seed)).toBe(round.tieSeed);
  });

  it('have a seed that changes with the request, the root and every byte revealed', () => {
    const { root } = anchor;
    const { reveals } = round;
    const others = [
      drawSeed({ requestDigest: 'ab'.repeat(32), reveals, root }),
      drawSeed({ requestDigest, reveals, root: Buffer.alloc(32).toString('base64') }),
      drawSeed({ requestDigest, reveals: reveals.slice(1), root }),
      ...reveals.map((_, at) =>
        drawSeed({
          requestDigest,
          reveals: reveals.map((reveal, i) => (i === at ? { ...reveal, randomness: '00'.repeat(32) } : reveal)),
          root,
        }),
      ),
    ];
    expect(new Set([round.seed, ...others]).size).toBe(1 + others.length);
  });
});
