import { syntheticEvidence, type SyntheticEvidence, zipped } from '@mingtang/evidence/fixtures';
import { proofExtra, writeProof } from '@mingtang/transparency';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchOptions } from '../options';
import { type Comparison, quantile } from '../report/figures';
import { compareOpenings } from './openings';
import { type Verified, verifyOnce } from './verify-once';

/** What it takes to verify the evidence of a large project. */
export interface EvidenceFigures {
  readonly bids: number;
  readonly zipBytes: number;
  readonly records: number;
  /** Leaves of the log, by which the length of proofs grows. */
  readonly logEntries: number;
  /** Median bytes of a `.tlog-proof`: of a public record, and of a sealed one as a bidder keeps it. */
  readonly proofBytes: { readonly public: number; readonly sealed: number };
  /** `mingtang verify` as a process, each round. */
  readonly verified: readonly Verified[];
}

/** Verifies a whole project of so many bids by the command line, and opens its bids as stock age does. */
export async function measureEvidence({ rounds, openings: bids }: Pick<BenchOptions, 'rounds' | 'openings'>): Promise<{
  readonly figures: EvidenceFigures;
  readonly comparisons: Comparison[];
}> {
  const folder = mkdtempSync(join(tmpdir(), 'mingtang-bench-'));
  try {
    console.log(`making up a tender of ${bids} bids`);
    const evidence = await syntheticEvidence({ bids });
    const file = join(folder, 'evidence.zip');
    const zip = await zipped(evidence.bundle);
    writeFileSync(file, zip);
    const verified: Verified[] = [];
    for (let round = 1; round <= rounds; round++) {
      console.log(`round ${round} of ${rounds}: mingtang verify`);
      verified.push(await verifyOnce(file));
    }
    const figures = {
      bids,
      zipBytes: zip.length,
      records: evidence.bundle.lines('log/records.ndjson').length,
      logEntries: evidence.project.log.leaves.length,
      proofBytes: proofSizes(evidence),
      verified,
    };
    return { figures, comparisons: await compareOpenings(evidence.bundle, folder, rounds) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface RecordLine {
  readonly index: number;
  readonly entry: string;
  readonly proof: readonly string[];
  readonly payload?: unknown;
  readonly salt?: string;
  readonly sealed?: { readonly record: string; readonly place: number; readonly path: readonly string[] };
}

function proofSizes({ bundle }: SyntheticEvidence): EvidenceFigures['proofBytes'] {
  const checkpoint = bundle.text('log/checkpoint');
  const sizes = bundle.lines<RecordLine>('log/records.ndjson').map(({ index, entry, proof, payload, salt, sealed }) => {
    const extra = proofExtra({
      entry,
      ...(sealed && { sealed: { ...sealed, path: sealed.path.map(bytesOf) } }),
      ...(sealed && payload !== undefined && { payload }),
      ...(sealed && salt !== undefined && { salt }),
    });
    return {
      sealed: sealed !== undefined,
      bytes: writeProof({ index, proof: proof.map(bytesOf), checkpoint, extra }).length,
    };
  });
  const median = (of: boolean) =>
    quantile(
      sizes.filter(({ sealed }) => sealed === of).map(({ bytes }) => bytes),
      0.5,
    );
  return { public: median(false), sealed: median(true) };
}

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

/** Prints the figures. */
export function printEvidence({ bids, zipBytes, records, logEntries, proofBytes, verified }: EvidenceFigures): void {
  const seconds = verified.map((one) => one.seconds);
  console.log(`\nEvidence of a project with ${bids} bids (${records} records in a log of ${logEntries} entries)`);
  console.log(`  bundle           ${(zipBytes / 2 ** 20).toFixed(1)} MiB`);
  console.log(
    `  mingtang verify  ${quantile(seconds, 0.5).toFixed(1)} s (rounds ${seconds.map((one) => one.toFixed(1)).join(', ')})`,
  );
  console.log(`  peak memory      ${Math.max(...verified.map(({ peakMib }) => peakMib))} MiB`);
  console.log(
    `  .tlog-proof      ${proofBytes.public} bytes of a public record, ${proofBytes.sealed} of a sealed one (median)`,
  );
}
