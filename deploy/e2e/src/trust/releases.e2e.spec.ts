import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { logged } from '@mingtang/backing-services';
import { submitSealedBid, type Tender } from '@mingtang/client';
import { eventually, startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anyone, demoPlayer } from '../tender/players';
import { sealInMemory } from '../tender/sealed-bids';
import { awaitCustodians, draftTender, publishTender } from '../tender/tenders';

const LOT = '1';
const SECONDS_PER_DAY = 1.5;
const CUSTODIANS = [1, 2, 3, 4, 5].map((number) => `custodian-${number}`);

let platform: TestPlatform;
let tender: Tender;

beforeAll(async () => {
  platform = await startTestPlatform({ only: ['announcement', 'bidding', 'ledger', 'gateway', 'custodian'] });
  const owner = demoPlayer(platform.gateway, 'tenderer').client;
  const id = await draftTender(owner, { title: '释放测试', lots: [LOT], secondsPerDay: SECONDS_PER_DAY });
  await awaitCustodians(owner, id);
  tender = await publishTender(owner, id);
  for (const [index, price] of ['1000.00', '1100.00', '1200.00'].entries()) {
    const bidder = demoPlayer(platform.gateway, `bidder-${index + 1}`);
    await eventually(async () => {
      await bidder.client.post(`/api/bidding/projects/${id}/registrations`);
      return true;
    });
    const bid = await sealInMemory(bidder, tender, { lot: LOT, price });
    await submitSealedBid(bidder.client, bid.parts, bid.contentOf);
  }
}, 240_000);

afterAll(() => platform?.close(), 60_000);

const linesOf = async (custodian: string, file: string) => {
  const text = await readFile(join(platform.running.app(custodian).dataFolder, file), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
};

it('custodians release nothing while the log is away, and everything once it shows the closing (BID-04)', async () => {
  const ledger = platform.running.app('ledger');
  await ledger.kill();
  expect(Date.now()).toBeLessThan(Date.parse(tender.timetable?.submissionDeadline ?? ''));
  for (const custodian of CUSTODIANS)
    await eventually(
      async () => logged(await readFile(platform.running.app(custodian).logFile, 'utf8'), 'lot waits for the log'),
      90_000,
    );
  for (const custodian of CUSTODIANS) expect(await linesOf(custodian, 'releases.jsonl')).toEqual([]);

  await ledger.start();
  const path = `/api/bidding/projects/${tender.id}/lots/${LOT}/opening-record`;
  await eventually(() => anyone(platform.gateway).get(path), 90_000);
  for (const custodian of CUSTODIANS) {
    await eventually(async () => (await linesOf(custodian, 'receipts.jsonl')).length > 0, 60_000);
    expect(await linesOf(custodian, 'releases.jsonl')).toHaveLength(3);
  }
}, 300_000);
