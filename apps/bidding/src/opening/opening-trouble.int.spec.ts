import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, type EventData, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { BID_SHEET_TYPE, bidSheetBytes } from '@mingtang/sealing';
import { Timers } from '@mingtang/service-kit';
import { client, eventually, organisationOfAccount } from '@mingtang/testing';
import { DataSource } from 'typeorm';
import { BIDDERS, type BiddingPlatform, startAgain, startBidding } from '../fixtures/bidding-platform';
import { bidWithSheet, misdealtBid } from '../fixtures/bid-with-sheet';
import { type GivenInstead, releaseBy } from '../fixtures/releases';
import { sealFor, type TestBid, type TestCustodian } from '../fixtures/sealed-bids';
import { Register } from '../registration/register';
import { checkArrival } from '../submission/check-arrival';
import { ReceiveBids } from '../submission/receive-bids';
import { OpenOwnBid } from './open-own-bid';
import { type OpeningProgressDto } from './opening.dto';

const LOT = 'lot-1';

let bidding: BiddingPlatform;
let project: PublishedProject;

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish();
  for (const bidder of BIDDERS) await bidding.service.app.get(Register).run(project.id, actorOf(bidder));
});

const actorOf = (username: string): Actor => ({
  subject: username,
  username,
  roles: ['bidder'],
  organisation: organisationOfAccount(username),
});
const custodian = (index: number): TestCustodian => bidding.custodians[index] as TestCustodian;

/** Has every bidder submit, the first of them this bid, and closes the lot. */
async function closeWith(first: TestBid): Promise<TestBid[]> {
  const others = [await sealFor(BIDDERS[1], project), await sealFor(BIDDERS[2], project)];
  const bids = [first, ...others];
  for (const [index, { body }] of bids.entries()) {
    const bidder = organisationOfAccount(BIDDERS[index] as string);
    const arrived = checkArrival(body, { project: project.id, lot: LOT, round: 1 }, bidder, new Map());
    await bidding.service.app.get(ReceiveBids).run(arrived, undefined, undefined);
  }
  await bidding.closeAtDeadline(project);
  return bids;
}

const release = (index: number, bids: readonly TestBid[], instead?: GivenInstead) =>
  releaseBy(bidding, project, index, bids, instead && { instead });

async function releaseByThree(bids: readonly TestBid[]): Promise<void> {
  for (const index of [0, 1, 2]) await release(index, bids);
  await bidding.service.fireDueTimers();
}

async function record(): Promise<EventData<'bidding.opening-completed.v1'> | undefined> {
  const completed = await bidding.service.events('bidding.opening-completed.v1');
  return completed.find(({ data }) => data.project === project.id)?.data;
}
const entryOf = async ({ manifest }: TestBid) => (await record())?.entries.find(({ bid }) => bid === manifest.bid);
const query = (sql: string, ...values: unknown[]) => bidding.service.app.get(DataSource).query<unknown[]>(sql, values);

describe('a bid that does not open', () => {
  it('for a price that cannot be read counts against its bidder at once (OPN-04)', async () => {
    const bids = await closeWith(await bidWithSheet(BIDDERS[0], project, new TextEncoder().encode('no bid sheet')));
    await releaseByThree(bids);
    expect(await entryOf(bids[0] as TestBid)).toMatchObject({
      outcome: 'unopened',
      reason: 'price-unreadable',
      fault: 'bidder',
    });
  });

  it('for a document that its manifest does not name counts against its bidder at once (OPN-04)', async () => {
    const document = { file: 1, name: '方案.pdf', mediaType: 'application/pdf', size: 1, sha256: 'a'.repeat(64) };
    const price = { amount: '1.00', currency: 'CNY' };
    const sheet = bidSheetBytes({ type: BID_SHEET_TYPE, envelope: 'bid', price, documents: [document] });
    const bids = await closeWith(await bidWithSheet(BIDDERS[0], project, sheet));
    await releaseByThree(bids);
    expect(await entryOf(bids[0] as TestBid)).toMatchObject({ reason: 'manifest-mismatch', fault: 'bidder' });
  });

  it('for a file that the platform damaged is waited for, and opens once that is repaired (OPN-04)', async () => {
    const bids = await closeWith(await sealFor(BIDDERS[0], project));
    const { bid } = (bids[0] as TestBid).manifest;
    await query(`UPDATE sealed_file SET content = content || '\\x00'::bytea WHERE bid = $1 AND index = 0`, bid);
    await releaseByThree(bids);
    expect(await record()).toBeUndefined();
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, 3 * 86_400_000));
    await bidding.service.fireDueTimers();
    const delayed = await bidding.service.events('bidding.opening-delayed.v1');
    expect(delayed.at(-1)?.data).toMatchObject({ project: project.id, bids: [{ bid, failure: 'file-damaged' }] });
    expect(await record()).toBeUndefined();
    await query(
      `UPDATE sealed_file SET content = substring(content FOR length(content) - 1) WHERE bid = $1 AND index = 0`,
      bid,
    );
    await query('SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) FROM graphile_worker.jobs');
    expect(await eventually(() => entryOf(bids[0] as TestBid))).toMatchObject({ outcome: 'opened' });
  });

  it('for a file that stays damaged counts against another than its bidder, once the tenderer ends the wait', async () => {
    const bids = await closeWith(await sealFor(BIDDERS[0], project));
    const { bid } = (bids[0] as TestBid).manifest;
    await query(`UPDATE sealed_file SET content = content || '\\x00'::bytea WHERE bid = $1 AND index = 0`, bid);
    await releaseByThree(bids);
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, 3 * 86_400_000));
    const owner = await bidding.as('tenderer');
    await owner.post(`/projects/${project.id}/lots/${LOT}/opening/end`, { reason: '文件无法恢复' });
    expect(await entryOf(bids[0] as TestBid)).toMatchObject({ reason: 'file-damaged', fault: 'other' });
  });
});

describe('whose fault it is that a bid stays shut (OPN-04)', () => {
  const wrong = (index: number) => ({ share: Buffer.alloc(33, index + 1).toString('base64') });
  const faulty = { fault: 'share-invalid', reason: 'not the share to which the manifest commits' } as const;
  const atTheEnd = async (): Promise<void> => {
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, 3 * 86_400_000));
    await bidding.service.fireDueTimers();
  };

  it('is its bidder’s where the shares to which it is bound do not make the key, and no custodian is named', async () => {
    const bids = await closeWith(await misdealtBid(BIDDERS[0], project));
    await releaseByThree(bids);
    expect(await record()).toBeUndefined();
    await atTheEnd();
    const entry = await entryOf(bids[0] as TestBid);
    expect(entry).toMatchObject({ outcome: 'unopened', reason: 'share-invalid', fault: 'bidder' });
    expect(entry).not.toHaveProperty('wrongShares');
    expect(entry).not.toHaveProperty('faultedShares');
  });

  it('is never its bidder’s where custodians gave other shares than they were dealt: they are named and waited for', async () => {
    const bids = await closeWith(await sealFor(BIDDERS[0], project));
    const colluding = [0, 1, 2];
    for (const index of [0, 1, 2, 3, 4])
      await release(index, bids.slice(0, 1), colluding.includes(index) ? wrong(index) : undefined);
    await releaseByThree(bids.slice(1));
    await atTheEnd();
    expect(await record()).toBeUndefined();
    const { bid } = (bids[0] as TestBid).manifest;
    const delayed = await bidding.service.events('bidding.opening-delayed.v1');
    expect(delayed.at(-1)?.data.bids).toEqual([
      { bid, version: 1, round: 1, envelope: 'bid', failure: 'shares-missing' },
    ]);
    const owner = await bidding.as('tenderer');
    await owner.post(`/projects/${project.id}/lots/${LOT}/opening/end`, { reason: '保管人所交份额有误' });
    expect(await entryOf(bids[0] as TestBid)).toMatchObject({
      outcome: 'unopened',
      reason: 'shares-missing',
      fault: 'other',
      wrongShares: colluding.map((index) => custodian(index).id),
    });
  });

  it('is its bidder’s where too many custodians call their share no good, which is told apart from a wrong one', async () => {
    const bids = await closeWith(await sealFor(BIDDERS[0], project));
    for (const index of [0, 1, 2]) await release(index, bids.slice(0, 1), faulty);
    await releaseByThree(bids.slice(1));
    await atTheEnd();
    const entry = await entryOf(bids[0] as TestBid);
    expect(entry).toMatchObject({
      reason: 'share-invalid',
      fault: 'bidder',
      faultedShares: [0, 1, 2].map((index) => custodian(index).id),
    });
    expect(entry).not.toHaveProperty('wrongShares');
  });
});

describe('a wrong share that comes after its bid has been opened', () => {
  const wrong = { share: Buffer.alloc(33, 7).toString('base64') };
  const progressOf = async (index: number) =>
    (
      await client(bidding.service.url).get<OpeningProgressDto>(`/projects/${project.id}/lots/${LOT}/opening`)
    ).body.custodians.find(({ id }) => id === custodian(index).id);

  it('is kept, once, and named in public beside the record, which it does not change', async () => {
    const bids = await closeWith(await sealFor(BIDDERS[0], project));
    await releaseByThree(bids);
    const before = await record();
    expect(await release(3, bids.slice(0, 1), wrong)).toMatchObject({ recorded: 1, repeated: 0 });
    expect(await release(3, bids.slice(0, 1), wrong)).toMatchObject({ recorded: 0, repeated: 1 });
    await release(4, bids.slice(0, 1));
    expect(
      await query('SELECT share FROM release WHERE custodian = $1 AND bid = $2', custodian(3).id, bidOf(bids)),
    ).toEqual([wrong]);
    await bidding.service.fireDueTimers();
    expect(before).toMatchObject({ entries: [{ outcome: 'opened' }, { outcome: 'opened' }, { outcome: 'opened' }] });
    expect(await record()).toEqual(before);
    expect(await progressOf(3)).toMatchObject({ releases: 1, wrong: 1, wrongBids: [bidOf(bids)] });
    expect(await progressOf(4)).toMatchObject({ releases: 1, wrong: 0, wrongBids: [] });
  });

  it('is named in the record where that is not published yet', async () => {
    const bids = await closeWith(await sealFor(BIDDERS[0], project));
    await releaseByThree(bids.slice(0, 1));
    expect(await record()).toBeUndefined();
    await release(3, bids.slice(0, 1), wrong);
    await bidding.service.fireDueTimers();
    await releaseByThree(bids.slice(1));
    expect(await entryOf(bids[0] as TestBid)).toMatchObject({ outcome: 'opened', wrongShares: [custodian(3).id] });
    expect(await progressOf(3)).toMatchObject({ wrong: 1 });
  });
});

it('refuses a bidder whose time is over when the project is locked, however early it asked (OPN-04)', async () => {
  const bids = await closeWith(await sealFor(BIDDERS[0], project));
  // By its own fault: for a bid that others keep shut its time is not over.
  for (const index of [0, 1, 2, 3, 4])
    await release(index, bids.slice(0, 1), { fault: 'share-invalid', reason: 'for another bid' });
  const source = bidding.service.app.get(DataSource);
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT FROM traded_project WHERE id = $1 FOR UPDATE', [project.id]);
  const path = { project: project.id, lot: LOT, bid: bidOf(bids) };
  const asked = bidding.service.app
    .get(OpenOwnBid)
    .open(path, { envelope: 'bid', identity: (bids[0] as TestBid).identity }, actorOf(BIDDERS[0]))
    .catch((error: unknown) => error);
  await untilSomeoneWaits();
  bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, 3 * 86_400_000));
  await runner.commitTransaction();
  await runner.release();
  expect(await asked).toMatchObject({ refusals: [{ code: 'self-opening-late', rule: 'OPN-04' }] });
});

it('opens when it is back after it was stopped between the releases and the opening (OPN-01)', async () => {
  const bids = await closeWith(await sealFor(BIDDERS[0], project));
  await bidding.service.app.get(Timers).stop();
  for (const index of [0, 1, 2]) await release(index, bids);
  expect(await record()).toBeUndefined();
  const back = await startAgain(bidding);
  try {
    await bidding.service.fireDueTimers();
    expect(await entryOf(bids[0] as TestBid)).toMatchObject({ outcome: 'opened' });
  } finally {
    await back.close();
  }
});

const bidOf = ([first]: readonly TestBid[]): string => (first as TestBid).manifest.bid;

function untilSomeoneWaits(): Promise<unknown> {
  return eventually(async () => {
    const [waiting] = await query(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return waiting;
  });
}
