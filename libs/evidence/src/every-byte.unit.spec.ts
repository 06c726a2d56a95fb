import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { type MemoryBundle } from './fixtures/memory-bundle';
import { syntheticEvidence, type SyntheticEvidence } from './fixtures/synthetic-bundle';
import { verifyBundle } from './verify-bundle';

const FLIPS = Number(process.env['FLIPS'] ?? 60);

let evidence: SyntheticEvidence;

beforeAll(async () => {
  evidence = await syntheticEvidence();
});

/** What nothing else follows from and nobody else has: the spec says so of each. */
const UNBOUND = [/"takenAt":"[^"]*"/g, /"notice":"[^"]*","revision":1,/g, /"madeAt":"[^"]*"/g];

/** What of a file must not be altered: another way of writing the same is an alteration too. */
function saidBy(bundle: MemoryBundle, path: string): unknown {
  if (!/json$/.test(path)) return bundle.files.get(path);
  return UNBOUND.reduce((rest, unbound) => rest.replace(unbound, ''), bundle.text(path));
}

async function isFound(bundle: MemoryBundle): Promise<boolean> {
  for await (const check of verifyBundle(bundle, { trust: { now: evidence.madeAt } })) if (!check.ok) return true;
  return false;
}

describe('a bundle', () => {
  it(
    'of which any one byte is altered does not verify',
    async () => {
      const files = [...evidence.bundle.files];
      const places = fc
        .nat({ max: files.length - 1 })
        .chain((file) =>
          fc.tuple(
            fc.constant(file),
            fc.nat({ max: (files[file]?.[1].length ?? 1) - 1 }),
            fc.integer({ min: 1, max: 255 }),
          ),
        );
      await fc.assert(
        fc.asyncProperty(places, async ([file, at, change]) => {
          const path = files[file]?.[0] ?? '';
          const altered = evidence.bundle.copy();
          const bytes = altered.files.get(path) ?? new Uint8Array();
          bytes[at] = (bytes[at] ?? 0) ^ change;
          fc.pre(!isDeepStrictEqual(saidBy(altered, path), saidBy(evidence.bundle, path)));
          expect([path, at, await isFound(altered)]).toEqual([path, at, true]);
        }),
        { numRuns: FLIPS },
      );
    },
    60_000 + FLIPS * 500,
  );
});
