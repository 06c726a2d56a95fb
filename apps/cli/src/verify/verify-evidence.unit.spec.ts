import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CHECKS } from '@mingtang/evidence';
import {
  type MemoryBundle,
  syntheticEvidence,
  type SyntheticEvidence,
  SyntheticProject,
  writeDeadlines,
  zipped,
} from '@mingtang/evidence/fixtures';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, encodeTile, leafHash, parseTilePath } from '@mingtang/transparency';
import { runCli } from '../cli';
import { type Language } from '../terminal/language';
import { RecordedTerminal } from '../fixtures/recorded-terminal';

/** The tender is one of years to come. */
const ALL_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

let folder: string;
let evidence: SyntheticEvidence;
let honest: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-'));
  evidence = await syntheticEvidence();
  honest = await written('honest.zip', evidence.bundle);
});

afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, bundle: MemoryBundle): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await zipped(bundle));
  return path;
}

async function run(args: readonly string[], language: Language = 'en') {
  const terminal = new RecordedTerminal(language);
  const code = await runCli(args, terminal, { XDG_CONFIG_HOME: folder });
  return { code, said: terminal.said, noted: terminal.noted };
}

/** The honest bundle with another award. */
function altered(): MemoryBundle {
  const bundle = evidence.bundle.copy();
  bundle.edit('disclosure/state.ndjson', (line: { of: string; payload: object }) =>
    line.of === 'disclosure.award-determined.v1' ? { ...line, payload: { ...line.payload, rank: 2 } } : line,
  );
  return bundle;
}

describe('mingtang verify of a bundle', () => {
  it.each<[Language, RegExp]>([
    ['en', /^✓ records-included {2}every record stands in the public log \(\d+\)$/],
    ['zh', /^✓ records-included {2}每条记录都在公开日志中 \(\d+\)$/],
  ])('says of each check what it proves (%s), and ends with 0', async (language, line) => {
    const { code, said } = await run(['verify', honest], language);
    expect(code).toBe(0);
    expect(said).toContainEqual(expect.stringMatching(line));
    expect(said.filter((each) => each.startsWith('✗'))).toEqual([]);
  });

  it('says of each file by which checks it is held, and what is held against nothing', async () => {
    const { said } = await run(['verify', honest, '--files']);
    for (const path of evidence.bundle.paths)
      expect(said).toContainEqual(expect.stringMatching(new RegExp(`^ {4}${path}(?: \\(\\d+\\))?: [a-z-]+`)));
    expect(said).toContain('    held against nothing: `takenAt` of anchors');
  });

  it('ends with 1 and names the first broken fact last', async () => {
    const { code, said, noted } = await run(['verify', await written('altered.zip', altered())]);
    expect(code).toBe(1);
    expect(said).toContainEqual(expect.stringMatching(/^✗ rows-logged .*a row of disclosure was altered/));
    expect(noted.at(-1)).toMatch(
      /^does not hold: rows-logged: a row of disclosure was altered: .*rank is 2, logged as 1/,
    );
  });

  it('goes by the keys and checkpoints of the command line', async () => {
    const { log } = evidence.project;
    const checkpoint = join(folder, 'checkpoint');
    await writeFile(checkpoint, evidence.bundle.text('log/checkpoint'));
    const trusted = ['--log-key', log.verifierKey, '--witness', ...log.witnesses.map((one) => log.witnessKey(one))];
    expect(await run(['verify', honest, ...trusted, '--checkpoint', checkpoint])).toMatchObject({ code: 0 });
    const other = await SyntheticProject.begin();
    const { code, noted } = await run(['verify', honest, '--log-key', other.log.verifierKey]);
    expect([code, noted.at(-1)]).toEqual([1, expect.stringMatching(/^does not hold: log-signed/)]);
  });

  it('holds a receipt against it', async () => {
    const receipt = join(folder, 'receipt.txt');
    const [own] = evidence.bundle
      .lines<{ receipts?: string[] }>('bidding/bids.ndjson')
      .flatMap(({ receipts = [] }) => receipts);
    await writeFile(receipt, own ?? '');
    const { code, said } = await run(['verify', honest, '--receipt', receipt]);
    expect([code, said.at(-1)]).toEqual([0, `✓ proof-in-log  ${CHECKS['proof-in-log'].en} (1)`]);
  });

  it('calls a receipt of another project no more than that', async () => {
    const receipt = join(folder, 'other.txt');
    const other = await SyntheticProject.begin();
    const time = other.published.publishedAt;
    const said = { act: 'bid-submitted', event: other.id, lot: 'lot-1', subject: 'bid', version: 1, time } as const;
    await writeFile(receipt, other.receipt('bidding', { ...said, digest: '0'.repeat(64) }));
    const { code, said: lines } = await run(['verify', honest, '--receipt', receipt]);
    expect([code, lines.at(-1)]).toEqual([
      0,
      expect.stringMatching(/^\? proof-in-log {2}cannot be told: .* is of another project/),
    ]);
  });

  it('refuses a zip that is cut off or that two programs could read differently', async () => {
    const bytes = await readFile(honest);
    const flipped = (at: number): Buffer => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const central = bytes.indexOf('PK\u0001\u0002');
    for (const [name, wrong, said] of [
      ['cut.zip', bytes.subarray(0, bytes.length - 100), /cut off/],
      ['behind.zip', Buffer.concat([bytes, Buffer.from('more')]), /bytes stand behind its end/],
      ['before', Buffer.concat([Buffer.from('#!'), bytes]), /bytes stand before/],
      ['empty', Buffer.alloc(0), /the file is empty/],
      ['no-files', Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]), /the zip holds no file/],
      ['local-name.zip', flipped(31), /is named .* in its own header of the zip/],
      ['packed.zip', flipped(80), /bundle\.json: damaged/],
      ['crc.zip', flipped(central + 16), /CRC-32|damaged/],
      ['size.zip', flipped(central + 24), /size|damaged/],
    ] as const) {
      await writeFile(join(folder, name), wrong);
      const { code, noted } = await run(['verify', join(folder, name)]);
      expect([name, code, noted.at(-1)]).toEqual([name, 1, expect.stringMatching(/^does not hold: bundle-form/)]);
      expect(noted.at(-1)).toMatch(said);
    }
  });
});

describe('mingtang verify --project', () => {
  let server: Server;
  let gateway: string;
  let bundle: MemoryBundle;
  let leaves: string[];

  beforeAll(async () => {
    jest.useFakeTimers({ now: Date.parse(evidence.madeAt), doNotFake: [...ALL_BUT_DATE] });
    ({ bundle } = evidence);
    leaves = [...evidence.project.log.leaves];
    server = createServer((request, response) => {
      void answer(request.url ?? '').then((body) =>
        body === undefined ? response.writeHead(404).end() : response.end(body),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    jest.useRealTimers();
    server.close();
  });

  async function answer(url: string): Promise<string | Uint8Array | undefined> {
    if (url === '/api/ledger/log') return JSON.stringify(evidence.project.log.keysFile());
    if (url === `/api/disclosure/projects/${evidence.project.id}/evidence`) return zipped(bundle);
    if (!url.startsWith('/log/tile/0/')) return undefined;
    const { index, width } = parseTilePath(url.slice('/log/'.length));
    return encodeTile(leaves.slice(index * 256, index * 256 + width).map((leaf) => leafHash(leaf)));
  }

  const verify = () => run(['verify', '--gateway', gateway, '--project', evidence.project.id]);

  it('remembers the log, and says when the next one did not grow out of it', async () => {
    expect(await verify()).toMatchObject({ code: 0 });
    const { log } = evidence.project;
    const grown = bundle.copy();
    leaves.push('another project’s entry');
    log.leaves.push('another project’s entry');
    grown.write('log/checkpoint', log.checkpoint(evidence.madeAt));
    grown.write('log/witnesses.json', canonicalJson(await log.witnessesFile()));
    grown.write('log/procedure.json', canonicalJson(await log.procedureFile()));
    await writeDeadlines(grown, evidence.project);
    grown.writeLines('log/records.ndjson', await log.recordLines((type) => type !== 'evaluation.committee-formed.v1'));
    bundle = grown;
    const { code, said } = await verify();
    expect([code, said]).toEqual([0, expect.arrayContaining([expect.stringMatching(/^✓ log-consistent .*\(\d+\)$/)])]);
    leaves[0] = 'something else';
    log.leaves[0] = 'something else';
    log.leaves.push('and on');
    leaves.push('and on');
    const split = grown.copy();
    split.write('log/checkpoint', log.checkpoint(evidence.madeAt));
    bundle = split;
    expect((await verify()).said).toContainEqual(
      expect.stringMatching(/^✗ log-consistent .*there are two views of the log/),
    );
  });
});
