import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { Acts } from '@mingtang/service-kit';
import { deadlineReached, eventually, holdRelay } from '@mingtang/testing';
import { type DocumentDto } from '../documents/document.dto';
import { type NoticeDto } from '../notices/notice.dto';
import { type ProjectDto } from '../project/project.dto';
import { type Announcing, codesOf, MONDAY, startAnnouncing, succeed } from '../fixtures/announcing';

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

/** A project in its last millisecond before the deadline, with a document that no notice has published. */
async function closing(): Promise<PublishedProject> {
  announcing.clock.set(MONDAY);
  const { published } = await announcing.published();
  const project = published as PublishedProject;
  await announcing.upload(project.id);
  announcing.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
  return project;
}

const CHANGE = { reason: '更正', affectsBids: true, draft: { region: '990200' } };

const change = async ({ id }: PublishedProject) =>
  (await announcing.as('tenderer')).post<NoticeDto>(`/projects/${id}/change-notices`, CHANGE);

/** What bidding says of every lot at the deadline; it has seen nothing but the notice. */
const reached = (project: PublishedProject): ProcessEvent[] =>
  project.lots.map(({ id: lot }) => ({ ...deadlineReached(project, { lot }), seen: 1 }) as ProcessEvent);

const shown = async ({ id }: PublishedProject) =>
  succeed<ProjectDto>((await announcing.as('tenderer')).get(`/projects/${id}`));

const noticesOf = async ({ id }: PublishedProject): Promise<NoticeDto[]> =>
  (await succeed<{ items: NoticeDto[] }>((await announcing.as()).get(`/projects/${id}/notices`))).items;

const voidings = async ({ id }: PublishedProject) =>
  (await announcing.service.events('announcement.change-voided.v1')).filter(({ subject }) => subject === id);

const ordered = ({ id }: PublishedProject) => announcing.service.app.get(Acts).ordered(id);

describe('a change that crosses the closing of the bidding (ANN-06)', () => {
  it('is void where the closing comes before it: the tender stands as the notice before it has it, and the notice says why', async () => {
    const project = await closing();
    const before = await shown(project);
    const letGo = await holdRelay(announcing.service.databaseUrl);
    const { body: notice } = await change(project);
    expect((await shown(project)).draft.region).toBe('990200');
    await announcing.service.publish(...reached(project));
    await letGo();
    await eventually(async () => (await voidings(project)).length > 0);
    await ordered(project);

    const after = await shown(project);
    const { draft, timetable } = before;
    expect(after).toMatchObject({ draft, timetable, stage: 'bidding-closed', revision: 2 });
    const documents = await succeed<DocumentDto[]>((await announcing.as()).get(`/projects/${project.id}/documents`));
    expect(documents.map(({ id }) => id)).toEqual(project.documents.map(({ id }) => id));
    const [told, first] = await noticesOf(project);
    expect(told).toMatchObject({ id: notice.id, kind: 'change', voidReason: { zh: expect.stringMatching(/未生效/) } });
    expect(told?.voidedAt).toBe(announcing.clock.instant());
    expect(first).not.toHaveProperty('voidedAt');
    const whole = await succeed<NoticeDto>((await announcing.as()).get(`/projects/${project.id}/notices/${notice.id}`));
    expect(whole.published?.region).toBe('990200');
    expect(await voidings(project)).toMatchObject([
      { actorrole: 'system', data: { notice: notice.id, published: project, reason: told?.voidReason } },
    ]);
    const { text } = await evidenceOf(project);
    expect(text).not.toContain('row-altered');
    expect(text).toContain('"of":"announcement.change-voided.v1"');
  });

  it('takes effect where it comes before the closing, which then comes at the new deadline', async () => {
    const project = await closing();
    const { body: notice } = await change(project);
    await ordered(project);
    await announcing.service.publish(...reached(project));
    const { stage, draft, timetable } = await shown(project);
    expect([stage, draft.region]).toEqual(['published', '990200']);
    expect(timetable).toEqual(notice.published?.timetable);
    expect(await voidings(project)).toEqual([]);
  });

  it('holds for every lot or for none, also where only one lot was closed before it', async () => {
    const project = await closing();
    const letGo = await holdRelay(announcing.service.databaseUrl);
    await change(project);
    const [first, second] = reached(project) as [ProcessEvent, ProcessEvent];
    await announcing.service.publish(first);
    await letGo();
    await eventually(async () => (await voidings(project)).length > 0);
    await ordered(project);
    expect((await shown(project)).lots).toMatchObject([{ stage: 'bidding-closed' }, { stage: 'published' }]);
    await announcing.service.publish(second);
    expect((await shown(project)).stage).toBe('bidding-closed');
    expect(await voidings(project)).toHaveLength(1);
  });

  it('at the same moment is void, or moves the deadline, as the order of the project has it', async () => {
    const project = await closing();
    const [answer] = await Promise.all([change(project), announcing.service.publish(...reached(project))]);
    await ordered(project);
    if (answer.status !== 201) expect(codesOf(answer)).toEqual(['stage-does-not-allow']);
    const { stage, draft } = await shown(project);
    const [notice] = await noticesOf(project);
    const holds = notice?.kind === 'change' && notice.voidedAt === undefined;
    expect([stage, draft.region]).toEqual(holds ? ['published', '990200'] : ['bidding-closed', '990100']);
  });

  it('voids two changes, each by a word of its own', async () => {
    const project = await closing();
    const letGo = await holdRelay(announcing.service.databaseUrl);
    await change(project);
    const { body: second } = await (
      await announcing.as('tenderer')
    ).post<NoticeDto>(`/projects/${project.id}/change-notices`, { ...CHANGE, draft: { region: '990300' } });
    expect(second.revision).toBe(3);
    await announcing.service.publish(...reached(project));
    await letGo();
    await eventually(async () => (await voidings(project)).length === 2);
    expect((await shown(project)).draft.region).toBe('990100');
    expect((await noticesOf(project)).map(({ voidedAt }) => voidedAt !== undefined)).toEqual([true, true, false]);
  });
});

async function evidenceOf({ id }: PublishedProject): Promise<{ text: string }> {
  const response = await fetch(`${announcing.service.url}/projects/${id}/evidence`);
  return { text: await response.text() };
}
