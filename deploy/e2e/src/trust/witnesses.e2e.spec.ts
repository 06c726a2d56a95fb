import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateSigningKey } from '@mingtang/sealing';
import { type Client, eventually, startTestPlatform, type TestPlatform } from '@mingtang/testing';
import {
  addCheckpointBody,
  checkpointText,
  openCheckpoint,
  signNote,
  verifyCosignatures,
} from '@mingtang/transparency';
import { demoPlayer } from '../tender/players';
import { awaitCustodians, draftTender, publishTender } from '../tender/tenders';

interface LogInfo {
  readonly verifierKeys: readonly string[];
  readonly witnesses: readonly { readonly name: string; readonly verifierKey: string; readonly url: string }[];
  readonly quorum: number;
}

let platform: TestPlatform;
let anyone: Client;

beforeAll(async () => {
  platform = await startTestPlatform({ only: ['announcement', 'ledger', 'gateway', 'custodian'] });
  anyone = await platform.as();
  const owner = demoPlayer(platform.gateway, 'tenderer').client;
  const id = await draftTender(owner, { title: '见证测试', lots: ['1'], secondsPerDay: 60 });
  await awaitCustodians(owner, id);
  await publishTender(owner, id);
}, 180_000);

afterAll(() => platform?.close(), 60_000);

const describeLog = async () => (await anyone.get<LogInfo>('/log')).body;
const newest = async () => (await fetch(`${platform.gateway}/log/checkpoint`)).text();

/** Who has cosigned the newest checkpoint. */
async function cosigners(): Promise<string[]> {
  const { verifierKeys, witnesses } = await describeLog();
  const note = await newest();
  openCheckpoint(note, verifierKeys);
  const keys = witnesses.map(({ verifierKey }) => verifierKey);
  return verifyCosignatures(note, keys).map(({ verifierKey }) => verifierKey);
}

describe('custodians’ agents', () => {
  it('witness the log, all five of them', async () => {
    const witnesses = await eventually(async () => {
      const known = (await describeLog()).witnesses;
      return known.length === 5 && known;
    }, 30_000);
    expect(witnesses.map(({ name }) => name)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `mingtang-custodian-${number}.witness`),
    );
  });

  it('cosign what they have seen before when killed and started again, with the same key', async () => {
    const allFive = () =>
      eventually(async () => {
        const keys = await cosigners();
        return keys.length === 5 && keys;
      }, 60_000);
    const before = await allFive();
    await platform.running.app('custodian-1').restart('SIGKILL');
    expect(await allFive()).toEqual(before);
  }, 120_000);

  it('cosign nothing that the log has not signed', async () => {
    const { verifierKeys, witnesses } = await describeLog();
    const { origin, size, root } = openCheckpoint(await newest(), verifierKeys);
    const seed = Buffer.from(generateSigningKey().secretKey, 'base64');
    const forged = signNote(checkpointText({ origin, size: size + 1, root }), origin, seed);
    for (const { url } of witnesses) {
      const body = addCheckpointBody(size, [], forged);
      expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status).toBe(403);
    }
  });
});
