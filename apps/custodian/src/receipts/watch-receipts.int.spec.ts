import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlatformClient, type SignedReceipt } from '@mingtang/client';
import { drawCommitmentOf, type ReceiptAct, RECEIPT_EVENTS } from '@mingtang/sealing';
import { parseEntry } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { easyWitness, SmallLog } from '../fixtures/small-log';
import { type AskedFor, Refusal, StandInGateway } from '../fixtures/stand-in-gateway';
import { TrustedLog } from '../log/trusted-log';
import { ReceiptFindings } from './receipt-findings';
import { ReceiptRecord } from './receipt-record';
import { watchReceipts } from './watch-receipts';

const MINE = 'custodian-1';
const witnesses = ['w1', 'w2', 'w3'].map(easyWitness);
const GIVEN = '2036-03-23T02:00:00.000Z';
const SOON = '2036-03-23T02:00:30.000Z';
const LATER = '2036-03-23T02:06:00.000Z';
const project = randomUUID();
const draw = { project, lot: '1', number: 2 };
const randomness = '0a'.repeat(32);
const digest = drawCommitmentOf(randomness);
const PAYLOADS = {
  'draw-committed': { ...draw, custodian: MINE, commitment: digest, committedAt: GIVEN },
  'draw-revealed': { ...draw, custodian: MINE, randomness, revealedAt: GIVEN },
} as const;

let folder: string;
let gateway: StandInGateway;
let log: SmallLog;
let errors: string[];
let away: boolean;
let told: object[] | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-receipts-'));
  log = new SmallLog().grow(3);
  errors = [];
  [away, told] = [false, undefined];
  gateway = await StandInGateway.open(answer);
});

afterEach(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

async function answer({ path }: AskedFor): Promise<unknown> {
  if (path === '/log') return { verifierKeys: [log.verifierKey], witnesses };
  if (path === `/api/ledger/projects/${project}/records`) return { items: told ?? records() };
  const [, event = ''] = /^\/api\/ledger\/proofs\/(.+)$/.exec(path) ?? [];
  if (away) return 503;
  return log.events.has(event) ? log.proof(event, log.checkpoint(witnesses, 1_000)) : new Refusal(404, 'event-unknown');
}

function records(): object[] {
  return log.leaves.flatMap((leaf) => {
    if (leaf.startsWith('filler')) return [];
    const entry = parseEntry(leaf);
    return entry.kind === 'record' ? [entry.record] : [];
  });
}

/** The platform has given a receipt. */
async function receive(act: keyof typeof PAYLOADS): Promise<string> {
  const event = randomUUID();
  const receipt: SignedReceipt = { act, event, project, lot: '1', subject: '2', digest, time: GIVEN, note: 'signed' };
  await (await ReceiptRecord.open(join(folder, 'receipts.jsonl'))).keep(receipt);
  return event;
}

function logged(act: ReceiptAct, payload: object, event?: string): void {
  log.record(RECEIPT_EVENTS[act], project, log.size, payload, event);
}

/** An agent that starts from what is on disk looks once. */
async function look(now: string): Promise<void> {
  const platform = new PlatformClient({ gateway: gateway.url, patienceMs: 0 });
  const silent = pino({ level: 'silent' });
  const agent = {
    custodian: MINE,
    receipts: await ReceiptRecord.open(join(folder, 'receipts.jsonl')),
    findings: await ReceiptFindings.open(join(folder, 'receipt-findings.jsonl')),
    trusted: await TrustedLog.open({ platform, folder, told: {}, log: silent }),
    now: () => now,
  };
  await watchReceipts(platform, agent, pino({ level: 'error' }, { write: (line) => void errors.push(line) }));
}

const findings = async () =>
  (await readFile(join(folder, 'receipt-findings.jsonl'), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { finding: string; evidence?: { receipt: object; record?: object } });

describe('a custodian’s agent with a receipt for a draw', () => {
  it('is content once the log holds the act, and asks no more', async () => {
    logged('draw-committed', PAYLOADS['draw-committed'], await receive('draw-committed'));
    await look(SOON);
    const asked = gateway.asked.length;
    await look(LATER);
    expect(errors).toEqual([]);
    expect(gateway.asked).toHaveLength(asked);
    expect(await findings()).toMatchObject([{ finding: 'logged' }]);
  });

  it('complains once where the log does not hold the act after some minutes, and keeps the evidence', async () => {
    const event = await receive('draw-revealed');
    await look(SOON);
    expect(errors).toEqual([]);
    await look(LATER);
    await look(LATER);
    expect(errors).toHaveLength(1);
    expect(JSON.parse(errors[0] ?? '')).toMatchObject({
      finding: 'not-logged',
      act: 'draw-revealed',
      event,
      draw: '2',
    });
    expect(await findings()).toMatchObject([
      { finding: 'not-logged', evidence: { receipt: { event, note: 'signed' } } },
    ]);
  });

  it('accuses nobody while the log cannot be asked, however long (receipts)', async () => {
    await receive('draw-revealed');
    away = true;
    await look(LATER);
    expect(errors).toEqual([]);
    away = false;
    await look(LATER);
    expect(errors).toHaveLength(1);
  });

  it('does not believe a list that says that it is blamed, but the log', async () => {
    await receive('draw-revealed');
    const event = log.record('evaluation.draw-voided.v1', project, 4, { ...draw, missing: ['custodian-2'] });
    const listed = { ...draw, missing: [MINE] };
    told = [{ type: 'evaluation.draw-voided.v1', event, payload: listed }];
    await look(SOON);
    expect(errors).toEqual([]);
    expect((await findings()).map(({ finding }) => finding)).toEqual(['counted']);
  });

  it('complains where the log says other of the act', async () => {
    const other = { ...PAYLOADS['draw-committed'], commitment: 'cd'.repeat(32) };
    logged('draw-committed', other, await receive('draw-committed'));
    await look(SOON);
    expect(JSON.parse(errors[0] ?? '')).toMatchObject({ finding: 'contradicted', differing: ['digest'] });
  });

  it('complains where the draw is void for want of the reveal that it has a receipt for', async () => {
    await receive('draw-revealed');
    const voided = { ...draw, reason: 'reveal-missing', missing: ['custodian-2', MINE], voidedAt: LATER };
    log.record('evaluation.draw-voided.v1', project, 4, voided);
    await look(SOON);
    await look(SOON);
    expect(errors).toHaveLength(1);
    expect(JSON.parse(errors[0] ?? '')).toMatchObject({ finding: 'blamed', draw: '2' });
    expect(await findings()).toMatchObject([{ finding: 'blamed', evidence: { record: { payload: voided } } }]);
  });

  it.each<[string, string, object]>([
    ['another is missing', 'evaluation.draw-voided.v1', { ...draw, missing: ['custodian-2'] }],
    ['the draw has its outcome', 'evaluation.committee-drawn.v1', draw],
  ])('is content where %s', async (_, type, payload) => {
    logged('draw-revealed', PAYLOADS['draw-revealed'], await receive('draw-revealed'));
    log.record('evaluation.draw-voided.v1', project, 9, { ...draw, number: 1, missing: [MINE] });
    log.record(type, project, 10, payload);
    await look(SOON);
    await look(LATER);
    expect(errors).toEqual([]);
    expect((await findings()).map(({ finding }) => finding)).toEqual(['logged', 'counted']);
  });
});
