import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { roundNumbered } from '@mingtang/procedure/bidding';
import { addMilliseconds } from '@mingtang/procedure/time';
import { eventually, holdRelay, projectCancelled, projectChanged } from '@mingtang/testing';
import { BIDDERS, type BiddingPlatform, bidsOf, startBidding, letClose } from '../fixtures/bidding-platform';
import { letReach, lotNow } from '../fixtures/lets-come';
import { sealFor } from '../fixtures/sealed-bids';
import { BidOpening } from '../opening/bid-opening.entity';
import { CloseLot } from './close-lot';
import { ReachDeadline } from './reach-deadline';
import { readTraded } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';

let bidding: BiddingPlatform;
let project: PublishedProject;

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish();
  await bidding.register(project, ...BIDDERS);
});

const close = () => letClose(bidding.service, project.id, 'lot-1');
const closings = async () => {
  const events = await bidding.service.events();
  return events.filter(({ subject, type }) => subject === project.id && /closed|failed/.test(type));
};
/** Envelopes of the lot that wait to be opened. */
const waiting = () =>
  bidding.service.app.get(DataSource).manager.countBy(BidOpening, { project: project.id, state: 'awaiting-shares' });
async function submitAll() {
  const bids = await Promise.all(BIDDERS.map((bidder) => sealFor(bidder, project)));
  for (const [index, { body }] of bids.entries()) await bidding.submit(BIDDERS[index] as string, body);
  return bids;
}

describe('at the deadline', () => {
  it('the timer closes the lot with the list of bids that stand (OPN-01)', async () => {
    const bids = await submitAll();
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
    await bidding.service.fireDueTimers();
    expect(await closings()).toEqual([]);
    bidding.clock.advance(1);
    await close();
    const [event] = await closings();
    expect(event).toMatchObject({
      type: 'bidding.bidding-closed.v1',
      data: { lot: 'lot-1', deadline: project.timetable.submissionDeadline, closedAt: bidding.clock.instant() },
    });
    const listed = (event?.data as { bids: { bid: string }[] }).bids.map(({ bid }) => bid);
    expect(listed.sort()).toEqual(bids.map(({ manifest }) => manifest.bid).sort());
    expect(await waiting()).toBe(3);
  });

  it('lists the last version and leaves out withdrawn bids', async () => {
    const [first, second] = await submitAll();
    await bidding.register(project, 'bidder-4');
    await bidding.submit('bidder-4', (await sealFor('bidder-4', project)).body);
    const { bid } = first?.manifest ?? { bid: '' };
    const next = await sealFor('bidder-1', project, { bid, version: 2 });
    const paths = bidsOf(next.manifest);
    await (await bidding.as('bidder-1')).post(`${paths}/${bid}/versions`, next.body);
    await (await bidding.as('bidder-2')).post(`${paths}/${second?.manifest.bid}/withdrawal`);
    await bidding.closeAtDeadline(project);
    const { bids } = (await closings())[0]?.data as { bids: { bid: string; version: number }[] };
    expect(bids).toHaveLength(3);
    expect(bids).toContainEqual(expect.objectContaining({ bid, version: 2 }));
  });

  it('a lot with fewer than 3 bids fails and is not opened (OPN-02)', async () => {
    const [, second] = await submitAll();
    const path = `${bidsOf({ project: project.id, lot: 'lot-1' })}/${second?.manifest.bid}/withdrawal`;
    await (await bidding.as('bidder-2')).post(path);
    await bidding.closeAtDeadline(project);
    expect(await closings()).toMatchObject([
      { type: 'bidding.lot-opening-failed.v1', data: { lot: 'lot-1', bids: 2, minimum: 3, rule: 'OPN-02' } },
    ]);
    expect(await waiting()).toBe(0);
  });

  it('closing again changes nothing', async () => {
    await submitAll();
    bidding.clock.set(project.timetable.submissionDeadline);
    await Promise.all([close(), close(), close()]);
    const again = bidding.service.app.get(CloseLot).run({ project: project.id, lot: 'lot-1' }, roundNumbered(1));
    await expect(again).rejects.toThrow('stage-does-not-allow');
    await bidding.service.fireDueTimers();
    expect(await closings()).toHaveLength(1);
    expect(await waiting()).toBe(3);
  });

  it('a closed lot takes no bid, whatever the clock says', async () => {
    await submitAll();
    await bidding.closeAtDeadline(project);
    bidding.clock.set(project.publishedAt);
    await bidding.register(await bidding.publish(), 'bidder-4');
    const { body } = await sealFor('bidder-1', project);
    expect(await (await bidding.as('bidder-1')).post(bidsOf(body.manifest), body)).toMatchObject({
      status: 409,
      body: { code: 'stage-does-not-allow' },
    });
  });
});

describe('before the deadline', () => {
  it('it is not reached (OPN-01)', async () => {
    await submitAll();
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
    const early = bidding.service.app.get(ReachDeadline).run({ project: project.id, lot: 'lot-1' }, roundNumbered(1));
    await expect(early).rejects.toThrow('period-not-over');
    expect(await closings()).toEqual([]);
  });

  it('the timer moves with the deadline', async () => {
    await submitAll();
    const later = addMilliseconds(project.timetable.submissionDeadline, 60_000);
    const timetable = { ...project.timetable, submissionDeadline: later, openingAt: later };
    await bidding.service.publish(projectChanged({ ...project, revision: 2, timetable }));
    bidding.clock.set(project.timetable.submissionDeadline);
    await bidding.service.fireDueTimers();
    expect(await closings()).toEqual([]);
    bidding.clock.set(later);
    await close();
    expect(await closings()).toMatchObject([{ data: { deadline: later } }]);
  });

  it('a cancelled project never closes', async () => {
    await submitAll();
    await bidding.service.publish(projectCancelled(project));
    await bidding.closeAtDeadline(project);
    await bidding.service.fireDueTimers();
    expect(await closings()).toEqual([]);
  });
});

describe('a change of the deadline that crosses it (ANN-06)', () => {
  const moved = () => {
    const later = addMilliseconds(project.timetable.submissionDeadline, 60_000);
    const timetable = { ...project.timetable, submissionDeadline: later, openingAt: later };
    return projectChanged({ ...project, revision: 2, timetable });
  };
  const reached = async () =>
    (await bidding.service.events('bidding.deadline-reached.v1')).filter(({ subject }) => subject === project.id);

  it('and comes first in the order leaves the lot open: nothing is told of its bids, and bids are taken in again', async () => {
    await submitAll();
    await bidding.register(project, 'bidder-4');
    const release = await holdRelay(bidding.service.databaseUrl);
    bidding.clock.set(project.timetable.submissionDeadline);
    await bidding.service.fireDueTimers();
    expect(await reached()).toHaveLength(1);
    const body = (await sealFor('bidder-4', project)).body;
    expect((await (await bidding.as('bidder-4')).post(bidsOf(body.manifest), body)).status).toBe(409);
    const change = moved();
    await bidding.service.publish(change);
    await release();
    await eventually(
      async () => (await (await bidding.as('bidder-4')).post(bidsOf(body.manifest), body)).status === 201,
    );
    expect(await closings()).toEqual([]);
    bidding.clock.set(change.data.published.timetable.submissionDeadline);
    await close();
    const [closed] = await closings();
    expect(closed?.data).toMatchObject({ deadline: change.data.published.timetable.submissionDeadline });
    expect((closed?.data as { bids: unknown[] }).bids).toHaveLength(4);
    expect(await reached()).toHaveLength(2);
  });

  it('and comes after it in the order is not in force', async () => {
    await submitAll();
    await bidding.closeAtDeadline(project);
    await bidding.service.publish(moved());
    bidding.clock.set(project.publishedAt);
    const own = await (await bidding.as('bidder-1')).get<{ deadline: string }>(`/projects/${project.id}/registration`);
    expect(own.status).toBe(200);
    expect(await closings()).toMatchObject([{ data: { deadline: project.timetable.submissionDeadline } }]);
    const traded = await readTraded(bidding.service.app.get(DataSource).manager, project.id);
    expect(traded?.published.revision).toBe(1);
    expect(traded?.cases[0]?.stand.overtaken).toMatchObject([{ act: 'change' }]);
  });
});

describe('what comes in the order before a closing list that is told already (ANN-11, ANN-06)', () => {
  /** The list of the lot is told, and held back from the order of the project; then something else is told. */
  async function crossedBy(told: ProcessEvent): Promise<void> {
    await submitAll();
    bidding.clock.set(project.timetable.submissionDeadline);
    await letReach(bidding, project.id);
    const release = await holdRelay(bidding.service.databaseUrl);
    await bidding.service.fireDueTimers();
    expect(await closings()).toHaveLength(1);
    expect(await waiting()).toBe(3);
    await bidding.service.publish(told);
    await release();
    await eventually(async () => (await lotNow(bidding, project.id)).acted.length === 0);
  }

  it('a cancellation ends the lot: nothing of the list is opened, and custodians are asked for nothing', async () => {
    await crossedBy(projectCancelled(project));
    const { stand } = await lotNow(bidding, project.id);
    expect(stand).toMatchObject({ stage: 'cancelled', overtaken: [{ act: 'close-bidding', by: 'cancel' }] });
    expect(await waiting()).toBe(0);
    const evidence = await (await fetch(`${bidding.service.url}/projects/${project.id}/evidence`)).text();
    expect(evidence).not.toContain('row-altered');
    await bidding.service.fireDueTimers();
    expect(await closings()).toHaveLength(1);
  });

  it('a change is void: the list holds, by the deadline that was reached', async () => {
    const later = addMilliseconds(project.timetable.submissionDeadline, 60_000);
    const timetable = { ...project.timetable, submissionDeadline: later, openingAt: later };
    await crossedBy(projectChanged({ ...project, revision: 2, timetable }));
    const { stand } = await lotNow(bidding, project.id);
    expect(stand).toMatchObject({ stage: 'opening', overtaken: [{ act: 'change' }] });
    expect(await waiting()).toBe(3);
  });
});
