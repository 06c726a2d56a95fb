import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationKey, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { client, organisationOfAccount, projectCancelled } from '@mingtang/testing';
import { createHmac, randomUUID } from 'node:crypto';
import { type BiddingPlatform, NOTICE_KEY, startBidding } from '../fixtures/bidding-platform';

let bidding: BiddingPlatform;
let project: PublishedProject;

beforeAll(async () => {
  bidding = await startBidding();
  project = await bidding.publish({ bidSecurity: { amount: '200000.00', currency: 'CNY' } });
});
afterAll(() => bidding.service.close());

async function register(by: string, id = project.id, key?: string) {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return (await bidding.as(by)).post<Record<string, string>>(`/projects/${id}/registrations`, undefined, headers);
}

describe('a registration', () => {
  it('gives a payment reference that names nobody, and an event that does not either (ANN-09)', async () => {
    const key = randomUUID();
    const answer = await register('bidder-1', project.id, key);
    expect(answer).toMatchObject({
      status: 201,
      body: { project: project.id, securityAsked: { amount: '200000.00' }, sandbox: false },
    });
    expect(answer.body['paymentReference']).toMatch(/^MT-[0-9A-HJKMNP-TV-Z]{8}-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect((await register('bidder-1', project.id, key)).body).toEqual(answer.body);
    const [event] = await bidding.service.events('bidding.bidder-registered.v1');
    expect(Object.keys(event?.data ?? {}).sort()).toEqual(['digest', 'project', 'registeredAt', 'registration']);
    expect(JSON.stringify(event)).not.toContain(organisationOfAccount('bidder-1').id);
  });

  it('is said to concern its bidder under a pseudonym of this project alone (ANN-09)', async () => {
    const both = [await bidding.publish(), await bidding.publish()];
    for (const each of both) await bidding.register(each, 'bidder-8');
    const party = organisationKey(organisationOfAccount('bidder-8'));
    const events = await bidding.service.events('bidding.bidder-registered.v1');
    expect(events.slice(-2).map(({ addressees }) => addressees)).toEqual(
      both.map(({ id }) => createHmac('sha256', NOTICE_KEY).update(`${id}\n${party}`).digest('hex')),
    );
  });

  it('is made once', async () => {
    expect(await register('bidder-1')).toMatchObject({ status: 409, body: { code: 'already-registered' } });
  });

  it('is shown to its bidder and to no other', async () => {
    const own = await (await bidding.as('bidder-1')).get(`/projects/${project.id}/registration`);
    expect(own).toMatchObject({ status: 200, body: { securities: [], bids: [] } });
    const other = await (await bidding.as('bidder-2')).get(`/projects/${project.id}/registration`);
    expect(other.status).toBe(204);
  });

  it('is not for the tenderer’s own, other roles or strangers', async () => {
    const own = await bidding.publish({ procuringEntity: organisationOfAccount('bidder-2') });
    expect(await register('bidder-2', own.id)).toMatchObject({ status: 403, body: { code: 'tenderer-may-not-bid' } });
    expect((await register('tenderer')).status).toBe(403);
    expect((await client(bidding.service.url).post(`/projects/${project.id}/registrations`)).status).toBe(401);
  });

  it('needs a project that there is, and that takes bids', async () => {
    expect(await register('bidder-2', randomUUID())).toMatchObject({ status: 404, body: { code: 'project-unknown' } });
    const cancelled = await bidding.publish();
    await bidding.service.publish(projectCancelled(cancelled));
    expect(await register('bidder-2', cancelled.id)).toMatchObject({
      status: 409,
      body: { code: 'stage-does-not-allow' },
    });
  });

  it('is taken while the documents are available (ANN-03), at most to the deadline (BID-02)', async () => {
    const timetable = {
      ...project.timetable,
      documentsAvailableFrom: addMilliseconds(project.publishedAt, 1_000),
      documentsAvailableUntil: addMilliseconds(project.publishedAt, 5_000),
    };
    const later = await bidding.publish({ timetable });
    expect((await register('bidder-2', later.id)).body).toMatchObject({ code: 'documents-not-yet-available' });
    bidding.clock.set(timetable.documentsAvailableUntil);
    expect((await register('bidder-2', later.id)).body).toMatchObject({ code: 'period-over' });
    bidding.clock.set(later.timetable.submissionDeadline);
    expect((await register('bidder-2', later.id)).body).toMatchObject({ code: 'period-over', rule: 'ANN-03' });
  });
});

describe('the list of own tenders', () => {
  it('holds what the bidder is registered for and nothing of others, the newest first, page by page', async () => {
    bidding.clock.set(addMilliseconds(project.publishedAt, 1_500));
    const newer = await bidding.publish();
    bidding.clock.set(addMilliseconds(newer.publishedAt, 2_000));
    await register('bidder-1', newer.id);
    await register('bidder-3', newer.id);
    const as = await bidding.as('bidder-1');
    const mine = async (query: string) =>
      (await as.get<{ items: Record<string, unknown>[]; next?: string }>(`/registrations/mine?limit=1${query}`)).body;
    const first = await mine('');
    expect(first.items).toEqual([
      expect.objectContaining({
        project: newer.id,
        title: newer.title,
        deadline: newer.timetable.submissionDeadline,
        securityAsked: false,
        securityPaid: false,
        procedure: newer.procedure,
        lots: newer.lots.map(({ id }) => ({
          lot: id,
          stage: 'published',
          possible: [
            { act: 'ask-question', until: addMilliseconds(newer.timetable.clarificationDeadline, 1) },
            { act: 'submit-bid', until: newer.timetable.submissionDeadline },
          ],
        })),
        bids: [],
      }),
    ]);
    const all = [...first.items];
    for (let { next } = first; next !== undefined;) {
      const page = await mine(`&cursor=${next}`);
      all.push(...page.items);
      next = page.next;
    }
    const times = all.map(({ registeredAt }) => String(registeredAt));
    expect(times).toEqual(times.toSorted().reverse());
    expect(all.map((tender) => tender['project'])).toContain(project.id);
    const [theirs] = (await (await bidding.as('bidder-3')).get<{ items: unknown[] }>('/registrations/mine')).body.items;
    expect(theirs).toMatchObject({ project: newer.id });
  });
});

describe('the list of registrations (ANN-09)', () => {
  const list = async (by: string, query = '') =>
    (await bidding.as(by)).get<Record<string, unknown>>(`/projects/${project.id}/registrations${query}`);

  it('is secret until the deadline, from tenderer and supervisor alike', async () => {
    bidding.clock.set(addMilliseconds(project.publishedAt, 2));
    await register('bidder-2');
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
    expect(await list('tenderer')).toMatchObject({
      status: 409,
      body: { code: 'registrations-secret', rule: 'ANN-09' },
    });
    expect(await list('supervisor')).toMatchObject({ status: 409, body: { code: 'registrations-secret' } });
  });

  it('is told to them from the deadline on, page by page', async () => {
    bidding.clock.set(project.timetable.submissionDeadline);
    const first = await list('tenderer', '?limit=1');
    expect(first.body).toMatchObject({ items: [{ bidder: organisationOfAccount('bidder-1') }] });
    const second = await list('supervisor', `?limit=1&cursor=${String(first.body['next'])}`);
    expect(second.body).toEqual({ items: [expect.objectContaining({ bidder: organisationOfAccount('bidder-2') })] });
    expect(await list('tenderer', '?cursor=WzEsMl0')).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });

  it('is for this project’s tenderer, not another', async () => {
    expect(await list('tenderer-2')).toMatchObject({ status: 403, body: { code: 'not-your-project' } });
    expect((await list('bidder-1')).status).toBe(403);
    expect((await list('operator')).status).toBe(403);
  });
});
