import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  biddingClosed,
  deadlineReached,
  eventOf,
  openingCompleted,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { recordStep } from '../projections/record-step';
import { biddingRush } from '../fixtures/bidding-rush';
import { type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';
import { type StepDto } from './step.dto';

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

interface StepPage {
  readonly items: readonly StepDto[];
  readonly next?: string;
}

async function pageOf(project: string, limit: number, cursor?: string): Promise<StepPage> {
  const asked = `limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`;
  return (await stand.anyone.get<StepPage>(`/register/projects/${project}/steps?${asked}`)).body;
}

/** Turns the pages to the end; `meanwhile` happens after the page of that number. */
async function walk(
  project: string,
  limit: number,
  meanwhile: Record<number, () => Promise<unknown>>,
): Promise<string[]> {
  const events: string[] = [];
  for (let cursor: string | undefined, page = 1; page === 1 || cursor !== undefined; page++) {
    const { items, next }: StepPage = await pageOf(project, limit, cursor);
    events.push(...items.map(({ event }) => event));
    await meanwhile[page]?.();
    cursor = next;
  }
  return events;
}

function answered({ id: project, publishedAt }: PublishedProject, ms: number): ProcessEvent {
  const answeredAt = addMilliseconds(publishedAt, ms);
  const answer = { project, question: randomUUID(), answeredAt, text: '疑问', answer: '答复' };
  return eventOf('announcement.question-answered.v1', answer, answeredAt, 'tenderer');
}

async function withAnswers(...times: number[]): Promise<[PublishedProject, ProcessEvent[]]> {
  const published = publishedProject();
  const steps = [projectPublished(published), ...times.map((ms) => answered(published, ms))];
  await stand.service.publish(...steps);
  return [published, steps];
}

const idsOf = (events: readonly ProcessEvent[]) => events.map(({ id }) => id);

describe('the steps of a project, page by page', () => {
  it.each([1, 2, 3])('hold what comes late with an earlier time, at their end (%i on a page)', async (limit) => {
    const [published, steps] = await withAnswers(3_000, 4_000, 5_000);
    const late = [answered(published, 2_000), answered(published, 1_000)];
    const walked = await walk(published.id, limit, { 1: () => stand.service.publish(...late) });
    expect(walked).toEqual(idsOf([...steps, ...late.reverse()]));
    const again = (await pageOf(published.id, 100)).items.map(({ event }) => event);
    expect(again).toEqual(idsOf([steps[0] as ProcessEvent, ...late, ...steps.slice(1)]));
  });

  it('hold once each what comes again and again while they are turned', async () => {
    const [published] = await withAnswers(10_000, 20_000, 30_000);
    const late = [9_000, 1_000, 25_000, 2_000].map((ms) => answered(published, ms));
    const walked = await walk(
      published.id,
      1,
      Object.fromEntries(late.map((event, index) => [index + 1, () => stand.service.publish(event)])),
    );
    expect(walked).toHaveLength(8);
    expect(new Set(walked).size).toBe(8);
    expect(walked).toEqual(expect.arrayContaining(idsOf(late)));
  });

  it('hold what the opening shows from before, and none of it earlier (ANN-09)', async () => {
    const [published, steps] = await withAnswers();
    const rush = biddingRush(published, 3);
    const [reached, closed] = [deadlineReached(published), biddingClosed(published)];
    await stand.service.publish(...rush, reached, closed);
    const opened = openingCompleted(published);
    const walked = await walk(published.id, 1, { 1: () => stand.service.publish(opened) });
    expect(walked.slice(0, 3)).toEqual(idsOf([...steps, reached, closed]));
    expect(walked.slice(3).sort()).toEqual(idsOf([...rush, opened]).sort());
  });

  it('are in no order that a later commit overtakes', async () => {
    const [published] = await withAnswers(1_000);
    const dataSource = stand.service.app.get(DataSource);
    const slow = dataSource.createQueryRunner();
    await slow.startTransaction();
    const first = answered(published, 2_000);
    await recordStep(first, slow.manager);
    const second = answered(published, 3_000);
    const fast = dataSource.transaction((manager) => recordStep(second, manager));
    const { next } = await pageOf(published.id, 1);
    await slow.commitTransaction();
    await Promise.all([fast, slow.release()]);
    const rest = (await pageOf(published.id, 100, next)).items.map(({ event }) => event);
    expect(rest.slice(1)).toEqual(idsOf([first, second]));
  });

  it.each(['x', 'WyJhIiwiYiIsImMiXQ', 'WyIxIiwiMiJd', Buffer.from('["1","2","x"]').toString('base64url')])(
    'begin nowhere by the cursor %s',
    async (cursor) => {
      const [published] = await withAnswers();
      expect(await stand.anyone.get(`/register/projects/${published.id}/steps?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'cursor-invalid' },
      });
    },
  );
});
