import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlatformClient } from '@mingtang/client';
import { addMilliseconds, epochMilliseconds } from '@mingtang/procedure/time';
import {
  envelopesToSeal,
  generateCustodyIdentity,
  generateSigningKey,
  manifestDigest,
  type Release,
  sealBid,
  type SealedBid,
  type SheetOf,
  type SignedReleaseRefusal,
  signingKeyOf,
  signNote,
  receiptText,
  verifierKeyOf,
  verifyRelease,
  verifyReleaseRefusal,
} from '@mingtang/sealing';
import { ONE_ENVELOPE, TWO_ENVELOPES } from '@mingtang/sealing/fixtures';
import { publishedProject } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { bytesOf, easyWitness, SmallLog } from '../fixtures/small-log';
import { type AskedFor, Refusal, StandInGateway } from '../fixtures/stand-in-gateway';
import { Keys } from '../keys/keys';
import { ProjectLogs } from '../log/project-log';
import { TrustedLog } from '../log/trusted-log';
import { ClearLots } from './clear-lots';
import { ReceiptRecord } from '../receipts/receipt-record';
import { ReleaseRecord } from './release-record';
import { type ReleasingAgent, releaseShares } from './release-shares';
import { SeenDeadlines } from './seen-deadlines';
import { StateRefusals } from './state-refusals';

const LOT = 'lot-1';
const MINE = 'custodian-1';
const witnesses = ['w1', 'w2', 'w3'].map(easyWitness);
const receiptSeed = new Uint8Array(32).fill(9);
const receiptKey = verifierKeyOf('mingtang/bidding', bytesOf(signingKeyOf(receiptSeed).publicKey));
const EVENT = randomUUID();
const silent = pino({ level: 'silent' });

let folder: string;
let gateway: StandInGateway;
let log: SmallLog;
let project: ReturnType<typeof publishedProject>;
let bids: SealedBid[];
let away: boolean;
let crash: boolean;
let sent: Release[][];
let stated: SignedReleaseRefusal[];
/** In so many lists from now on the second record is missing. */
let hidden: number;
/** How statements are answered, if not well. */
let deaf: number | Refusal | undefined;
let listed: { seq: number; event: string; type: string; payload?: unknown }[];
let cosignedAt: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-custodian-'));
  [away, crash, sent, stated, hidden, deaf, listed] = [false, false, [], [], 0, undefined, []];
  const id = randomUUID();
  const { recipient } = await new Keys(folder).identityFor(id);
  const other = await generateCustodyIdentity();
  const custodians = [
    { id: MINE, name: 'one', recipient, verificationKey: 'unused' },
    { id: 'custodian-2', name: 'two', recipient: other.recipient, verificationKey: 'unused' },
  ];
  project = publishedProject({ id, custody: { threshold: 2, custodians } });
  bids = [await seal(), await seal(), await seal()];
  log = new SmallLog().grow(5);
  cosignedAt = project.timetable.submissionDeadline;
  record('announcement.project-published.v1', { project: id, published: project });
  gateway = await StandInGateway.open(answer);
});

afterEach(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

const seal = (offered: readonly SheetOf[] = ONE_ENVELOPE) =>
  sealBid({
    project: project.id,
    lot: LOT,
    bidder: 'CN-USCC-91110000000000000A',
    bid: randomUUID(),
    version: 1,
    round: 1,
    custody: project.custody,
    envelopes: envelopesToSeal(offered, { price: { amount: '1.00', currency: 'CNY' }, documents: [] }),
    signer: generateSigningKey(),
    now: project.publishedAt,
    store: () => new WritableStream(),
  });

function record(type: string, payload: object, of = project.id): void {
  const seq = listed.length + 1;
  listed.push({ seq, event: log.record(type, of, seq, payload), type, payload });
}

function close(): void {
  const deadline = project.timetable.submissionDeadline;
  record('bidding.bidding-closed.v1', {
    project: project.id,
    lot: LOT,
    deadline,
    closedAt: deadline,
    bids: bids.map(({ manifest }) => ({
      bid: manifest.bid,
      version: 1,
      manifestDigest: manifestDigest(manifest),
      receivedAt: project.publishedAt,
    })),
  });
}

async function answer({ method, path, body }: AskedFor): Promise<unknown> {
  const custody = `/api/bidding/custody/projects/${project.id}/lots/${LOT}`;
  if (path === '/api/bidding/custody/lots')
    return {
      items: [
        { project: project.id, lot: LOT, begunBy: 'close-bidding', begunAt: project.timetable.submissionDeadline },
      ],
    };
  if (path === `${custody}/shares`)
    return {
      items: bids.flatMap(({ manifest, shares }) =>
        shares
          .filter(({ custodian }) => custodian === MINE)
          .map(({ envelope, ciphertext }) => ({
            bid: manifest.bid,
            version: 1,
            round: 1,
            envelope,
            manifest,
            share: Buffer.from(ciphertext).toString('base64'),
          })),
      ),
    };
  if (path === `${custody}/releases` && method === 'POST') {
    const { releases } = body as { releases: Release[] };
    sent.push(releases);
    if (crash) throw new Error('cut off');
    return { recorded: releases.length, repeated: 0, receipts: [receipt()] };
  }
  if (path === `${custody}/refusals` && method === 'POST') {
    if (deaf !== undefined) return deaf;
    stated.push(body as SignedReleaseRefusal);
    return { recorded: true };
  }
  if (path === '/api/bidding/receipt-key') return { verifierKey: receiptKey, retired: [] };
  if (away) return 503;
  if (path === '/log') return { verifierKeys: [log.verifierKey], witnesses };
  if (path === '/log/checkpoint') return log.checkpoint();
  if (path === `/api/ledger/projects/${project.id}/records`)
    return { items: hidden > 0 ? listed.filter(({ seq }) => (seq === 2 ? hidden-- === 0 : true)) : listed };
  const [, event = ''] = /^\/api\/ledger\/proofs\/(.+)$/.exec(path) ?? [];
  const note = log.checkpoint(witnesses, Math.ceil(epochMilliseconds(cosignedAt) / 1_000));
  return log.events.has(event) ? log.proof(event, note) : undefined;
}

function receipt() {
  const said = {
    act: 'shares-released' as const,
    event: EVENT,
    project: project.id,
    lot: LOT,
    subject: EVENT,
    digest: 'ab'.repeat(32),
    time: project.timetable.submissionDeadline,
  };
  return { ...said, note: signNote(receiptText(said), 'mingtang/bidding', receiptSeed) };
}
/** An agent that starts from what is on disk. */
async function agentAt(
  start: string,
): Promise<{ agent: ReleasingAgent; run: () => Promise<void>; at: (instant: string) => void }> {
  let now = start;
  const platform = new PlatformClient({ gateway: gateway.url, patienceMs: 0 });
  const keys = new Keys(folder);
  const trusted = await TrustedLog.open({ platform, folder, told: {}, log: silent });
  const logs = new ProjectLogs(platform, trusted);
  const stating = { custodian: MINE, signingKey: await keys.signingKey(), now: () => now };
  const agent: ReleasingAgent = {
    ...stating,
    keys,
    record: await ReleaseRecord.open(join(folder, 'releases.jsonl')),
    receipts: await ReceiptRecord.open(join(folder, 'receipts.jsonl')),
    refusals: new StateRefusals(platform, stating, silent),
    lots: new ClearLots(trusted, logs, new SeenDeadlines(join(folder, 'deadlines')), () => now, silent),
  };
  return { agent, run: () => releaseShares(platform, agent, silent), at: (instant) => void (now = instant) };
}

const asked = () => gateway.asked.filter(({ path }) => path.endsWith('/refusals')).length;
const proofsAsked = () => gateway.asked.filter(({ path }) => path.startsWith('/api/ledger/proofs/')).length;

describe('a custodian’s agent', () => {
  it('releases the share of each bid on the logged closing list, and keeps the receipt (BID-04)', async () => {
    close();
    const { agent, run } = await agentAt(project.timetable.submissionDeadline);
    await run();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.map(({ bid }) => bid)).toEqual(bids.map(({ manifest }) => manifest.bid));
    for (const release of sent[0] ?? [])
      expect(verifyRelease(release, { project: project.id, lot: LOT }, agent.signingKey.publicKey)).toBe(true);
    await run();
    const receipts = await readFile(join(folder, 'receipts.jsonl'), 'utf8');
    expect(
      receipts
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([receipt()]);
  });

  it('verifies a lot once, not every bid of it', async () => {
    close();
    const { run } = await agentAt(project.timetable.submissionDeadline);
    await run();
    await run();
    expect(proofsAsked()).toBe(listed.length);
  });

  it.each<[string, () => void]>([
    ['the log is away', () => (close(), (away = true))],
    ['the closing is not in the log', () => undefined],
    ['the witnesses have not cosigned since the deadline', () => (close(), (cosignedAt = project.publishedAt))],
    [
      'a record before the closing is kept back',
      () => (record('announcement.question-answered.v1', {}), close(), listed.splice(1, 1)),
    ],
    ['a record before the closing is of another project', () => (record('x.y.v1', {}, randomUUID()), close())],
  ])('waits and releases nothing while %s', async (_, arrange) => {
    arrange();
    const { run } = await agentAt(project.timetable.submissionDeadline);
    await run();
    expect(sent).toEqual([]);
  });

  it('releases once the log is back', async () => {
    close();
    away = true;
    const { run } = await agentAt(project.timetable.submissionDeadline);
    await run();
    away = false;
    await run();
    expect(sent).toHaveLength(1);
  });

  it.each([1, 2, 3])('keeps no refusal that a second look lifts: a list with a hole, %d times', async (times) => {
    record('announcement.question-answered.v1', {});
    close();
    hidden = times;
    const { run } = await agentAt(project.timetable.submissionDeadline);
    for (let round = 0; round < times && sent.length === 0; round++) {
      log.grow();
      await run();
    }
    expect(sent).toHaveLength(1);
    expect(stated).toEqual([]);
  });

  it('looks at a refused lot again at every new checkpoint, and not between', async () => {
    record('announcement.question-answered.v1', {});
    close();
    hidden = Number.POSITIVE_INFINITY;
    const { run } = await agentAt(project.timetable.submissionDeadline);
    await run();
    await run();
    const before = gateway.asked.filter(({ path }) => path.endsWith('/records')).length;
    await run();
    expect(gateway.asked.filter(({ path }) => path.endsWith('/records'))).toHaveLength(before);
    hidden = 0;
    log.grow();
    await run();
    expect(sent).toHaveLength(1);
  });

  it('is not held up for ever by a list that names another project’s notice', async () => {
    const far = { ...project, timetable: { ...project.timetable, submissionDeadline: '2099-01-01T00:00:00.000Z' } };
    const payload = { project: randomUUID(), published: far };
    close();
    const alien = log.record('announcement.project-changed.v1', payload.project, 1, payload);
    listed.push({ seq: listed.length + 1, event: alien, type: 'announcement.project-changed.v1' });
    await (await agentAt(project.timetable.submissionDeadline)).run();
    expect(sent).toHaveLength(1);
  });

  it('says publicly why it refuses, once the reason has stood, and once for each change of reason', async () => {
    record('announcement.question-answered.v1', {});
    close();
    hidden = Number.POSITIVE_INFINITY;
    const start = project.timetable.submissionDeadline;
    const { agent, run, at } = await agentAt(start);
    await run();
    expect(stated).toEqual([]);
    for (const seconds of [6, 7, 100, 200]) {
      at(addMilliseconds(start, seconds * 1_000));
      await run();
    }
    expect(stated).toHaveLength(1);
    expect(stated[0]).toMatchObject({ project: project.id, lot: LOT, custodian: MINE, reason: 'record-missing' });
    expect(stated[0] && verifyReleaseRefusal(stated[0], agent.signingKey.publicKey)).toBe(true);
    away = true;
    log.grow();
    for (const seconds of [300, 301]) {
      at(addMilliseconds(start, seconds * 1_000));
      await run();
    }
    expect(stated.map(({ reason }) => reason)).toEqual(['record-missing', 'log-unreachable']);
  });

  it('does not say again what the platform does not take, and says again what it did not hear', async () => {
    hidden = Number.POSITIVE_INFINITY;
    record('announcement.question-answered.v1', {});
    close();
    const start = project.timetable.submissionDeadline;
    const { run, at } = await agentAt(start);
    deaf = 503;
    for (const seconds of [0, 6, 7]) {
      at(addMilliseconds(start, seconds * 1_000));
      await run();
    }
    expect(asked()).toBe(2);
    deaf = new Refusal(409, 'stage-does-not-allow');
    for (const seconds of [8, 9, 200]) {
      at(addMilliseconds(start, seconds * 1_000));
      await run();
    }
    expect(asked()).toBe(3);
  });

  it('says so where it merely waits, a minute after the closing', async () => {
    const start = project.timetable.submissionDeadline;
    const { run, at } = await agentAt(start);
    for (const seconds of [0, 59, 60, 61, 200]) {
      at(addMilliseconds(start, seconds * 1_000));
      await run();
      expect(stated).toHaveLength(seconds < 60 ? 0 : 1);
    }
    expect(stated[0]).toMatchObject({ reason: 'closing-not-logged', detail: 'its closing is not in the log' });
  });

  it('releases nothing that the closing list does not name', async () => {
    close();
    bids.push(await seal());
    await (await agentAt(project.timetable.submissionDeadline)).run();
    expect(sent[0]).toHaveLength(3);
  });

  it('releases the price of those alone that passed, once the log holds the technical result (OPN-06)', async () => {
    const { id, custody, timetable } = project;
    project = publishedProject({ id, custody, procedure: 'cn-two-envelope-tender@1' });
    bids = [await seal(TWO_ENVELOPES), await seal(TWO_ENVELOPES), await seal(TWO_ENVELOPES)];
    [log, listed] = [new SmallLog().grow(5), []];
    record('announcement.project-published.v1', { project: id, published: project });
    close();
    const { run, at } = await agentAt(timetable.submissionDeadline);
    const priced = () => sent.flat().flatMap(({ envelope, bid }) => (envelope === 'price' ? [bid] : []));
    await run();
    expect(sent.flat().map(({ envelope }) => envelope)).toEqual(['technical', 'technical', 'technical']);
    record('evaluation.committee-formed.v1', { project: id, lot: LOT });
    await run();
    expect(priced()).toEqual([]);
    const passed = bids.slice(1, 2).map(({ manifest: { bid, version } }) => ({ bid, version }));
    record('evaluation.technical-concluded.v1', { project: id, lot: LOT, passed, rejected: [] });
    at(addMilliseconds(timetable.submissionDeadline, 60_000));
    await run();
    expect(new Set(priced())).toEqual(new Set(passed.map(({ bid }) => bid)));
  });

  it('releases nothing of an envelope that the procedure has not, and says so', async () => {
    bids.push(await seal(TWO_ENVELOPES));
    close();
    const { run, at } = await agentAt(project.timetable.submissionDeadline);
    await run();
    expect(sent.flat().map(({ envelope }) => envelope)).toEqual(['bid', 'bid', 'bid']);
    at(addMilliseconds(project.timetable.submissionDeadline, 6_000));
    await run();
    expect(stated.map(({ reason }) => reason)).toEqual(['condition-unknown']);
  });

  it('that ends between its record and the platform’s answer sends the very same releases when it starts anew', async () => {
    close();
    crash = true;
    await (await agentAt(project.timetable.submissionDeadline)).run();
    crash = false;
    await (await agentAt('2036-12-31T00:00:00.000Z')).run();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });
});
