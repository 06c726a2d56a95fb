import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlatformClient } from '@mingtang/client';
import {
  drawCommitmentOf,
  type Receipt,
  receiptText,
  type SigningKey,
  signingKeyOf,
  signNote,
  verifierKeyOf,
  verifyDrawCommitment,
  verifyDrawReveal,
} from '@mingtang/sealing';
import { inclusionProof } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { bytesOf, easyWitness, SmallLog } from '../fixtures/small-log';
import { type AskedFor, StandInGateway } from '../fixtures/stand-in-gateway';
import { Keys } from '../keys/keys';
import { TrustedLog } from '../log/trusted-log';
import { ReceiptRecord } from '../receipts/receipt-record';
import { KeptRandomness } from './kept-randomness';
import { takePartInDraws } from './take-part-in-draws';

const MINE = 'custodian-1';
const witnesses = ['w1', 'w2', 'w3'].map(easyWitness);
const draw = { project: randomUUID(), lot: '1', number: 1 };
const silent = pino({ level: 'silent' });

let folder: string;
let gateway: StandInGateway;
let log: SmallLog;
let waiting: object;
let onDisk: string[];
let receiptFor: (said: Receipt) => unknown;
const receiptSeed = new Uint8Array(32).fill(9);
const receiptKey = verifierKeyOf('mingtang/evaluation', bytesOf(signingKeyOf(receiptSeed).publicKey));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-draws-'));
  log = new SmallLog().grow(7);
  waiting = { ...draw, state: 'awaiting-commitments' };
  onDisk = [];
  receiptFor = signed;
  gateway = await StandInGateway.open(answer);
});

afterEach(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

const signed = (said: Receipt) => ({ ...said, note: signNote(receiptText(said), 'mingtang/evaluation', receiptSeed) });

/** The receipt for what is put. */
function receiptOf(path: string, body: unknown): Receipt {
  const { commitment, randomness } = body as { commitment?: string; randomness?: string };
  return {
    act: path.endsWith('/reveal') ? 'draw-revealed' : 'draw-committed',
    event: randomUUID(),
    project: draw.project,
    lot: draw.lot,
    subject: '1',
    digest: commitment ?? drawCommitmentOf(randomness ?? ''),
    time: '2036-03-23T02:00:00.000Z',
  };
}

const kept = async () =>
  (await readFile(join(folder, 'receipts.jsonl'), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Receipt);

async function answer({ method, path, body }: AskedFor): Promise<unknown> {
  if (path === '/api/evaluation/receipt-key') return { verifierKey: receiptKey, retired: [] };
  if (path === '/api/evaluation/custody/draws') return { items: [waiting] };
  if (path === '/log') return { verifierKeys: [log.verifierKey], witnesses };
  const [, event = ''] = /^\/api\/ledger\/proofs\/(.+)$/.exec(path) ?? [];
  if (log.events.has(event)) return log.proof(event, log.checkpoint(witnesses, 1_000));
  if (method !== 'PUT') return undefined;
  for (const name of await readdir(join(folder, 'draws')))
    onDisk.push(await readFile(join(folder, 'draws', name), 'utf8'));
  return { receipt: receiptFor(receiptOf(path, body)) };
}

/** An agent that starts from what is on disk. */
async function run(logger = silent): Promise<SigningKey> {
  const platform = new PlatformClient({ gateway: gateway.url, patienceMs: 0 });
  const signingKey = await new Keys(folder).signingKey();
  const trusted = await TrustedLog.open({ platform, folder, told: {}, log: silent });
  const agent = {
    custodian: MINE,
    signingKey,
    now: () => '',
    trusted,
    randomness: new KeptRandomness(join(folder, 'draws')),
    receipts: await ReceiptRecord.open(join(folder, 'receipts.jsonl')),
  };
  await takePartInDraws(platform, agent, logger);
  return signingKey;
}

/** The request is logged, naming that commitment, and anchored under a checkpoint that these have cosigned. */
async function anchor(commitment: string, by = witnesses, requestDigest = 'ab'.repeat(32)): Promise<string> {
  const payload = { ...draw, requestDigest, commitments: [{ custodian: MINE, commitment }] };
  const index = log.size;
  const event = log.record('evaluation.draw-requested.v1', draw.project, 1, payload);
  log.grow(4);
  const proof = await inclusionProof(index, log.size, log.read);
  waiting = {
    ...draw,
    state: 'awaiting-reveals',
    requestDigest,
    event,
    index,
    proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
    checkpoint: log.checkpoint(by, 1_000),
  };
  return Buffer.from(log.root()).toString('base64');
}

const puts = () => gateway.asked.filter(({ method }) => method === 'PUT');
const lastPut = () =>
  puts().at(-1)?.body as { commitment: string; randomness: string; root: string; signature: string };

describe('a custodian’s agent at a draw', () => {
  it('commits to bytes that it has on disk by then, and to the same ones ever after', async () => {
    const key = await run();
    const { commitment, signature } = lastPut();
    expect(verifyDrawCommitment({ ...draw, custodian: MINE, commitment }, signature, key.publicKey)).toBe(true);
    const { randomness } = JSON.parse(onDisk[0] ?? '') as { randomness: string };
    expect(drawCommitmentOf(randomness)).toBe(commitment);
    await run();
    expect(lastPut().commitment).toBe(commitment);
  });

  it('reveals them once the request stands in the witnessed log, and says so on disk first', async () => {
    await run();
    const { commitment } = lastPut();
    const root = await anchor(commitment);
    const key = await run();
    const { randomness, signature } = lastPut();
    expect(drawCommitmentOf(randomness)).toBe(commitment);
    const said = { ...draw, custodian: MINE, requestDigest: 'ab'.repeat(32), root, randomness };
    expect(verifyDrawReveal(said, signature, key.publicKey)).toBe(true);
    expect(JSON.parse(onDisk.at(-1) ?? '')).toMatchObject({ revealedTo: { root } });
  });

  it.each<[string, (commitment: string) => Promise<unknown>]>([
    ['too few witnesses have cosigned', (commitment) => anchor(commitment, witnesses.slice(1, 2))],
    ['the request names another commitment', () => anchor('cd'.repeat(32))],
    [
      'the checkpoint is older than the request',
      async (commitment) => {
        const checkpoint = log.checkpoint(witnesses, 1_000);
        await anchor(commitment);
        waiting = { ...waiting, checkpoint };
      },
    ],
  ])('keeps them to itself where %s', async (_, arrange) => {
    await run();
    await arrange(lastPut().commitment);
    await run();
    expect(puts()).toHaveLength(1);
  });

  it('keeps the receipts of what it gave', async () => {
    await run();
    await anchor(lastPut().commitment);
    await run();
    const digest = drawCommitmentOf(lastPut().randomness);
    expect(await kept()).toMatchObject([
      { act: 'draw-committed', ...{ project: draw.project, lot: '1', subject: '1' }, digest },
      { act: 'draw-revealed', ...{ project: draw.project, lot: '1', subject: '1' }, digest },
    ]);
  });

  it.each<[string, (said: Receipt) => unknown, RegExp]>([
    ['none is given', () => undefined, /gives no receipt/],
    [
      'it is signed by another',
      (said) => ({ ...signed(said), note: signed({ ...said, subject: '2' }).note.replace(/— .*/, '— x AAAA') }),
      /not good/,
    ],
    ['it is for another commitment', (said) => signed({ ...said, digest: 'ef'.repeat(32) }), /something else/],
    ['it is for another draw', (said) => signed({ ...said, subject: '2' }), /something else/],
  ])('says at once of a receipt that %s', async (_, give, said) => {
    const lines: string[] = [];
    receiptFor = give;
    await run(pino({ level: 'error' }, { write: (line) => void lines.push(line) }));
    expect(lines.join('')).toMatch(said);
  });

  it('reveals them to no second request, also after a restart', async () => {
    await run();
    const { commitment } = lastPut();
    await anchor(commitment);
    await run();
    await anchor(commitment, witnesses, 'ef'.repeat(32));
    await run();
    expect(puts()).toHaveLength(2);
  });
});
