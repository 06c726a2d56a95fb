import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procedureDigest } from '@mingtang/contracts';
import { type Timetable } from '@mingtang/procedure/notice';
import { definitionOf } from '@mingtang/procedure/procedures';
import { addMilliseconds } from '@mingtang/procedure/time';
import { type DocumentDto } from '../documents/document.dto';
import { type NoticeDto } from '../notices/notice.dto';
import { type ProjectDto } from '../project/project.dto';
import { draftFixture } from '../fixtures/drafts';
import { type Announcing, codesOf, MONDAY, startAnnouncing, succeed } from '../fixtures/announcing';

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

async function ready(): Promise<string> {
  const { id } = await announcing.draft();
  await announcing.upload(id);
  await announcing.complete(id);
  return id;
}

async function publicationsOf(project: string): Promise<unknown[]> {
  const events = await announcing.service.events('announcement.project-published.v1');
  return events.filter(({ subject }) => subject === project);
}

describe('publication', () => {
  it('publishes the shortest lawful timetable and tells the other services (ANN-04, OPN-01)', async () => {
    announcing.clock.set(MONDAY);
    const notice = await announcing.published();
    expect(notice).toMatchObject({ kind: 'tender', revision: 1, publishedAt: MONDAY });
    expect(notice.published).toMatchObject({
      id: notice.project,
      custody: { threshold: 2, custodians: [{ name: '示范第一公证处' }, {}, {}] },
      documents: [{ title: '招标文件', mediaType: 'application/octet-stream' }],
      timetable: { submissionDeadline: '2036-03-24T01:30:00.000Z', openingAt: '2036-03-24T01:30:00.000Z' },
    });
    expect(await publicationsOf(notice.project)).toMatchObject([
      { actorrole: 'tenderer', data: { published: notice.published } },
    ]);
  });

  it('refuses a notice without documents and custody, naming both (ANN-01)', async () => {
    const { id } = await announcing.draft();
    const answer = await (await announcing.as('tenderer')).post(`/projects/${id}/publication`, {});
    expect(answer.status).toBe(409);
    expect(codesOf(answer)).toEqual(['tender-documents-missing', 'custody-incomplete']);
  });

  it('refuses a deadline one millisecond too early and takes the earliest one (ANN-04)', async () => {
    announcing.clock.set(MONDAY);
    const { id } = await announcing.draft();
    const tenderer = await announcing.as('tenderer');
    const earliest = '2036-03-23T16:00:00.000Z';
    const timetable = (submissionDeadline: string): Timetable => ({
      documentsAvailableFrom: MONDAY,
      documentsAvailableUntil: submissionDeadline,
      clarificationDeadline: addMilliseconds(MONDAY, 1),
      submissionDeadline,
      openingAt: submissionDeadline,
    });
    const early = await tenderer.patch(`/projects/${id}`, { timetable: timetable(addMilliseconds(earliest, -1)) });
    expect(early).toMatchObject({ status: 422, body: { rule: 'ANN-04', field: 'timetable.submissionDeadline' } });
    expect((await tenderer.patch(`/projects/${id}`, { timetable: timetable(earliest) })).status).toBe(200);
  });

  it('tells of no documents that were out before it, and warns of what is probably not meant (ANN-03, ANN-10)', async () => {
    announcing.clock.set(MONDAY);
    const id = await ready();
    const tenderer = await announcing.as('tenderer');
    const proposal = await succeed<Timetable>(tenderer.get(`/projects/${id}/timetable/proposal`));
    const maximumPrice = { amount: '20000000.01', currency: 'CNY' };
    const lots = [
      { id: '1', title: '一标段', maximumPrice },
      { id: '2', title: '二标段' },
    ];
    const timetable = { ...proposal, documentsAvailableFrom: addMilliseconds(MONDAY, -10 * 86_400_000) };
    const drafted = await succeed<ProjectDto>(tenderer.patch(`/projects/${id}`, { draft: { lots }, timetable }));
    expect(drafted.warnings?.map(({ code, field, rule }) => [code, field, rule])).toEqual([
      ['maximum-above-estimate', 'draft.lots[0].maximumPrice', 'ANN-10'],
      ['documents-time-past', 'timetable.documentsAvailableFrom', 'ANN-03'],
      ['holidays-unknown', 'timetable.submissionDeadline', undefined],
    ]);
    const notice = await succeed<NoticeDto>(tenderer.post(`/projects/${id}/publication`, {}));
    expect(notice.published?.timetable.documentsAvailableFrom).toBe(notice.publishedAt);
  });

  it('refuses a deadline in another decade and questions that end before the documents are out (ANN-04, ANN-06)', async () => {
    announcing.clock.set(MONDAY);
    const { id } = await announcing.draft();
    const tenderer = await announcing.as('tenderer');
    const proposal = await succeed<Timetable>(tenderer.get(`/projects/${id}/timetable/proposal`));
    const far = '2049-03-24T01:30:00.000Z';
    for (const [changes, code] of [
      [{ submissionDeadline: far, openingAt: far }, 'submission-period-too-long'],
      [{ clarificationDeadline: addMilliseconds(MONDAY, -1) }, 'clarification-before-documents'],
    ] as const)
      expect(codesOf(await tenderer.patch(`/projects/${id}`, { timetable: { ...proposal, ...changes } }))).toEqual([
        code,
      ]);
  });

  it('names the version of its procedure and fixes its definition by a digest', async () => {
    announcing.clock.set(MONDAY);
    const notice = await announcing.published();
    const named = { procedure: 'cn-open-tender@1', procedureDigest: procedureDigest(definitionOf('cn-open-tender@1')) };
    expect(notice.published).toMatchObject(named);
    expect(await succeed((await announcing.as()).get(`/projects/${notice.project}`))).toMatchObject(named);
  });

  it('is refused where the version of the draft is not in force on that day, and no draft takes over one that is not', async () => {
    announcing.clock.set(MONDAY);
    const id = await ready();
    const tenderer = await announcing.as('tenderer');
    const amended = await tenderer.patch(`/projects/${id}`, { procedure: 'cn-open-tender@99' });
    expect(amended).toMatchObject({ status: 400, body: { code: 'procedure-unknown', field: 'procedure' } });
    const taken = await succeed<ProjectDto>(tenderer.patch(`/projects/${id}`, { procedure: 'cn-open-tender@1' }));
    expect(taken.procedure).toBe('cn-open-tender@1');
    expect(taken).not.toHaveProperty('newestProcedure');
    expect(taken).not.toHaveProperty('procedureDigest');
    announcing.clock.set('2025-12-31T15:59:59.999Z');
    const early = await tenderer.post(`/projects/${id}/publication`, {});
    expect(early).toMatchObject({ status: 409, body: { code: 'procedure-not-in-force', field: 'procedure' } });
    const begun = await tenderer.post('/projects', { draft: draftFixture() });
    expect(codesOf(begun)).toEqual(['procedure-not-in-force']);
    announcing.clock.set(MONDAY);
    expect(await publicationsOf(id)).toEqual([]);
  });

  it('publishes once, of two attempts at the same time', async () => {
    const id = await ready();
    const tenderer = await announcing.as('tenderer');
    const answers = await Promise.all([1, 2].map(() => tenderer.post(`/projects/${id}/publication`, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await publicationsOf(id)).toHaveLength(1);
  });

  it('answers a repeat under the same Idempotency-Key with the first notice', async () => {
    const id = await ready();
    const tenderer = await announcing.as('tenderer');
    const publish = (): Promise<NoticeDto> =>
      succeed<NoticeDto>(tenderer.post(`/projects/${id}/publication`, {}, { 'idempotency-key': `publish-${id}` }));
    expect(await publish()).toEqual(await publish());
    expect(await publicationsOf(id)).toHaveLength(1);
  });

  it('is not for another organisation, another role, or the anonymous', async () => {
    const id = await ready();
    for (const [username, status, code] of [
      ['tenderer-2', 404, 'project-unknown'],
      ['supervisor', 403, 'role-not-allowed'],
      ['bidder-1', 403, 'role-not-allowed'],
      [undefined, 401, 'token-missing'],
    ] as const) {
      const answer = await (await announcing.as(username)).post(`/projects/${id}/publication`, {});
      expect([answer.status, ...codesOf(answer)]).toEqual([status, code]);
    }
    expect(codesOf(await (await announcing.as()).get(`/projects/${id}`))).toEqual(['project-unknown']);
    const supervisor = await announcing.as('supervisor');
    expect(codesOf(await supervisor.get(`/projects/${id}`))).toEqual(['project-unknown']);
    expect(codesOf(await supervisor.get(`/projects/${id}/documents`))).toEqual(['project-unknown']);
    const [document] = await succeed<DocumentDto[]>((await announcing.as('tenderer')).get(`/projects/${id}/documents`));
    expect(codesOf(await supervisor.get(`/projects/${id}/documents/${document?.id}/content`))).toEqual([
      'project-unknown',
    ]);
    const listed = async (kinds = '') =>
      (await succeed<{ items: { id: string }[] }>(supervisor.get(`/projects?limit=100${kinds}`))).items.map(
        (each) => each.id,
      );
    expect(await listed()).not.toContain(id);
    await succeed((await announcing.as('tenderer')).post(`/projects/${id}/publication`, {}));
    expect(await listed()).toContain(id);
    expect(await listed('&kind=opening&kind=offers')).toContain(id);
    expect(await listed('&kind=evaluation')).not.toContain(id);
    expect((await supervisor.get('/projects?kind=published')).status).toBe(400);
    const open = await (await announcing.as()).get(`/projects/${id}`);
    expect(open.status).toBe(200);
    expect(open.body).not.toHaveProperty('draftRevision');
    const foreign = await (await announcing.as('tenderer-2')).post(`/projects/${id}/cancellation`, { reason: 'x' });
    expect(codesOf(foreign)).toEqual(['not-your-project']);
  });
});
