import { beforeAll, describe, expect, it } from '@jest/globals';
import { FORMS, formOf } from './bundle/files';
import { type Check } from './checks';
import { type MemoryBundle } from './fixtures/memory-bundle';
import { syntheticEvidence, type SyntheticEvidence } from './fixtures/synthetic-bundle';
import { verifyBundle } from './verify-bundle';

let evidence: SyntheticEvidence;

beforeAll(async () => {
  evidence = await syntheticEvidence();
});

async function foundAfter(tamper: (bundle: MemoryBundle) => void): Promise<string[]> {
  const bundle = evidence.bundle.copy();
  tamper(bundle);
  const failures: string[] = [];
  for await (const check of verifyBundle(bundle)) if (!check.ok) failures.push(`${check.code}: ${check.failure.en}`);
  return failures;
}

const first = async (tamper: (bundle: MemoryBundle) => void): Promise<string> =>
  (await foundAfter(tamper))[0] ?? 'nothing';

describe('a bundle', () => {
  it('of which any file is left out does not verify, but for what can be missing honestly', async () => {
    const silent: string[] = [];
    for (const path of evidence.bundle.paths)
      if ((await foundAfter((bundle) => void bundle.files.delete(path))).length === 0) silent.push(path);
    // What witnesses saw around the deadline is remarked where it is missing.
    expect(silent.sort()).toEqual(
      ['log/deadlines/1/before', 'log/deadlines/1/after', 'log/deadlines/1/proofs.json']
        .filter((path) => silent.includes(path))
        .sort(),
    );
  }, 120_000);

  it('of which any line is left out does not verify', async () => {
    const files = evidence.bundle.paths.filter((path) => /ndjson$/.test(path) && !/register/.test(path));
    for (const path of files) {
      const lines = evidence.bundle.text(path).split('\n').slice(0, -1);
      for (const at of lines.length === 0 ? [] : [Math.floor(lines.length / 2)]) {
        const rest = lines.filter((_, place) => place !== at);
        const failures = await foundAfter((bundle) => bundle.write(path, rest.map((line) => `${line}\n`).join('')));
        expect([path, at, failures.length > 0]).toEqual([path, at, true]);
      }
    }
  }, 120_000);

  it('in which any line comes twice does not verify', async () => {
    const files = evidence.bundle.paths.filter((path) => /ndjson$/.test(path));
    for (const path of files) {
      const lines = evidence.bundle.text(path).split('\n').slice(0, -1);
      for (const at of [Math.floor(lines.length / 2)]) {
        const line = lines[at];
        if (line === undefined) continue;
        for (const place of [at, lines.length]) {
          const twice = lines.toSpliced(place, 0, line);
          const failures = await foundAfter((bundle) => bundle.write(path, twice.map((one) => `${one}\n`).join('')));
          expect([path, at, failures.length > 0]).toEqual([path, at, true]);
        }
      }
    }
  }, 240_000);

  it('names a draw that is left out, or comes twice', async () => {
    const path = 'evaluation/draws.ndjson';
    expect(await first((bundle) => void bundle.files.delete(path))).toMatch(
      /draws-fair: draw \d of lot lot-1 is left out/,
    );
    expect(await first((bundle) => bundle.write(path, bundle.text(path).repeat(2)))).toMatch(
      /comes twice in evaluation/,
    );
  });

  it('names a bid without the receipt of its version', async () => {
    const emptied = await foundAfter((bundle) =>
      bundle.edit('bidding/bids.ndjson', (line: { receipts?: string[] }) =>
        line.receipts ? { ...line, receipts: [] } : line,
      ),
    );
    expect(emptied[0]).toMatch(/receipts-match: bid .* comes without the one receipt of its version/);
    const without = await foundAfter((bundle) =>
      bundle.edit('bidding/bids.ndjson', ({ receipts: _, ...line }: { receipts?: string[] }) => line),
    );
    expect(without[0]).toMatch(/receipts-match: bid .* comes without the one receipt/);
    const keyless = await first((bundle) => bundle.write('bidding/keys.json', '{"receiptKeys":[]}'));
    expect(keyless).toMatch(/bundle-form: bidding\/keys.json: \/receiptKeys/);
  });

  it.each(['bidding', 'evaluation'])('names what %s keeps of others and leaves out', async (service) => {
    const path = `${service}/register.ndjson`;
    const gone = await foundAfter((bundle) => void bundle.files.delete(path));
    expect(gone).toContainEqual(
      expect.stringMatching(`register-true: what ${service} keeps of announcement.project-changed.v1 .* is left out`),
    );
    const empty = await foundAfter((bundle) => bundle.write(path, ''));
    expect(empty).toEqual(gone);
  });

  it('names a register that shows nothing any more', async () => {
    const failures = await foundAfter((bundle) => void bundle.files.delete('disclosure/register.ndjson'));
    expect(failures.join('\n')).toMatch(/register-true: the register does not show announcement.project-published.v1/);
  });

  it('says of each of its files, and how many lines, by which checks it is held', async () => {
    const checks: Check[] = [];
    for await (const check of verifyBundle(evidence.bundle)) checks.push(check);
    const form = checks.find(({ code }) => code === 'bundle-form');
    const files = form?.ok ? (form.files ?? []) : [];
    expect(files.map(({ path }) => path).sort()).toEqual([...evidence.bundle.paths].sort());
    for (const { path, lines, heldBy } of files) {
      expect([path, heldBy.length > 0, heldBy]).toEqual([path, true, formOf(path)?.heldBy]);
      if (/ndjson$/.test(path)) expect([path, lines]).toEqual([path, evidence.bundle.lines(path).length]);
    }
    expect(FORMS.filter(([, { heldBy }]) => heldBy.length === 0)).toHaveLength(1);
  });
});
