import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  deadlineReached,
  lotOpeningFailed,
  openingEntries,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { biddingRush } from '../fixtures/bidding-rush';
import { afterNotice, type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';
import { recount } from '../fixtures/recount';
import { type StatisticsDto } from './statistics.dto';

let stand: DisclosureStand;

beforeAll(async () => {
  stand = await startDisclosure();
  await contracted({ region: '330100' }, false);
  await contracted(
    {
      region: '330106',
      classification: 'goods',
      publishedAt: '2036-03-31T16:30:00.000Z',
      lots: estimated('10000000.01', 'CNY'),
    },
    true,
  );
  await contracted({ region: '110105', lots: estimated('9000000.00', 'EUR') }, undefined);
  const failing = publishedProject({ region: '330100', classification: 'services' });
  const cancelled = publishedProject({ region: '440300' });
  const twoLots = publishedProject({ region: '440300', lots: ['lot-1', 'lot-2'].map((id) => lotLike({ id })) });
  const sandbox = publishedProject({ region: 'sandbox', calendar: { mode: 'sandbox', secondsPerDay: 2 } });
  for (const published of [failing, cancelled, twoLots, sandbox])
    await stand.service.publish(projectPublished(published));
  await stand.service.publish(
    deadlineReached(failing),
    lotOpeningFailed(failing, { bids: 1 }),
    projectCancelled(cancelled),
    ...afterNotice('complete-opening', twoLots),
    ...biddingRush(twoLots, 9, 'lot-2'),
    ...afterNotice('complete-opening', sandbox, {
      opening: {
        entries: openingEntries().slice(0, 1),
        openedAt: addMilliseconds(sandbox.timetable.openingAt, 4_000),
      },
    }),
  );
});
afterAll(() => stand.service.close());

const lotLike = (overrides: Partial<PublishedProject['lots'][number]>) => {
  const [lot] = publishedProject().lots;
  if (!lot) throw new Error('a project has a lot');
  return { ...lot, ...overrides };
};
const estimated = (amount: string, currency: string) => [lotLike({ estimate: { amount, currency } })];

/** A project whose lot is contracted, after an objection found right or not where one is given. */
async function contracted(
  overrides: Partial<PublishedProject>,
  objection: boolean | undefined,
): Promise<PublishedProject> {
  const { published, path } = await stand.evaluatedLot(overrides);
  const tenderer = await stand.as('tenderer');
  stand.clock.advance(86_400_000);
  const { body } = await tenderer.post<{ objectionsUntil: string }>(`${path}/candidates`, {});
  if (objection !== undefined) {
    const filed = await (await stand.as('bidder-3')).post<{ id: string }>(`${path}/objections`, { grounds: '异议' });
    await tenderer.post(`${path}/objections/${filed.body.id}/answer`, { answer: '答复', upheld: objection });
    const decision = { outcome: 'stands', reason: '不影响排名' };
    if (objection) await tenderer.post(`${path}/objections/${filed.body.id}/decision`, decision);
  }
  stand.clock.set(body.objectionsUntil);
  await tenderer.post(`${path}/award`, {});
  stand.clock.advance(3_600_000);
  await tenderer.post(`${path}/award-notice`, {});
  stand.clock.advance(86_400_000);
  const signed = await tenderer.post(`${path}/contract`, {
    signedAt: stand.clock.instant(),
    price: { amount: '9000000.00', currency: 'CNY' },
  });
  expect(signed.status).toBe(201);
  return published;
}

async function statistics(query = ''): Promise<StatisticsDto> {
  return (await stand.anyone.get<StatisticsDto>(`/register/statistics?${query}`)).body;
}

describe('the statistics of the register', () => {
  it.each(['', 'sandbox=included', 'sandbox=only', 'classification=goods', 'region=33', 'from=2036-03-31T16:00:00Z'])(
    'are what a recount of the public pages gives: %s',
    async (query) => {
      expect(await statistics(query)).toEqual(await recount(stand.anyone, query));
    },
  );

  it('count single bids and lots with too few', async () => {
    const { all } = await statistics();
    expect(all.volume).toEqual({ projects: 6, lots: 7, running: 2, contracted: 3, failed: 1, cancelled: 1 });
    expect(all.competition).toMatchObject({ lots: 5, bids: 16, bidsPerLot: 3.2, singleBid: 1, singleBidShare: 0.2 });
    expect(all.competition).toMatchObject({ tooFewBids: 1, tooFewBidsShare: 0.2 });
  });

  it('add money of one currency only, to the last digit', async () => {
    const { all } = await statistics();
    expect(all.savings).toEqual([
      { currency: 'CNY', lots: 2, estimate: '20000000.01', award: '18000000.00', saved: '2000000.01', savedShare: 0.1 },
    ]);
  });

  it('tell nothing of bids for lots that are not opened (ANN-09)', async () => {
    const before = await statistics();
    const rushed = publishedProject({ region: '440300' });
    await stand.service.publish(projectPublished(rushed));
    const published = await statistics();
    await stand.service.publish(...biddingRush(rushed, 7));
    expect(await statistics()).toEqual(published);
    expect(published.all.competition).toEqual(before.all.competition);
  });

  it('take a month as legal time has it', async () => {
    const { byMonth } = await statistics('classification=goods');
    expect(byMonth.map(({ value }) => value)).toEqual(['2036-04']);
  });

  it('count a sandbox’s days by its calendar', async () => {
    const { durations } = await statistics('sandbox=only');
    expect(durations.find(({ span }) => span === 'opening')).toMatchObject({ lots: 1, median: 2 });
  });

  it('follow a change of the estimate', async () => {
    const first = publishedProject({ region: '330200', lots: estimated('10000000.00', 'CNY') });
    const changed = { ...first, revision: 2, lots: estimated('12000000.00', 'CNY') };
    await stand.service.publish(
      projectPublished(first),
      projectChanged(changed),
      ...afterNotice('conclude-report', changed),
    );
    const path = `/projects/${first.id}/lots/lot-1`;
    const tenderer = await stand.as('tenderer');
    const { body } = await tenderer.post<{ objectionsUntil: string }>(`${path}/candidates`);
    stand.clock.set(body.objectionsUntil);
    await tenderer.post(`${path}/award`, {});
    const { all } = await statistics('region=330200');
    expect(all.savings).toMatchObject([{ estimate: '12000000.00' }]);
  });

  it('may be kept a minute', async () => {
    const { headers } = await stand.anyone.get('/register/statistics');
    expect(headers.get('cache-control')).toBe('public, max-age=60');
  });

  it.each(['sandbox=perhaps', 'from=2036', 'classification=art'])('refuse %s', async (query) => {
    expect((await stand.anyone.get(`/register/statistics?${query}`)).status).toBe(400);
  });

  it('are all nought where nothing is published', async () => {
    expect(await statistics('region=nowhere')).toEqual({
      all: {
        volume: { projects: 0, lots: 0, running: 0, contracted: 0, failed: 0, cancelled: 0 },
        competition: { lots: 0, bids: 0, singleBid: 0, tooFewBids: 0 },
        savings: [],
        objections: { lots: 0, lotsObjected: 0, filed: 0, answered: 0, upheld: 0 },
      },
      byClassification: [],
      byRegion: [],
      regionsLeftOut: 0,
      byMonth: [],
      bidsPerLot: [],
      durations: [],
    });
  });
});
