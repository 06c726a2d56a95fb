import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BidManifest,
  manifestDigest,
  receiptText,
  signingKeyOf,
  signNote,
  verifierKeyOf,
} from '@mingtang/sealing';
import { TWO_ENVELOPES } from '@mingtang/sealing/fixtures';
import { type BidFolder } from '../bid-folder/bid-folder';
import { runCli } from '../cli';
import { EXIT } from '../terminal/exit-codes';
import { RecordedTerminal } from '../fixtures/recorded-terminal';
import { PRICE, SCHEDULE, sealedFolder } from '../fixtures/sealed-folder';

const SEED = new Uint8Array(32).fill(9);
const VERIFIER_KEY = verifierKeyOf('mingtang/bidding', base64.decode(signingKeyOf(SEED).publicKey));

describe('mingtang verify', () => {
  let home: string;
  let path: string;
  let folder: BidFolder;
  let manifest: BidManifest;
  let terminal: RecordedTerminal;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'mingtang-verify-'));
    path = join(home, 'bid');
    ({ folder, manifest } = await sealedFolder(path));
    terminal = new RecordedTerminal();
  });

  afterEach(() => rm(home, { recursive: true }));

  const verify = (...options: string[]) => runCli(['verify', path, ...options], terminal, {});

  function note(changes: Partial<Parameters<typeof receiptText>[0]> = {}): string {
    const { project, lot, bid, version } = manifest;
    const text = receiptText({
      act: 'bid-submitted',
      event: 'f3b1c52e-0f2e-4a52-8a5d-5c1f0f0d8c1e',
      project,
      lot,
      subject: bid,
      version,
      digest: manifestDigest(manifest),
      time: '2026-11-24T08:00:01.000Z',
      takenIn: '2026-11-24T08:00:01.058Z',
      ...changes,
    });
    return signNote(text, 'mingtang/bidding', SEED);
  }

  async function record(changes: object = {}): Promise<string> {
    const file = join(home, 'record.json');
    const entry = {
      bid: manifest.bid,
      version: 1,
      manifestDigest: manifestDigest(manifest),
      outcome: 'opened',
      price: PRICE,
      priceSchedule: SCHEDULE,
      ...changes,
    };
    await writeFile(file, JSON.stringify({ entries: [entry] }));
    return file;
  }

  const failures = () => terminal.said.filter((line) => line.startsWith('✗'));

  it('finds everything in order: manifest, files, shares, key, price, documents, receipt, published record', async () => {
    await folder.keepReceipt('bid-submitted', note(), VERIFIER_KEY);
    expect(await verify('--record', await record())).toBe(EXIT.done);
    expect(failures()).toEqual([]);
    expect(terminal.said).toContain('✓ the sheet of envelope bid opens: ¥1,234,567.89');
    expect(terminal.said).toContain('✓ the published price is the sealed one');
    expect(terminal.said.some((line) => line.includes('receipt-bid-submitted.txt'))).toBe(true);
  });

  it('finds two envelopes in order, each by its own key, and a record that shows no price yet', async () => {
    path = join(home, 'two');
    ({ folder, manifest } = await sealedFolder(path, TWO_ENVELOPES));
    expect(await verify('--record', await record({ price: undefined, priceSchedule: undefined }))).toBe(EXIT.done);
    expect(terminal.said).toContain('✓ the sheet of envelope technical opens');
    expect(terminal.said).toContain('✓ the sheet of envelope price opens: ¥1,234,567.89');
    expect(terminal.said.filter((line) => line.includes('to which the manifest commits'))).toHaveLength(2);
  });

  it('names the file in which a single bit was changed', async () => {
    const document = folder.fileOf({ envelope: 'bid', index: 1 });
    const bytes = await readFile(document);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(document, bytes);
    expect(await verify()).toBe(EXIT.refused);
    expect(failures()).toEqual([
      expect.stringContaining('file 1 of envelope bid is the one in the manifest'),
      expect.stringContaining('“技术方案.txt” is whole'),
    ]);
  });

  it('finds a manifest that was changed after it was signed', async () => {
    await writeFile(join(path, 'manifest.json'), JSON.stringify({ ...manifest, lot: '2' }));
    expect(await verify()).toBe(EXIT.refused);
    expect(failures()).toEqual([expect.stringContaining('signed by the key that it names')]);
  });

  it.each([
    ['price', { price: { amount: '1.00', currency: 'CNY' } }, 'the published price'],
    ['price schedule', { priceSchedule: { rows: [] } }, 'the published price schedule'],
    ['manifest', { manifestDigest: '0'.repeat(64) }, 'this version and manifest'],
  ])('finds a published record with another %s', async (_what, changes, said) => {
    expect(await verify('--record', await record(changes))).toBe(EXIT.refused);
    expect(failures()).toEqual([expect.stringContaining(said)]);
  });

  it('says that a file is no opening record', async () => {
    const file = join(home, 'record.json');
    await writeFile(file, '{"code":"opening-not-complete"}');
    expect(await verify('--record', file)).toBe(EXIT.localFile);
    expect(terminal.noted).toEqual([expect.stringContaining('is no opening record')]);
  });

  it('takes no record in which a member comes twice: of two prices one reader would see the first, another the last', async () => {
    const file = await record({});
    await writeFile(file, (await readFile(file, 'utf8')).replace('"amount":', '"amount":"1.00","amount":'));
    expect(await verify('--record', file)).toBe(EXIT.localFile);
    expect(terminal.noted).toEqual([expect.stringContaining('member "amount" comes twice')]);
  });

  it('finds a receipt for another bid version', async () => {
    await folder.keepReceipt('bid-submitted', note({ version: 2 }), VERIFIER_KEY);
    expect(await verify()).toBe(EXIT.refused);
    expect(failures()).toEqual([expect.stringContaining('version 2, not 1')]);
  });

  it('finds a receipt that was changed', async () => {
    await folder.keepReceipt('bid-submitted', note().replace('08:00:01', '07:00:01'), VERIFIER_KEY);
    expect(await verify()).toBe(EXIT.refused);
    await folder.keepReceipt('bid-submitted', 'no receipt', VERIFIER_KEY);
    expect(await verify()).toBe(EXIT.refused);
    expect(failures()).toHaveLength(2);
  });

  it('checks a receipt on its own by the platform’s key, and says what it confirms', async () => {
    const file = join(home, 'receipt.txt');
    await writeFile(file, note());
    path = file;
    expect(await verify('--key', VERIFIER_KEY)).toBe(EXIT.done);
    expect(terminal.said).toEqual([expect.stringContaining(`${manifest.bid} v1`)]);
    expect(await verify()).toBe(EXIT.usage);
  });

  it('keeps the bidder’s secrets readable for its owner only, and the manifest so that its digest is that of receipts', async () => {
    expect((await stat(join(path, 'bid-key.json'))).mode & 0o777).toBe(0o600);
    const digest = createHash('sha256')
      .update(await readFile(join(path, 'manifest.json')))
      .digest('hex');
    expect(digest).toBe(manifestDigest(manifest));
  });
});
