import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationKey } from '@mingtang/contracts';
import { organisationOfAccount } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { BIDDERS, type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';
import { type AwardNoticeDto } from './award-notice.dto';

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

async function noticesTo(username: string, query = ''): Promise<{ items: AwardNoticeDto[]; next?: string }> {
  return (await (await stand.as(username)).get<{ items: AwardNoticeDto[] }>(`/award-notices${query}`)).body;
}

describe('the notice of award', () => {
  it('tells the winner and every other bidder of the lot in one act, and nobody else (DIS-04)', async () => {
    const { path, published, award } = await stand.awarded();
    const given = await (await stand.as('tenderer')).post(`${path}/award-notice`, {});
    expect(given).toMatchObject({ status: 201, body: { award, notified: 4 } });
    const { body: lot } = await stand.anyone.get<{ lots: { award: { noticedAt: string } }[] }>(
      `/register/projects/${published.id}`,
    );
    for (const [index, username] of BIDDERS.entries())
      expect((await noticesTo(username)).items).toMatchObject([
        {
          project: published.id,
          title: published.title,
          lot: 'lot-1',
          award,
          won: index === 0,
          noticedAt: lot.lots[0]?.award.noticedAt,
          superseded: false,
        },
      ]);
    expect((await noticesTo('bidder-8')).items).toEqual([]);
    const [event] = await stand.service.events('disclosure.award-noticed.v1');
    const keys = BIDDERS.map((username) => organisationKey(organisationOfAccount(username)));
    expect(event?.data).toMatchObject({ winner: keys[0], notified: keys });
  });

  it('is given once of each award, and again when the next is awarded', async () => {
    const { path, published } = await stand.awarded();
    const tenderer = await stand.as('tenderer');
    const key = { 'idempotency-key': randomUUID() };
    expect((await tenderer.post(`${path}/award-notice`, {}, key)).status).toBe(201);
    expect((await tenderer.post(`${path}/award-notice`, {}, key)).status).toBe(201);
    expect(await tenderer.post(`${path}/award-notice`, {})).toMatchObject({
      status: 409,
      body: { code: 'already-done' },
    });
    stand.clock.advance(1_000);
    const passedOver = [{ rank: 1, reason: 'gave-up', statement: '放弃' }];
    await tenderer.post(`${path}/award`, { rank: 2, passedOver });
    stand.clock.advance(1_000);
    expect((await tenderer.post(`${path}/award-notice`, {})).status).toBe(201);
    const { items } = await noticesTo('bidder-2');
    expect(items.filter(({ project }) => project === published.id)).toMatchObject([
      { won: true, rank: 2, superseded: false },
      { won: false, rank: 1, superseded: true },
    ]);
  });

  it('is listed page by page, newest first', async () => {
    const first = await noticesTo('bidder-1', '?limit=2');
    const rest = await noticesTo('bidder-1', `?cursor=${first.next}`);
    const all = await noticesTo('bidder-1');
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(all.items.length).toBeGreaterThan(2);
  });

  it('is refused before there is an award', async () => {
    const { path } = await stand.withCandidates();
    expect(await (await stand.as('tenderer')).post(`${path}/award-notice`, {})).toMatchObject({
      status: 409,
      body: { code: 'stage-does-not-allow' },
    });
  });

  it('is given by the owner, and read by bidders', async () => {
    const { path } = await stand.awarded();
    expect(await (await stand.as('tenderer-2')).post(`${path}/award-notice`, {})).toMatchObject({
      status: 403,
      body: { code: 'not-your-project' },
    });
    for (const username of ['bidder-1', 'expert-1', 'supervisor', 'operator'])
      expect((await (await stand.as(username)).post(`${path}/award-notice`, {})).status).toBe(403);
    for (const username of ['tenderer', 'agency', 'expert-1', 'supervisor', 'operator'])
      expect((await (await stand.as(username)).get('/award-notices')).status).toBe(403);
    expect((await stand.anyone.get('/award-notices')).status).toBe(401);
  });
});
