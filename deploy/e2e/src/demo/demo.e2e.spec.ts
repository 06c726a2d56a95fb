import { PUBLISHING_SERVICES } from '@mingtang/services';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlatformClient } from '@mingtang/client';
import { zipBundle } from '@mingtang/evidence';
import { backing, eventually, startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describePortal } from '../portal/portal-pages';
import { anyone } from '../tender/players';
import { tryDamagedFiles } from '../trust/damaged-files';
import { tryEdits } from '../trust/unseen-edits';
import { brokenIn, evidenceOf } from '../trust/verified';
import { type DemoRun, runDemo } from './demo-program';
import { type PublishedEvaluation, recompute } from './recompute';

interface Page {
  readonly stage: string;
  readonly sandbox: boolean;
  readonly lots: readonly {
    readonly lot: string;
    readonly stage: string;
    readonly openingFailure?: { readonly bids: number; readonly rule: string };
    readonly opening?: { readonly entries: readonly { bid: string; version: number; price?: { amount: string } }[] };
    readonly evaluation?: {
      readonly bids: readonly { bid: string; total?: string; rank?: number; rejections: readonly unknown[] }[];
      readonly members: readonly { position: string }[];
      readonly report: { readonly pdfSha256: string };
    };
    readonly candidates?: { readonly candidates: readonly { bid: string; total?: string }[] };
    readonly objections: readonly { state: string }[];
    readonly award?: { readonly bid: string; readonly noticedAt?: string };
    readonly contract?: { readonly price: { readonly amount: string } };
  }[];
  readonly steps: readonly { readonly type: string; readonly time: string }[];
}

let platform: TestPlatform;
let reader: PlatformClient;
let cutShort: DemoRun;
let run: DemoRun;
let repeat: DemoRun;

beforeAll(async () => {
  platform = await startTestPlatform();
  reader = anyone(platform.gateway);
  const config = {
    gateway: platform.gateway,
    accounts: backing().realm.accounts,
    stateFile: join(platform.folder, 'demo.json'),
    secondsPerDay: 2,
  };
  cutShort = await runDemo(config, ({ tender, step }) => tender === 'played' && step?.en.includes('imports') === true);
  run = await runDemo(config);
  repeat = await runDemo(config);
}, 400_000);

afterAll(() => platform?.close(), 60_000);

const projectOf = (kind: 'open' | 'played') => run.lines.at(-1)?.done?.find((project) => project.kind === kind)?.id;
const pageOf = (kind: 'open' | 'played') =>
  reader.get<Page>(`/api/disclosure/register/projects/${projectOf(kind) ?? ''}`);

describe('the demo', () => {
  it('says that an earlier one was cut short, and plays a fresh one to its end', () => {
    expect(cutShort.lines.some(({ done }) => done)).toBe(false);
    expect(run.lines.find(({ failed }) => failed !== undefined)).toBeUndefined();
    expect(run.lines[0]?.step?.en).toContain('was cut short');
    expect(run.exitCode).toBe(0);
  });

  it('does nothing more when it is run again', () => {
    expect(repeat.lines).toHaveLength(1);
    expect(repeat.lines[0]?.done).toEqual(run.lines.at(-1)?.done);
  });

  it('leaves a real tender open for bids', async () => {
    expect(await pageOf('open')).toMatchObject({ stage: 'published', sandbox: true });
  });

  it('brings a real tender from notice to contract, every step public with its time', async () => {
    const page = await eventually(async () => {
      const found = await pageOf('played');
      return found.stage === 'contracted' && found;
    });
    expect(page.sandbox).toBe(true);
    const [first, second] = page.lots;
    expect(first?.opening?.entries.map(({ version }) => version).sort()).toEqual([1, 1, 1, 2]);
    expect(first?.evaluation?.bids.filter(({ rejections }) => rejections.length > 0)).toHaveLength(1);
    expect(first?.evaluation?.members.map(({ position }) => position).sort()).toEqual(
      expect.arrayContaining(['dissented', 'signed']),
    );
    expect(first?.objections).toEqual([expect.objectContaining({ state: 'answered' })]);
    expect(first?.award?.noticedAt).toBeDefined();
    expect(second).toMatchObject({ stage: 'failed', openingFailure: { bids: 2, rule: 'OPN-02' } });
    const times = page.steps.map(({ time }) => time);
    expect(times.length).toBeGreaterThan(30);
  });

  it('publishes a result that a reader with the published formulas alone computes as well', async () => {
    const lot = (await pageOf('played')).lots[0];
    const { document } = await reader.get<{ document: { input: PublishedEvaluation } }>(
      `/api/evaluation/projects/${projectOf('played') ?? ''}/lots/1/report`,
    );
    const ranking = recompute(document.input);
    const published = lot?.candidates?.candidates ?? [];
    expect(ranking.map(({ id }) => id)).toEqual(published.map(({ bid }) => bid));
    expect(ranking.map(({ hundredths }) => (Number(hundredths) / 100).toFixed(2))).toEqual(
      published.map(({ total }) => total),
    );
    expect(lot?.award?.bid).toBe(ranking[0]?.id);
    const winning = lot?.opening?.entries.find(({ bid }) => bid === ranking[0]?.id);
    expect(lot?.contract?.price.amount).toBe(winning?.price?.amount);
  });

  it('publishes the report that the committee signed as a PDF with the digest that the register names', async () => {
    const lot = (await pageOf('played')).lots[0];
    const pdf = await reader.download(`/api/evaluation/projects/${projectOf('played') ?? ''}/lots/1/report.pdf`);
    const digest = createHash('sha256')
      .update(await pdf.bytes())
      .digest('hex');
    expect(digest).toBe(lot?.evaluation?.report.pdfSha256);
  });
});

describePortal(() => ({ platform, projectOf }));

describe('the evidence of the tender that was played', () => {
  const project = () => projectOf('played') ?? '';

  it('holds in every check, as a stranger verifies it', async () => {
    expect(await brokenIn(await evidenceOf(platform.gateway, project()))).toEqual([]);
  });

  it('tells of the tender that is still open no more than its notice and custody', async () => {
    const bundle = await zipBundle(await evidenceOf(platform.gateway, projectOf('open') ?? ''));
    expect(bundle.paths.filter((path) => /bids|draws|document/.test(path))).toEqual([
      expect.stringMatching(/^announcement\/documents/),
    ]);
    expect(await brokenIn(await evidenceOf(platform.gateway, projectOf('open') ?? ''))).toEqual([]);
  });

  it('leaves nothing on disk that another user of the machine could read', async () => {
    const open: string[] = [];
    for (const { dataFolder } of platform.running.apps.values())
      for (const entry of await readdir(dataFolder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (((await stat(path)).mode & 0o077) !== 0) open.push(path);
      }
    expect(open).toEqual([]);
  });

  it('names every file of it that is altered or gone on disk', async () => {
    const { found, unseen } = await tryDamagedFiles(platform, project());
    expect(unseen).toEqual([]);
    expect(found.length).toBeGreaterThan(2);
  }, 120_000);

  it('names every row of any database that is edited, save those of which no record is made', async () => {
    const { found, unseen } = await tryEdits(platform, project());
    expect(unseen).toEqual([]);
    expect(found.size).toBeGreaterThan(150);
    const services = new Set([...found.keys()].map((name) => name.split(' ')[0]));
    expect([...services].sort()).toEqual([...PUBLISHING_SERVICES].sort());
  }, 600_000);

  it('holds again once every row is as it was', async () => {
    expect(await brokenIn(await evidenceOf(platform.gateway, project()))).toEqual([]);
  });
});
