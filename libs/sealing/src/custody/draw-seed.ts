import { digestOf } from '@mingtang/transparency';

/** What the seed of a draw follows from (docs/spec/expert-draw.md). */
export interface SeedOrigin {
  /** SHA-256 of the canonical request, hex. */
  readonly requestDigest: string;
  /** Of every custodian whom the request names, in any order. */
  readonly reveals: readonly {
    readonly custodian: string;
    /** 32 bytes, hex. */
    readonly randomness: string;
  }[];
  /** Root hash of the witnessed checkpoint that covers the request, base64. */
  readonly root: string;
}

/** The seed of a draw, hex: nobody could know it before the last custodian revealed. */
export function drawSeed({ requestDigest, reveals, root }: SeedOrigin): string {
  const sorted = reveals.map(({ custodian, randomness }) => ({ custodian, randomness })).sort(byCustodian);
  return digestOf({ requestDigest, reveals: sorted, root });
}

/** The seed by which lots are drawn between tied bids, hex. @param seed of the first draw of the lot that was not voided. */
export function tieSeed(seed: string): string {
  return digestOf({ purpose: 'mingtang/tie', seed });
}

/** The order in which custodians stand in a request and under a seed: ascending by UTF-16 code units, so ASCII ids by bytes. */
export function byCustodian(a: { readonly custodian: string }, b: { readonly custodian: string }): number {
  if (a.custodian === b.custodian) return 0;
  return a.custodian < b.custodian ? -1 : 1;
}
