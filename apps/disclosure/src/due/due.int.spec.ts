import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { candidatesDue } from '@mingtang/procedure/disclosure';
import { definitionOf } from '@mingtang/procedure/procedures';
import {
  deadlineReached,
  eventOf,
  eventually,
  lotOpeningFailed,
  projectCancelled,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';
import { type LotFactsDto } from '../register/lot-facts.dto';
import { type DueActDto } from './due-act.dto';

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

const page = async (query = '') =>
  (await stand.anyone.get<{ items: DueActDto[]; next?: string }>(`/register/due?limit=100${query}`)).body;
const awaitedOf = async (project: string, query = '') =>
  (await page(query)).items.filter((item) => item.project === project);

describe('what lots await', () => {
  it('is the opening at the deadline while bids are open (OPN-01)', async () => {
    const published = publishedProject();
    await stand.service.publish(projectPublished(published));
    expect(await awaitedOf(published.id)).toMatchObject([
      { act: 'reach-deadline', from: published.timetable.submissionDeadline, rule: 'OPN-01', title: published.title },
    ]);
  });

  it('is the publication of candidates, an answer, the award and the contract, each by its rule', async () => {
    const lot = await stand.evaluatedLot();
    const { id, procedure, calendar } = lot.published;
    const due = candidatesDue(lot.signedAt, definitionOf(procedure), calendar);
    expect(await awaitedOf(id)).toMatchObject([{ act: 'publish-candidates', due, rule: 'DIS-01' }]);
    const tenderer = await stand.as('tenderer');
    const { body: published } = await tenderer.post<{ objectionsUntil: string }>(`${lot.path}/candidates`, {});
    expect(await awaitedOf(id)).toMatchObject([{ act: 'award', from: published.objectionsUntil }]);
    const { body: objection } = await (
      await stand.as('bidder-2')
    ).post<{ id: string; answerDue: string }>(`${lot.path}/objections`, { grounds: '业绩不足' });
    expect(await awaitedOf(id, '&act=answer-objection')).toMatchObject([
      { item: objection.id, due: objection.answerDue, rule: 'DIS-02' },
    ]);
    await tenderer.post(`${lot.path}/objections/${objection.id}/answer`, { answer: '经核查符合', upheld: false });
    stand.clock.set(published.objectionsUntil);
    await tenderer.post(`${lot.path}/award`, {});
    expect(await awaitedOf(id)).toEqual([]);
    const { body: noticed } = await tenderer.post<{ contractDue: string }>(`${lot.path}/award-notice`, {});
    expect(await awaitedOf(id)).toMatchObject([{ act: 'publish-contract', due: noticed.contractDue, rule: 'DIS-05' }]);
    const signedAt = stand.clock.instant();
    await tenderer.post(`${lot.path}/contract`, { signedAt, price: { amount: '9000000.00', currency: 'CNY' } });
    expect(await awaitedOf(id)).toEqual([]);
  });

  it('is on the page of the lot in full: also what has no time, and what an objection keeps back (DIS-02)', async () => {
    const lot = await stand.evaluatedLot();
    const { id } = lot.published;
    const owed = async () =>
      (await stand.anyone.get<{ lots: LotFactsDto[] }>(`/register/projects/${id}`)).body.lots[0]?.owed;
    expect(await owed()).toMatchObject([
      { act: 'publish-candidates', by: ['owner'], period: 'candidatesPublishedWithin', overdue: false, waitsFor: [] },
    ]);
    const tenderer = await stand.as('tenderer');
    const { body: published } = await tenderer.post<{ objectionsUntil: string }>(`${lot.path}/candidates`, {});
    const { body: objection } = await (
      await stand.as('bidder-2')
    ).post<{ id: string; answerDue: string }>(`${lot.path}/objections`, { grounds: '业绩不足' });
    expect(await owed()).toMatchObject([
      { act: 'answer-objection', item: objection.id, due: objection.answerDue, overdue: false },
      { act: 'award', from: published.objectionsUntil, waitsFor: ['objection'] },
    ]);
    stand.clock.set(objection.answerDue);
    expect(await owed()).toMatchObject([{ act: 'answer-objection', overdue: true }, { act: 'award' }]);
  });

  it('does not tell that a question was asked, which is a secret until the opening (ANN-09)', async () => {
    const published = publishedProject();
    const asked = {
      project: published.id,
      question: randomUUID(),
      askedAt: published.publishedAt,
      digest: 'a'.repeat(64),
    };
    await stand.service.publish(
      projectPublished(published),
      eventOf('announcement.question-asked.v1', asked, published.publishedAt),
    );
    const { body } = await stand.anyone.get<{ lots: LotFactsDto[] }>(`/register/projects/${published.id}`);
    expect(body.lots[0]?.owed).toMatchObject([{ act: 'reach-deadline' }]);
  });

  it('is the rerun of a lot that failed, until its notice is published (OPN-02)', async () => {
    const published = publishedProject();
    const failed = lotOpeningFailed(published);
    const { lot } = failed.data;
    await stand.service.publish(projectPublished(published), deadlineReached(published, { lot }), failed);
    expect((await awaitedOf(published.id)).filter((each) => each.lot === lot)).toMatchObject([
      { act: 'rerun', from: failed.data.failedAt, rule: 'OPN-02', title: published.title },
    ]);
    const other = publishedProject();
    await stand.service.publish(projectPublished(other));
    expect(await awaitedOf(published.id, '&act=rerun')).toHaveLength(1);
    await stand.service.publish(projectPublished({ ...publishedProject(), rerunOf: published.id }));
    await eventually(async () => (await awaitedOf(published.id, '&act=rerun')).length === 0);
  });

  it('is nothing of a project that was cancelled', async () => {
    const published = publishedProject();
    await stand.service.publish(projectPublished(published));
    await stand.service.publish(projectCancelled(published));
    await eventually(async () => (await awaitedOf(published.id)).length === 0);
  });

  it('comes in the order of its times, page by page, each act once', async () => {
    await stand.evaluatedLot();
    const all = (await page()).items;
    const seen: DueActDto[] = [];
    for (let cursor = ''; ;) {
      const { body } = await stand.anyone.get<{ items: DueActDto[]; next?: string }>(`/register/due?limit=1${cursor}`);
      seen.push(...body.items);
      if (body.next === undefined) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(all);
    const times = seen.map(({ due, from }) => due ?? from);
    expect(times).toEqual([...times].sort());
    expect((await stand.anyone.get('/register/due?cursor=WyJ4IiwxLDIsM10')).body).toMatchObject({
      code: 'cursor-invalid',
    });
  });
});
