import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventType } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { eventually, holdRelay, projectCancelled } from '@mingtang/testing';
import { DataSource } from 'typeorm';
import { type ProjectFactsDto } from '../register/project-facts.dto';
import { type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';

const price = { amount: '9000000.00', currency: 'CNY' };

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

const facts = async (project: string): Promise<ProjectFactsDto> =>
  (await stand.anyone.get<ProjectFactsDto>(`/register/projects/${project}`)).body;

async function act(path: string, name: string, body: object = {}) {
  return (await stand.as('tenderer')).post(`${path}/${name}`, body);
}

/** Types of what this service said of a project, in order. */
const said = async (project: string): Promise<EventType[]> =>
  (await stand.service.events()).filter(({ subject }) => subject === project).map(({ type }) => type);

/** Waits until what this service did in a project has come back to it. */
const ordered = (project: string) =>
  eventually(async () => {
    const rows = await stand.service.app
      .get(DataSource)
      .query<{ acted: unknown[] }[]>('SELECT acted FROM traded_case WHERE project = $1', [project]);
    return rows.every(({ acted }) => acted.length === 0);
  });

/** What the evidence says of altered rows of this service. */
async function alterations(project: string): Promise<string[]> {
  const text = await (await fetch(`${stand.service.url}/projects/${project}/evidence`)).text();
  return text.split('\n').filter((line) => line.includes('"problem"'));
}

describe('a cancellation that crosses an award (ANN-11)', () => {
  it('comes first: the award is void, nobody is told that it won, and there is no contract', async () => {
    const { path, published, bids, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(objectionsUntil);
    const letGo = await holdRelay(stand.service.databaseUrl);
    const { status } = await act(path, 'award');
    expect(status).toBe(201);
    const cancelled = projectCancelled(published, { cancelledAt: objectionsUntil });
    await stand.service.publish(cancelled);
    await letGo();
    await stand.stepsOf(published.id, 14);
    expect(await said(published.id)).toEqual([
      'disclosure.candidates-published.v1',
      'disclosure.award-determined.v1',
      'disclosure.award-voided.v1',
    ]);
    const shown = await facts(published.id);
    expect(shown).toMatchObject({
      stage: 'cancelled',
      cancellation: { reason: cancelled.data.reason },
      lots: [
        {
          stage: 'cancelled',
          earlierAwards: [{ bid: bids[0], voidedAt: expect.any(String), voidedBy: cancelled.data.notice }],
        },
      ],
    });
    expect(shown.lots[0]).not.toHaveProperty('award');
    expect(shown.lots[0]).not.toHaveProperty('cancelledAfterAward');
    // In the order of the project's events, whatever times they bear.
    const { items } = await stand.stepsOf(published.id, 14);
    expect(items.map(({ type }) => type).slice(-3)).toEqual([
      'announcement.project-cancelled.v1',
      'disclosure.award-determined.v1',
      'disclosure.award-voided.v1',
    ]);
    expect(await act(path, 'award-notice')).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
    for (const [name, body] of [
      ['award', {}],
      ['contract', { signedAt: objectionsUntil, price }],
      ['contract-refusal', { reason: 'contract-refused', statement: '不签' }],
    ] as const)
      expect(await act(path, name, body)).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
    expect(await alterations(published.id)).toEqual([]);
  });

  it('comes after: it does not touch the lot, which goes on to its contract', async () => {
    const { path, published, award } = await stand.awarded();
    await ordered(published.id);
    await stand.service.publish(projectCancelled(published));
    expect(await facts(published.id)).toMatchObject({
      stage: 'awarded',
      cancellation: {},
      lots: [{ stage: 'awarded', award: { id: award }, cancelledAfterAward: true, earlierAwards: [] }],
    });
    expect(await alterations(published.id)).toEqual([]);
    expect(await act(path, 'award-notice')).toMatchObject({ status: 201 });
    stand.clock.advance(1_000);
    expect(await act(path, 'contract', { signedAt: stand.clock.instant(), price })).toMatchObject({ status: 201 });
    expect(await said(published.id)).not.toContain('disclosure.award-voided.v1');
    expect(await facts(published.id)).toMatchObject({ stage: 'contracted' });
    expect(await alterations(published.id)).toEqual([]);
  });

  it('may come first still while the award’s event is under way: until then no notice is given', async () => {
    const { path, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(objectionsUntil);
    const letGo = await holdRelay(stand.service.databaseUrl);
    expect(await act(path, 'award')).toMatchObject({ status: 201 });
    expect(await act(path, 'award-notice')).toMatchObject({ status: 409, body: { code: 'not-ordered-yet' } });
    await letGo();
    expect(await act(path, 'award-notice')).toMatchObject({ status: 201 });
  });

  it('comes before the decision by which the lot failed: the lot is cancelled', async () => {
    const { path, published, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(addMilliseconds(objectionsUntil, -1));
    const bidder = await stand.as('bidder-2');
    const { body } = await bidder.post<{ id: string }>(`${path}/objections`, { grounds: '业绩不实' });
    await act(path, `objections/${body.id}/answer`, { answer: '成立', upheld: true });
    const letGo = await holdRelay(stand.service.databaseUrl);
    const decision = { outcome: 'fails', reason: '影响全部候选人' };
    expect(await act(path, `objections/${body.id}/decision`, decision)).toMatchObject({ status: 201 });
    expect(await facts(published.id)).toMatchObject({ stage: 'failed' });
    await stand.service.publish(projectCancelled(published));
    await letGo();
    await eventually(async () => (await facts(published.id)).stage === 'cancelled');
    await stand.stepsOf(published.id, 15);
    expect(await alterations(published.id)).toEqual([]);
  });
});
