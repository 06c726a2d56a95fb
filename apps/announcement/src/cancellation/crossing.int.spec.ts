import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import {
  awardDetermined,
  candidatesPublished,
  contractPublished,
  eventually,
  holdRelay,
  objectionDecided,
  openingCompleted,
} from '@mingtang/testing';
import { type ProjectDto } from '../project/project.dto';
import { type Announcing, codesOf, startAnnouncing, succeed } from '../testing/announcing';

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

/** A project of two lots, of whose first the candidates are published. */
async function withCandidates(): Promise<PublishedProject> {
  const { published } = await announcing.published();
  const project = published as PublishedProject;
  await announcing.service.publish(openingCompleted(project), candidatesPublished(project));
  return project;
}

const shown = async ({ id }: PublishedProject): Promise<ProjectDto> =>
  succeed<ProjectDto>((await announcing.as('tenderer')).get(`/projects/${id}`));

async function cancel({ id }: PublishedProject) {
  return (await announcing.as('tenderer')).post(`/projects/${id}/cancellation`, { reason: '规划调整' });
}

const rerun = async ({ id }: PublishedProject) =>
  (await announcing.as('tenderer')).post<ProjectDto>(`/projects/${id}/reruns`, {});

/** Waits until nothing can come before the cancellation any more. */
const settled = (project: PublishedProject) =>
  eventually(async () => {
    const { status, body } = await rerun(project);
    return status === 201 && body.lots.some(({ id }) => id === '1');
  });

describe('a cancellation that crosses an award (ANN-11)', () => {
  it('learns of an award that comes before it: that lot stays awarded, and only the other is cancelled', async () => {
    const project = await withCandidates();
    const letGo = await holdRelay(announcing.service.databaseUrl);
    expect((await cancel(project)).status).toBe(201);
    expect(await shown(project)).toMatchObject({ stage: 'cancelled', lots: [{ stage: 'cancelled' }, {}] });
    expect((await rerun(project)).body).toMatchObject({ lots: [{ id: '2' }] });
    const award = awardDetermined(project);
    await announcing.service.publish(award);
    expect(await shown(project)).toMatchObject({
      stage: 'awarded',
      lots: [{ stage: 'awarded' }, { stage: 'cancelled' }],
    });
    await letGo();
    await announcing.service.publish(contractPublished(award));
    expect(await shown(project)).toMatchObject({
      stage: 'contracted',
      lots: [{ stage: 'contracted' }, { stage: 'cancelled' }],
    });
    expect(codesOf(await rerun(project))).toEqual(['rerun-not-due']);
  });

  it('stands against an award that comes after it', async () => {
    const project = await withCandidates();
    expect((await cancel(project)).status).toBe(201);
    await settled(project);
    await announcing.service.publish(awardDetermined(project));
    expect(await shown(project)).toMatchObject({
      stage: 'cancelled',
      lots: [{ stage: 'cancelled' }, { stage: 'cancelled' }],
    });
  });

  it('is refused once the award is known', async () => {
    const project = await withCandidates();
    await announcing.service.publish(awardDetermined(project));
    expect(codesOf(await cancel(project))).toEqual(['stage-does-not-allow']);
  });

  it('leaves a lot failed that failed before it', async () => {
    const project = await withCandidates();
    const letGo = await holdRelay(announcing.service.databaseUrl);
    expect((await cancel(project)).status).toBe(201);
    await announcing.service.publish(objectionDecided(project, { outcome: 'fails' }));
    await letGo();
    expect(await shown(project)).toMatchObject({ lots: [{ stage: 'failed' }, { stage: 'cancelled' }] });
  });

  it('is not rerun while an award may still come before it', async () => {
    const project = await withCandidates();
    const letGo = await holdRelay(announcing.service.databaseUrl);
    await cancel(project);
    expect((await rerun(project)).body).toMatchObject({ lots: [{ id: '2' }] });
    expect(codesOf(await rerun(project))).toEqual(['rerun-not-due']);
    await letGo();
    await settled(project);
  });
});
