import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { manifestDigest, parseReceipt, type Receipt, receiptText } from '@mingtang/sealing';
import { signingKeyOf, signNote, verifierKeyOf } from '@mingtang/transparency';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../cli';
import { EXIT } from '../terminal/exit-codes';
import { RecordedTerminal } from '../fixtures/recorded-terminal';
import { sealedFolder } from '../fixtures/sealed-folder';
import { TestLog } from '../fixtures/test-log';

let home: string;
let path: string;
let receipt: Receipt;
let log: TestLog;
/** What the platform answers for the event of the receipt, one after the other; the last for ever. */
let proofs: (string | undefined)[];
let terminal: RecordedTerminal;
let platform: Server;
let gateway: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mingtang-proof-'));
  path = join(home, 'bid');
  terminal = new RecordedTerminal();
  log = new TestLog();
  const { folder, manifest } = await sealedFolder(path);
  receipt = parseReceipt(
    receiptText({
      act: 'bid-submitted',
      event: crypto.randomUUID(),
      project: manifest.project,
      lot: manifest.lot,
      subject: manifest.bid,
      version: 1,
      digest: manifestDigest(manifest),
      time: '2026-11-24T08:00:01.000Z',
      takenIn: '2026-11-24T08:00:01.058Z',
    }),
  );
  const seed = new Uint8Array(32);
  const key = verifierKeyOf('mingtang/bidding', Buffer.from(signingKeyOf(seed).publicKey, 'base64'));
  await folder.keepReceipt('bid-submitted', signNote(receiptText(receipt), 'mingtang/bidding', seed), key);
  platform = createServer((request, response) => {
    const proof = proofs.length > 1 ? proofs.shift() : proofs[0];
    if (request.url === '/api/ledger/log') response.end(JSON.stringify(log.description));
    else if (request.url === `/api/ledger/proofs/${receipt.event}` && proof !== undefined) response.end(proof);
    else
      response
        .writeHead(409, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ code: 'not-logged-yet', status: 409, message: { zh: '', en: '' } }));
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  gateway = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
});

afterEach(async () => {
  platform.closeAllConnections();
  await new Promise((resolve) => platform.close(resolve));
  await rm(home, { recursive: true });
});

const run = (...args: string[]) => runCli(args, terminal, { XDG_CONFIG_HOME: home, MINGTANG_GATEWAY: gateway });
const kept = () => readFile(join(path, 'receipt-bid-submitted.tlog-proof'), 'utf8');
const failures = () => terminal.said.filter((line) => line.startsWith('✗'));
/** `mingtang verify` of the folder's proof alone. */
const verify = (...options: string[]) => run('verify', join(path, 'receipt-bid-submitted.tlog-proof'), ...options);

describe('mingtang proof', () => {
  it('waits for the log, keeps its proof beside the receipt, and says what it proves', async () => {
    const proof = await log.proofOf(receipt);
    proofs = [undefined, undefined, proof];
    expect(await run('proof', path)).toBe(EXIT.done);
    expect(await kept()).toBe(proof);
    expect(terminal.said).toEqual([
      expect.stringContaining('signed by the key of the public log'),
      expect.stringContaining('2/3 witnesses cosigned'),
      expect.stringContaining('proves that the record is in the public log: bidding.bid-submitted.v1'),
      expect.stringContaining('is what the receipt confirms'),
    ]);
  });

  it('asks again until a quorum of witnesses has cosigned', async () => {
    const witnessed = await log.proofOf(receipt);
    proofs = [await log.proofOf(receipt, { cosignedBy: 1 }), witnessed];
    expect(await run('proof', path)).toBe(EXIT.done);
    expect(await kept()).toBe(witnessed);
  });

  it('tells a proof of something else than the receipt confirms, and ends with 1', async () => {
    proofs = [await log.proofOf({ ...receipt, time: '2026-11-24T09:30:00.000Z' })];
    expect(await run('proof', path)).toBe(EXIT.refused);
    expect(failures()).toEqual([expect.stringContaining('it differs in time')]);
  });

  it('tells an event that names another signer than the manifest does', async () => {
    proofs = [await log.proofOf(receipt, { signer: signingKeyOf(new Uint8Array(32)).publicKey })];
    expect(await run('proof', path)).toBe(EXIT.refused);
    expect(failures()).toEqual([expect.stringContaining('it differs in signer')]);
  });

  it('refuses another log than the one that it has seen', async () => {
    proofs = [await log.proofOf(receipt)];
    await run('proof', path);
    log = new TestLog();
    expect(await run('proof', path)).toBe(EXIT.refused);
    expect(terminal.noted.at(-1)).toContain('it is another log');
  });
});

describe('mingtang verify', () => {
  beforeEach(async () => {
    proofs = [await log.proofOf(receipt)];
    await run('proof', path);
    platform.closeAllConnections();
    terminal = new RecordedTerminal();
  });

  it('checks a kept proof offline by the keys kept with it', async () => {
    expect(await verify()).toBe(EXIT.done);
    expect(terminal.said).toHaveLength(4);
    expect(await run('verify', path)).toBe(EXIT.done);
    expect(terminal.said.filter((line) => line.includes('.tlog-proof'))).toHaveLength(8);
  });

  it('checks a proof on its own by the keys that it is given', async () => {
    const alone = join(home, 'some.tlog-proof');
    await writeFile(alone, await kept());
    const { verifierKeys, witnesses } = log.description;
    const [key = ''] = verifierKeys;
    const given = ['--log-key', key, '--witness', ...witnesses.map(({ verifierKey }) => verifierKey)];
    expect(await run('verify', alone, ...given)).toBe(EXIT.done);
    expect(await run('verify', alone)).toBe(EXIT.refused);
    expect(await run('verify', alone, '--log-key', key)).toBe(EXIT.refused);
    expect(failures().at(-1)).toContain('no witness is known');
  });

  it.each([
    ['another log’s key', () => ['--log-key', new TestLog().description.verifierKeys[0] ?? ''], 'signed by the key'],
    ['other witnesses', () => ['--witness', ...witnessesOf(new TestLog())], 'witnesses cosigned'],
  ])('finds a proof wrong by %s', async (_, options, said) => {
    expect(await verify(...options())).toBe(EXIT.refused);
    expect(failures()).toEqual([expect.stringContaining(said)]);
  });

  it('finds a proof that was changed', async () => {
    await writeFile(join(path, 'receipt-bid-submitted.tlog-proof'), (await kept()).replace('index 1', 'index 0'));
    expect(await verify()).toBe(EXIT.refused);
    expect(failures()).toEqual([expect.stringContaining('proves that the record is in the public log')]);
  });
});

const witnessesOf = ({ description }: TestLog) => description.witnesses.map(({ verifierKey }) => verifierKey);
