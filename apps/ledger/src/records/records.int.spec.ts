import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent } from '@mingtang/contracts';
import { historyUntil, projectCancelled, projectChanged, projectPublished, publishedProject } from '@mingtang/testing';
import { type RecordDto } from './records.dto';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';
import { sampleEvent } from '../fixtures/sample-event';

let stand: LedgerStand;
beforeAll(async () => (stand = await startLedger()));
afterAll(() => stand?.service.close());

interface Page {
  readonly items: RecordDto[];
  readonly next?: string;
}

async function pages(project: string, limit: number): Promise<RecordDto[][]> {
  const all: RecordDto[][] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const { body }: { body: Page } = await stand.anyone.get<Page>(
      `/projects/${project}/records?limit=${limit}${next && `&cursor=${next}`}`,
    );
    all.push(body.items);
    next = body.next;
  }
  return all;
}

describe('the records of a project', () => {
  it('come in pages, in their order, each once', async () => {
    const published = publishedProject();
    const project = published.id;
    const bids = Array.from({ length: 7 }, () => sampleEvent('bidding.bid-submitted.v1', { project }));
    const [notice, ...opening] = historyUntil('complete-opening', published) as [ProcessEvent];
    await stand.log(notice, ...bids, ...opening, projectCancelled(published));
    const [whole] = await pages(project, 100);
    expect(whole).toHaveLength(13);
    for (const limit of [1, 3, 13]) expect((await pages(project, limit)).flat()).toEqual(whole);
    expect(await pages(project, 13)).toHaveLength(1);
    expect(whole?.filter(({ seq }) => seq !== undefined).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('number each project’s own from 1 without gaps, in the order in which its events came, others’ in between', async () => {
    const projects = Array.from({ length: 5 }, () => publishedProject());
    const changes = Array.from({ length: 12 }, (_, n) =>
      projects.map((published) => projectChanged(published, { reason: `change ${n}` })),
    );
    await stand.log(...projects.map(projectPublished), ...changes.flat());
    for (const { id } of projects) {
      const records = (await pages(id, 5)).flat();
      expect(records.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
      expect(records.slice(1).map(({ payload }) => (payload as { reason: string }).reason)).toEqual(
        Array.from({ length: 12 }, (_, n) => `change ${n}`),
      );
      expect(records.map(({ index }) => index)).toEqual(records.map(({ index }) => index).sort((a, b) => a - b));
    }
  });

  it('have one of an event that Kafka brings twice', async () => {
    const event = projectPublished(publishedProject());
    await stand.log(event, event);
    await stand.service.publish(event);
    await stand.log(projectPublished(publishedProject()));
    expect((await pages(event.subject, 100)).flat()).toHaveLength(1);
  });

  it('end a page where it becomes long', async () => {
    const published = publishedProject({ description: 'x'.repeat(1_500_000) });
    await stand.log(projectPublished(published), ...[1, 2, 3, 4].map(() => projectChanged(published)));
    const all = await pages(published.id, 100);
    expect(all.map(({ length }) => length)).toEqual([3, 2]);
    expect(all.flat().map(({ payload }) => (payload as { published: object }).published)).toEqual(
      Array(5).fill(published),
    );
  });

  it('are refused of a project of which nothing is logged, and for a cursor of another list', async () => {
    expect(await stand.anyone.get(`/projects/${publishedProject().id}/records`)).toMatchObject({
      status: 404,
      body: { code: 'project-unknown' },
    });
    const event = projectPublished(publishedProject());
    await stand.log(event);
    expect(await stand.anyone.get(`/projects/${event.subject}/records?cursor=x`)).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
  });
});
