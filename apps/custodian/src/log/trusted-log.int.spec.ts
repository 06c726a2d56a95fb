import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlatformClient } from '@mingtang/client';
import { generateSigningKey } from '@mingtang/sealing';
import { type Followed } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { easyWitness, ORIGIN, SmallLog } from '../fixtures/small-log';
import { type AskedFor, StandInGateway } from '../fixtures/stand-in-gateway';
import { TrustedLog } from './trusted-log';

const [own, one, two] = [easyWitness('own'), easyWitness('w1'), easyWitness('w2')];
const project = randomUUID();

let folder: string;
let gateway: StandInGateway;
let log: SmallLog;
let note: string;
let keys: string[];
let registered: readonly { verifierKey: string }[];
let errors: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-log-'));
  log = new SmallLog().grow(300);
  keys = [log.verifierKey];
  registered = [own, one, two];
  errors = [];
  gateway = await StandInGateway.open(answer);
});

afterEach(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

function answer({ path }: AskedFor): unknown {
  if (path === '/log') return { verifierKeys: keys, witnesses: registered.map(({ verifierKey }) => ({ verifierKey })) };
  if (path.startsWith('/log/tile/')) return log.tile(path.slice('/log/'.length));
  const [, event = ''] = /^\/api\/ledger\/proofs\/(.+)$/.exec(path) ?? [];
  return log.events.has(event) ? log.proof(event, note) : undefined;
}

function trusted(followed?: Followed, witnesses = true): Promise<TrustedLog> {
  const witness = {
    verifierKey: own.verifierKey,
    followed: () => followed && { ...followed, origin: ORIGIN, note: '' },
  };
  return TrustedLog.open({
    platform: new PlatformClient({ gateway: gateway.url, patienceMs: 0 }),
    folder,
    told: {},
    ...(witnesses && { witness }),
    log: { info: () => undefined, warn: () => undefined, error: (said: unknown) => void errors.push(said) },
  });
}

/** Logs an event under a checkpoint that these have cosigned. */
function logged(...witnesses: readonly (typeof own)[]): string {
  const event = log.record('bidding.bidding-closed.v1', project, 1, { project });
  log.grow(3);
  note = log.checkpoint(witnesses, 1_000);
  return event;
}

describe('the trusted log', () => {
  it('proves an event by its own witness and a majority', async () => {
    const event = logged(own, one);
    const believed = await trusted();
    await believed.meet();
    expect(await believed.proven(event)).toMatchObject({ record: { event, project }, payload: { project } });
  });

  it('proves nothing before its key is known', async () => {
    await expect((await trusted()).proven(logged(own, one, two))).rejects.toMatchObject({ passing: true });
  });

  it('keeps the key and witnesses that it saw first, also over a restart', async () => {
    await (await trusted()).meet();
    const other = new SmallLog(generateSigningKey());
    keys = [other.verifierKey];
    registered = [easyWitness('w3')];
    const restarted = await trusted();
    await restarted.meet();
    await restarted.meet();
    expect([...restarted.logKeys()]).toEqual([[ORIGIN, [log.verifierKey]]]);
    expect(restarted.quorum).toBe(2);
    expect(errors).toEqual([{ reason: expect.stringMatching(/another key now/) }]);
  });

  it('proves nothing that too few witnesses have cosigned, or such as nobody knows', async () => {
    const believed = await trusted(undefined, false);
    await believed.meet();
    for (const witnesses of [[], [one], [one, easyWitness('w3'), easyWitness('w4')]])
      await expect(believed.proven(logged(...witnesses))).rejects.toMatchObject({ passing: true });
  });

  it('proves nothing by a checkpoint that the log has not signed', async () => {
    const believed = await trusted();
    await believed.meet();
    const event = logged(own, one, two);
    const forger = new SmallLog(generateSigningKey());
    forger.leaves.push(...log.leaves);
    note = forger.checkpoint([own, one, two]);
    await expect(believed.proven(event)).rejects.toMatchObject({ code: 'checkpoint-unsigned' });
  });

  it('proves no event by the proof of another', async () => {
    const believed = await trusted();
    await believed.meet();
    const [event, other] = [logged(own, one), logged(own, one)];
    log.events.set(event, log.events.get(other) as never);
    await expect(believed.proven(event)).rejects.toMatchObject({ passing: false });
  });
});

describe('a checkpoint that the custodian’s own witness has not cosigned', () => {
  const followedNow = (): Followed => ({ size: log.size, root: log.root() });

  it('is believed once that has followed the log through it', async () => {
    const event = logged(one, two);
    const early = await trusted({ size: 10, root: log.root(10) });
    await early.meet();
    await expect(early.proven(event)).rejects.toMatchObject({ passing: true });

    // The proof stays under the earlier checkpoint.
    const proof = await log.proof(event, note);
    log.grow(500);
    const later = await trusted(followedNow());
    await later.meet();
    log.proof = async () => proof;
    expect(await later.proven(event)).toMatchObject({ record: { event } });
  });

  it('is not believed where it contradicts what that has seen', async () => {
    const event = logged(one, two);
    const other = new SmallLog(log.key);
    other.leaves.push(...log.leaves.slice(0, -1));
    other.grow();
    const believed = await trusted({ size: other.size, root: other.root() });
    await believed.meet();
    await expect(believed.proven(event)).rejects.toMatchObject({ passing: false });
  });
});
