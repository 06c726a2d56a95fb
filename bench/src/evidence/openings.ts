import { type MemoryBundle } from '@mingtang/evidence/fixtures';
import {
  type BidManifest,
  combineShares,
  decryptBytes,
  envelopeOf,
  readBidSheet,
  type Release,
  type SealedEnvelope,
} from '@mingtang/sealing';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, compare, costed, type Measured, type Round } from '../report/figures';
import { processorSeconds } from '../report/processes';

/** An opened envelope: its sealed sheet, and what there is to open it with. */
interface SealedSheet {
  readonly sheet: Uint8Array;
  readonly sheetFile: string;
  readonly identity: string;
  readonly identityFile: string;
  readonly envelope: SealedEnvelope;
  readonly threshold: number;
  readonly shares: readonly { readonly custodian: string; readonly share: string }[];
}

/**
 * Opens the bids' sheets in turn, round by round: by stock age, a process for each, as one does by hand; by our own code with the key at
 * hand; and as the platform does, which puts the key together from custodians' shares, finds out wrong ones, and reads the sheet.
 */
export async function compareOpenings(bundle: MemoryBundle, folder: string, rounds: number): Promise<Comparison[]> {
  if (spawnSync('age', ['--version']).error) {
    console.log('stock age is not installed: openings are not compared (Debian: apt-get install age)');
    return [];
  }
  const sheets = sealedSheets(bundle, folder);
  const ways = {
    'stock age -d, a process each': () => inTurn(sheets, byStockAge),
    'a process that does nothing (age --version)': () => inTurn(sheets, () => void spawnSync('age', ['--version'])),
    'our code, key at hand': () => inTurn(sheets, ({ sheet, identity }) => decryptBytes(sheet, identity)),
    'our code, from shares to price': () => inTurn(sheets, fromShares),
  };
  const measured = new Map<string, Round[]>(Object.keys(ways).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++)
    for (const [name, way] of Object.entries(ways)) {
      console.log(`round ${round} of ${rounds}: ${name}`);
      measured.get(name)?.push(await costed(way, processorSeconds));
    }
  const named = [...measured].map(([name, done]) => ({ name, rounds: done }));
  return [compare('Opening bids on the same bytes', 'bids', named)];
}

async function inTurn(sheets: readonly SealedSheet[], open: (sheet: SealedSheet) => unknown): Promise<Measured> {
  const latencies: number[] = [];
  const began = performance.now();
  for (const sheet of sheets) {
    const from = performance.now();
    await open(sheet);
    latencies.push(performance.now() - from);
  }
  return { done: sheets.length, seconds: (performance.now() - began) / 1_000, latencies };
}

function byStockAge({ identityFile, sheetFile }: SealedSheet): void {
  const { status, stderr } = spawnSync('age', ['-d', '-i', identityFile, sheetFile], { maxBuffer: 2 ** 24 });
  if (status !== 0) throw new Error(`stock age does not open ${sheetFile}: ${stderr.toString()}`);
}

async function fromShares({ shares, envelope, threshold, sheet, sheetFile }: SealedSheet): Promise<void> {
  const combined = await combineShares(shares, envelope, threshold);
  if (combined.outcome !== 'opened') throw new Error(`the shares do not open ${sheetFile}`);
  readBidSheet(await decryptBytes(sheet, combined.identity));
}

interface OpenedLine {
  readonly bid: string;
  readonly version: number;
  readonly manifest?: BidManifest;
  readonly envelopes?: readonly {
    readonly id: string;
    readonly releases: readonly Release[];
    readonly opened?: { readonly by: string; readonly identity: string };
  }[];
}

function sealedSheets(bundle: MemoryBundle, folder: string): SealedSheet[] {
  return bundle.lines<OpenedLine>('bidding/bids.ndjson').flatMap(({ bid, version, manifest, envelopes = [] }) =>
    envelopes.flatMap(({ id, releases, opened }) => {
      const sheet = bundle.files.get(`bids/${bid}-v${version}-${id}.age`);
      const envelope = manifest && envelopeOf(manifest, id);
      if (!sheet || !envelope || opened?.by !== 'custodians') return [];
      const [sheetFile, identityFile] = [join(folder, `${bid}-${id}.age`), join(folder, `${bid}-${id}.key`)];
      writeFileSync(sheetFile, sheet);
      writeFileSync(identityFile, `${opened.identity}\n`);
      const shares = releases.flatMap((release) => ('share' in release ? [release] : []));
      const { threshold } = manifest;
      return [{ sheet, sheetFile, identity: opened.identity, identityFile, envelope, threshold, shares }];
    }),
  );
}
