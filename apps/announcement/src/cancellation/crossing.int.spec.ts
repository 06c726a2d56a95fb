import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { Acts } from '@mingtang/service-kit';
import { awardDetermined, awardNoticed, contractPublished, historyUntil, holdRelay } from '@mingtang/testing';
import { type NoticeDto } from '../notices/notice.dto';
import { type ProjectDto } from '../project/project.dto';
import { type Announcing, codesOf, startAnnouncing, succeed } from '../fixtures/announcing';

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

/** A project of two lots, of whose first the candidates are published. */
async function withCandidates(): Promise<PublishedProject> {
  const { published } = await announcing.published();
  const project = published as PublishedProject;
  await announcing.service.publish(...historyUntil('publish-candidates', project).slice(1));
  return project;
}

const shown = async ({ id }: PublishedProject): Promise<ProjectDto> =>
  succeed<ProjectDto>((await announcing.as('tenderer')).get(`/projects/${id}`));

const noticesOf = async ({ id }: PublishedProject): Promise<NoticeDto[]> =>
  (await succeed<{ items: NoticeDto[] }>((await announcing.as()).get(`/projects/${id}/notices`))).items;

async function cancel({ id }: PublishedProject) {
  return (await announcing.as('tenderer')).post<NoticeDto>(`/projects/${id}/cancellation`, { reason: '规划调整' });
}

const rerun = async ({ id }: PublishedProject) =>
  (await announcing.as('tenderer')).post<ProjectDto>(`/projects/${id}/reruns`, {});

/** Waits until all that was done here has its place in the order of the project. */
const ordered = ({ id }: PublishedProject) => announcing.service.app.get(Acts).ordered(id);

describe('a cancellation that crosses an award (ANN-11)', () => {
  it('learns of an award that comes before it: that lot stays awarded, only the other is cancelled, and the notice says so', async () => {
    const project = await withCandidates();
    const letGo = await holdRelay(announcing.service.databaseUrl);
    expect(await cancel(project)).toMatchObject({ status: 201, body: { lots: ['1', '2'] } });
    expect(await shown(project)).toMatchObject({ stage: 'cancelled', lots: [{ stage: 'cancelled' }, {}] });
    const award = awardDetermined(project);
    await announcing.service.publish(award);
    const kept = { stage: 'awarded', lots: [{ stage: 'awarded' }, { stage: 'cancelled' }] };
    expect(await shown(project)).toMatchObject(kept);
    await letGo();
    await ordered(project);
    expect(await shown(project)).toMatchObject(kept);
    expect((await noticesOf(project))[0]).toMatchObject({
      kind: 'cancellation',
      lots: ['1', '2'],
      kept: [{ lot: '1', by: 'award' }],
    });
    await announcing.service.publish(awardNoticed(award), contractPublished(award));
    expect(await shown(project)).toMatchObject({
      stage: 'contracted',
      lots: [{ stage: 'contracted' }, { stage: 'cancelled' }],
    });
    expect((await rerun(project)).body).toMatchObject({ lots: [{ id: '2' }] });
  });

  it('stands against an award that comes after it', async () => {
    const project = await withCandidates();
    expect((await cancel(project)).status).toBe(201);
    await ordered(project);
    await announcing.service.publish({ ...awardDetermined(project), seen: 0 } as ProcessEvent);
    expect(await shown(project)).toMatchObject({
      stage: 'cancelled',
      lots: [{ stage: 'cancelled' }, { stage: 'cancelled' }],
    });
    expect((await noticesOf(project))[0]).not.toHaveProperty('kept');
  });

  it('ends with the award at the same moment as the order of the project has them, whichever that is', async () => {
    const project = await withCandidates();
    await Promise.all([
      cancel(project),
      announcing.service.publish({ ...awardDetermined(project), seen: 0 } as ProcessEvent),
    ]);
    await ordered(project);
    const [{ stage } = { stage: undefined }, other] = (await shown(project)).lots;
    expect(other).toMatchObject({ stage: 'cancelled' });
    const [notice] = await noticesOf(project);
    const wasKept = notice?.kept !== undefined || notice?.lots?.length === 1;
    expect(stage).toBe(wasKept ? 'awarded' : 'cancelled');
  });

  it('names only the lots that it ends once an award is known, and is refused where none is left', async () => {
    const project = await withCandidates();
    await announcing.service.publish(awardDetermined(project));
    expect(await cancel(project)).toMatchObject({ status: 201, body: { lots: ['2'] } });
    await ordered(project);
    expect((await noticesOf(project))[0]).not.toHaveProperty('kept');
    expect(codesOf(await cancel(project))).toEqual(['stage-does-not-allow']);
  });

  it('leaves a lot failed that failed before it', async () => {
    const { published } = await announcing.published();
    const project = published as PublishedProject;
    const allRejected = historyUntil('conclude-report', project, { evaluation: { outcome: 'all-rejected' } });
    await announcing.service.publish(...allRejected.slice(1, -1));
    const letGo = await holdRelay(announcing.service.databaseUrl);
    expect((await cancel(project)).status).toBe(201);
    await announcing.service.publish(...allRejected.slice(-1));
    await letGo();
    await ordered(project);
    expect(await shown(project)).toMatchObject({ lots: [{ stage: 'failed' }, { stage: 'cancelled' }] });
  });

  it('is not rerun while an award may still come before it', async () => {
    const project = await withCandidates();
    const letGo = await holdRelay(announcing.service.databaseUrl);
    await cancel(project);
    expect(codesOf(await rerun(project))).toEqual(['rerun-not-due']);
    await letGo();
    await ordered(project);
    expect((await rerun(project)).body).toMatchObject({ lots: [{ id: '1' }, { id: '2' }] });
  });
});
