import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateSigningKey } from '@mingtang/sealing';
import { addSignatures, verifyCosignatures } from '@mingtang/transparency';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORIGIN, SmallLog } from '../fixtures/small-log';
import { FollowedLogs } from './followed-logs';
import { RefusedCheckpoints } from './refused-checkpoints';
import { Witness } from './witness';

const key = generateSigningKey();
const NOW = Date.UTC(2036, 2, 23, 1, 30, 0, 900);

let folder: string;
let log: SmallLog;
let errors: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-witness-'));
  log = new SmallLog();
  errors = [];
});

afterEach(() => rm(folder, { recursive: true }));

async function witness(most?: number, logs?: FollowedLogs): Promise<Witness> {
  return new Witness({
    name: 'witness.example',
    key,
    logs: logs ?? (await FollowedLogs.open(join(folder, 'followed'))),
    refused: await RefusedCheckpoints.open(join(folder, 'refused'), most),
    logKeys: () => new Map([[ORIGIN, [log.verifierKey]]]),
    now: () => NOW,
    log: { error: (...said: unknown[]) => void errors.push(said) },
  });
}

/** The log as it is now, but with another last entry. */
function fork(): SmallLog {
  const other = new SmallLog(log.key);
  other.leaves.push(...log.leaves.slice(0, -1));
  return other.grow();
}

const refusedFiles = () => readdir(join(folder, 'refused'));

describe('a witness', () => {
  it('cosigns what extends all that it has cosigned before, with the time by its own clock', async () => {
    const own = await witness();
    for (const from of [0, 5]) {
      log.grow(5);
      const { status, body } = await own.addCheckpoint(await log.request(from));
      expect(status).toBe(200);
      const cosigned = addSignatures(log.checkpoint(), body);
      expect(verifyCosignatures(cosigned, [own.verifierKey])).toEqual([
        { verifierKey: own.verifierKey, time: Math.floor(NOW / 1_000) },
      ]);
    }
    expect(own.followed(ORIGIN)).toMatchObject({ size: 10, root: log.root() });
  });

  it('cosigns the same checkpoint once more, with the time anew', async () => {
    const own = await witness();
    const request = await log.grow(3).request(0);
    await own.addCheckpoint(request);
    expect(await own.addCheckpoint(await log.request(3))).toMatchObject({ status: 200 });
  });

  it.each<[number, string, () => Promise<string>]>([
    [400, 'what is no request', async () => 'nonsense'],
    [400, 'an old size above the new one', async () => (await log.request(5)).replace('old 5', 'old 6')],
    [403, 'what the log has not signed', () => forged()],
    [404, 'another log', () => new SmallLog(log.key, 'other.example/log').grow(5).request(0)],
    [409, 'a request from where it has not come', () => log.grow().request(3)],
    [422, 'a proof that proves nothing', async () => withProof(await log.grow(2).request(5))],
  ])('answers %i to %s', async (status, _, request) => {
    const own = await witness();
    await own.addCheckpoint(await log.grow(5).request(0));
    const answer = await own.addCheckpoint(await request());
    expect(answer.status).toBe(status);
    expect(own.followed(ORIGIN)?.size).toBe(5);
  });

  const forged = async () => {
    const forger = new SmallLog(generateSigningKey());
    forger.leaves.push(...log.leaves);
    return forger.grow().request(5);
  };
  const withProof = (request: string) => request.replace(/\n[^\n]+\n/, `\n${Buffer.alloc(32, 7).toString('base64')}\n`);

  it('tells how far it has come to whoever asks from elsewhere, and takes nothing back', async () => {
    const own = await witness();
    await own.addCheckpoint(await log.grow(5).request(0));
    const rollback = await own.addCheckpoint(await log.request(0, 3));
    expect(rollback).toEqual({ status: 409, body: '5\n', contentType: 'text/x.tlog.size' });
    expect(own.followed(ORIGIN)?.size).toBe(5);
  });

  it('decides one request after the other: of two at once, one finds that the other has come first', async () => {
    const own = await witness();
    const request = await log.grow(5).request(0);
    const longer = await log.grow(2).request(0);
    const answers = await Promise.all([own.addCheckpoint(longer), own.addCheckpoint(request)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
    expect(answers[1]?.body).toBe('7\n');
    expect(own.followed(ORIGIN)?.size).toBe(7);
  });

  it('goes on after a restart from where it was', async () => {
    await (await witness()).addCheckpoint(await log.grow(5).request(0));
    const restarted = await witness();
    expect((await restarted.addCheckpoint(await fork().request(0, 5))).status).toBe(409);
    expect((await restarted.addCheckpoint(await log.grow().request(5))).status).toBe(200);
  });

  it('refuses to start without knowing how far it had come', async () => {
    await (await witness()).addCheckpoint(await log.grow(5).request(0));
    const [name = ''] = await readdir(join(folder, 'followed'));
    await writeFile(join(folder, 'followed', name), '{"origin":');
    await expect(witness()).rejects.toThrow(/does not say how far a log was followed/);
  });

  it('answers only once it has on disk what it cosigns, and cosigns nothing that it cannot keep', async () => {
    const logs = await FollowedLogs.open(join(folder, 'followed'));
    const own = await witness(undefined, logs);
    await own.addCheckpoint(await log.grow(5).request(0));
    const [name = ''] = await readdir(join(folder, 'followed'));
    const kept = await readFile(join(folder, 'followed', name), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({ origin: ORIGIN, size: 5, note: log.checkpoint() });

    logs.keep = () => Promise.reject(new Error('disk full'));
    await expect(own.addCheckpoint(await log.grow().request(5))).rejects.toThrow('disk full');
    expect(own.followed(ORIGIN)?.size).toBe(5);
  });
});

describe('a witness that is shown another history', () => {
  it('refuses a second root of one size, and keeps the proof that the log signed both', async () => {
    const own = await witness();
    await own.addCheckpoint(await log.grow(5).request(0));
    const other = fork();
    expect((await own.addCheckpoint(await other.request(5))).status).toBe(409);
    const [file = ''] = await refusedFiles();
    expect(file).toMatch(/^split-view-5-/);
    expect(JSON.parse(await readFile(join(folder, 'refused', file), 'utf8'))).toMatchObject({
      refused: { note: other.checkpoint() },
      followed: { size: 5, note: log.checkpoint() },
    });
    expect(errors).toHaveLength(1);
  });

  it('keeps a tree that nobody proves to extend the one it knows', async () => {
    const own = await witness();
    await own.addCheckpoint(await log.grow(5).request(0));
    expect((await own.addCheckpoint(await fork().grow(3).request(5))).status).toBe(422);
    expect(await refusedFiles()).toEqual([expect.stringMatching(/^inconsistent-8-/)]);
  });

  it('keeps so many of a kind and no more, each once, and none for a mere mistake of the asker', async () => {
    const own = await witness(2);
    await own.addCheckpoint(await log.grow(5).request(0));
    const other = await fork().request(5);
    for (const request of [other, other, await fork().request(5), await fork().request(5)])
      await own.addCheckpoint(request);
    await own.addCheckpoint(await log.grow().request(4));
    expect(await refusedFiles()).toHaveLength(2);
  });
});
