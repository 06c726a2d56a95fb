import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receiptKeys, type Tender } from '@mingtang/client';
import { type BidManifest, verifyWithdrawal } from '@mingtang/sealing';
import { eventually, startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { parseProof } from '@mingtang/transparency';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyone, demoPlayer } from '../tender/players';
import { awaitCustodians, draftTender, publishTender } from '../tender/tenders';
import { CommandLine } from './command-line';

/** Bids are taken for twenty of these. */
const SECONDS_PER_DAY = 15;
const LARGE_BYTES = 12 * 2 ** 20;

let home: string;
let platform: TestPlatform;
let tender: Tender;
let mingtang: CommandLine;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mingtang-cli-e2e-'));
  platform = await startTestPlatform({ only: ['announcement', 'bidding', 'ledger', 'gateway', 'custodian'] });
  const owner = demoPlayer(platform.gateway, 'tenderer').client;
  const id = await draftTender(owner, { title: '命令行测试', lots: ['1', '2'], secondsPerDay: SECONDS_PER_DAY });
  await awaitCustodians(owner, id);
  tender = await publishTender(owner, id);
  mingtang = new CommandLine(platform.gateway, home);
  await writeFile(join(home, 'offer.bin'), randomBytes(LARGE_BYTES));
  await writeFile(join(home, 'schedule.json'), JSON.stringify({ rows: [{ item: '1', total: '61250.00' }] }));
  expect(await mingtang.login('bidder-7')).toMatchObject({ exitCode: 0 });
}, 180_000);

afterAll(async () => {
  await platform?.close();
  await rm(home, { recursive: true, force: true });
}, 60_000);

const offer = (price: string) => ['--price', price, '--schedule', 'schedule.json', '--document', 'offer.bin'];
const lot = (id: string) => ['--project', tender.id, '--lot', id];
const noted = (act: string, folder: string) => readFile(join(home, folder, `receipt-${act}.txt`), 'utf8');

describe('the command line against a whole platform', () => {
  it('refuses to submit for who has not registered, and says why', async () => {
    const sealed = await mingtang.run(['seal', ...lot('2'), ...offer('1.00'), '--out', 'unregistered']);
    expect(sealed.exitCode).toBe(0);
    const refused = await mingtang.run(['submit', 'unregistered', '--lang', 'zh']);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('[not-registered]');
  });

  it('registers, seals, submits, replaces and withdraws, each with a receipt and a proof of the log that anyone can verify offline', async () => {
    await eventually(async () => (await mingtang.run(['register', tender.id])).exitCode === 0);
    const bid = await mingtang.run(['bid', ...lot('1'), ...offer('61250.00'), '--out', 'bid']);
    expect(bid).toMatchObject({ exitCode: 0 });
    expect(bid.stderr).toContain('any 3 of 5 custodians can open it');

    const replaced = await mingtang.run(['replace', 'bid', ...offer('59900.00'), '--out', 'bid-2']);
    expect(replaced).toMatchObject({ exitCode: 0 });
    const status = await mingtang.run(['status', 'bid-2']);
    expect(JSON.parse(status.stdout)).toMatchObject({ bid: { state: 'submitted', version: 2 } });
    expect(await mingtang.run(['withdraw', 'bid-2'])).toMatchObject({ exitCode: 0 });

    const { verifierKey: key } = await receiptKeys(anyone(platform.gateway));
    for (const [folder, act] of [
      ['bid', 'bid-submitted'],
      ['bid-2', 'bid-replaced'],
      ['bid-2', 'bid-withdrawn'],
    ] as const) {
      expect(await noted(act, folder)).toContain(`act: ${act}\n`);
      const checked = await mingtang.run(['verify', `${folder}/receipt-${act}.txt`, '--key', key]);
      expect(checked).toMatchObject({ exitCode: 0 });
      await eventually(async () => (await mingtang.run(['proof', folder])).exitCode === 0);
      const proven = await mingtang.run(['verify', `${folder}/receipt-${act}.tlog-proof`]);
      expect(proven).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('is what the receipt confirms') });
      expect(proven.stdout).toMatch(/[345]\/5 witnesses cosigned/);
    }
    const manifest = JSON.parse(await readFile(join(home, 'bid-2/manifest.json'), 'utf8')) as BidManifest;
    const { extra } = parseProof(await readFile(join(home, 'bid-2/receipt-bid-withdrawn.tlog-proof'), 'utf8'));
    const { payload } = JSON.parse(Buffer.from(extra ?? []).toString()) as { payload: { signature: string } };
    expect(verifyWithdrawal(manifest, payload.signature, manifest.signer)).toBe(true);

    const whole = await mingtang.run(['verify', 'bid-2'], { MINGTANG_GATEWAY: 'http://127.0.0.1:1' });
    expect(whole.exitCode).toBe(0);
    expect(whole.stdout).not.toContain('✗');
  });

  it('goes on with an upload that was killed half-way, and gets the same receipt for a repeat', async () => {
    expect(await mingtang.run(['seal', ...lot('2'), ...offer('61250.00'), '--out', 'killed'])).toMatchObject({
      exitCode: 0,
    });
    const child = mingtang.start(['submit', 'killed']);
    await eventually(async () => (await stat(join(home, 'killed/uploads.json')).catch(() => undefined)) !== undefined);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const begun = await readFile(join(home, 'killed/uploads.json'), 'utf8');

    expect(await mingtang.run(['submit', 'killed'])).toMatchObject({ exitCode: 0 });
    const note = await noted('bid-submitted', 'killed');
    expect(await readFile(join(home, 'killed/uploads.json'), 'utf8')).toBe(begun);
    expect(await mingtang.run(['submit', 'killed'])).toMatchObject({ exitCode: 0 });
    expect(await noted('bid-submitted', 'killed')).toBe(note);
  });
});
