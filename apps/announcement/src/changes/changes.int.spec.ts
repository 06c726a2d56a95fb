import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { type Timetable } from '@mingtang/procedure/notice';
import { addMilliseconds } from '@mingtang/procedure/time';
import { deadlineReached, eventOf } from '@mingtang/testing';
import { type NoticeDto } from '../notices/notice.dto';
import { type ProjectDto } from '../project/project.dto';
import { type Announcing, codesOf, MONDAY, startAnnouncing, succeed } from '../fixtures/announcing';

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

async function published(): Promise<PublishedProject> {
  announcing.clock.set(MONDAY);
  return (await announcing.published()).published as PublishedProject;
}

const requirements = [{ id: 'q1', title: '具有一级资质', kind: 'qualification' }];

describe('change notices', () => {
  it('move the deadline when they may affect bids less than 15 days before it (ANN-06)', async () => {
    const { id, timetable } = await published();
    const tenderer = await announcing.as('tenderer');
    announcing.clock.set(addMilliseconds(timetable.submissionDeadline, -5 * 86_400_000));
    const change = { reason: '提高资质要求', affectsBids: true, draft: { requirements } };
    const notice = await succeed<NoticeDto>(tenderer.post(`/projects/${id}/change-notices`, change));
    expect(notice).toMatchObject({ kind: 'change', revision: 2, changedFields: ['requirements', 'timetable'] });
    expect(notice.published?.timetable.submissionDeadline).toBe('2036-04-04T01:30:00.000Z');
    const events = await announcing.service.events('announcement.project-changed.v1');
    expect(events.at(-1)?.data).toMatchObject({ project: id, notice: notice.id, published: notice.published });
  });

  it('are refused when they say that bid parts affect no bid, change nothing, or change what is fixed', async () => {
    const { id } = await published();
    const tenderer = await announcing.as('tenderer');
    for (const [change, code] of [
      [{ affectsBids: false, draft: { requirements } }, 'change-affects-bids'],
      [{ affectsBids: false }, 'change-empty'],
      [{ affectsBids: true, draft: { lots: [{ id: '9', title: '九' }] } }, 'lots-fixed'],
      [{ affectsBids: true, draft: { currency: 'EUR' } }, 'currency-fixed'],
      [{ affectsBids: true, draft: { mandatory: false } }, 'scope-fixed'],
      [{ affectsBids: true, draft: { stateFunded: false } }, 'scope-fixed'],
      [{ affectsBids: true, newDeadline: MONDAY }, 'new-deadline-too-early'],
    ] as const)
      expect(codesOf(await tenderer.post(`/projects/${id}/change-notices`, { reason: '更正', ...change }))).toContain(
        code,
      );
  });

  it('keep the currency of a tender whose last amount they take away, and whom to ask (ANN-01)', async () => {
    announcing.clock.set(MONDAY);
    const contactPoint = { name: '招标办公室', telephone: '0571-0000 0000' };
    const { project: id, published: before } = await announcing.published('tenderer', {
      currency: 'GBP',
      estimate: { amount: '250000.00', currency: 'GBP' },
      lots: [{ id: '1', title: 'Road works' }],
      requirements: [{ id: 'q1', title: 'licensed', kind: 'qualification' }],
      items: [],
      bidSecurity: null,
      contactPoint,
    });
    expect(before).toMatchObject({ currency: 'GBP', estimate: { currency: 'GBP' }, contactPoint });
    const change = { reason: '不再公布估算价', affectsBids: false, draft: { estimate: null } };
    const tenderer = await announcing.as('tenderer');
    const { published: after } = await succeed<NoticeDto>(tenderer.post(`/projects/${id}/change-notices`, change));
    expect(after).toMatchObject({ currency: 'GBP', estimate: null, contactPoint });
    const [event] = (await announcing.service.events('announcement.project-changed.v1')).slice(-1);
    expect(event?.data.published).toMatchObject({ currency: 'GBP', estimate: null, contactPoint });
  });

  it('say why a new tender document affects no bid, in the notice and its event (ANN-06)', async () => {
    const { id } = await published();
    await announcing.upload(id);
    const tenderer = await announcing.as('tenderer');
    const change = { reason: '补发文件', affectsBids: false };
    const refused = await tenderer.post(`/projects/${id}/change-notices`, change);
    expect(refused).toMatchObject({ status: 422, body: { code: 'no-effect-unexplained', field: 'noEffectReason' } });
    const noEffectReason = '只是已发文件的扫描件';
    const notice = await succeed<NoticeDto>(
      tenderer.post(`/projects/${id}/change-notices`, { ...change, noEffectReason }),
    );
    expect(notice).toMatchObject({ changedFields: ['documents'], affectsBids: false, noEffectReason });
    const [event] = (await announcing.service.events('announcement.project-changed.v1')).slice(-1);
    expect(event?.data).toMatchObject({ affectsBids: false, noEffectReason });
    const { body } = await (await announcing.as()).get<{ items: NoticeDto[] }>(`/projects/${id}/notices`);
    expect(body.items[0]).toMatchObject({ noEffectReason });
  });

  it('keep the documents available through the added days (ANN-03, ANN-06)', async () => {
    announcing.clock.set(MONDAY);
    const { id } = await announcing.draft();
    await announcing.upload(id);
    await announcing.complete(id);
    const tenderer = await announcing.as('tenderer');
    const proposal = await succeed<Timetable>(tenderer.get(`/projects/${id}/timetable/proposal`));
    const timetable = { ...proposal, documentsAvailableUntil: '2036-03-10T01:30:00.000Z' };
    await succeed(tenderer.patch(`/projects/${id}`, { timetable }));
    await succeed(tenderer.post(`/projects/${id}/publication`, {}));
    const newDeadline = '2036-04-14T01:30:00.000Z';
    const change = { reason: '延长投标时间', affectsBids: false, newDeadline };
    const notice = await succeed<NoticeDto>(tenderer.post(`/projects/${id}/change-notices`, change));
    expect(notice.published?.timetable).toMatchObject({
      documentsAvailableUntil: newDeadline,
      submissionDeadline: newDeadline,
    });
  });

  it('do not touch where the draft came from, which no notice tells', async () => {
    const { id } = await published();
    const change = { reason: '更正', affectsBids: false, draft: { origin: { publisher: 'Contracts Finder' } } };
    const answer = await (await announcing.as('tenderer')).post(`/projects/${id}/change-notices`, change);
    expect(codesOf(answer)).toEqual(['origin-fixed']);
  });

  it('are refused from the very deadline on (ANN-06)', async () => {
    const { id, timetable } = await published();
    announcing.clock.set(timetable.submissionDeadline);
    const answer = await (
      await announcing.as('tenderer')
    ).post(`/projects/${id}/change-notices`, { reason: '更正', affectsBids: false, draft: { region: '990200' } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'period-over', rule: 'ANN-06' } });
  });
});

describe('cancellation and reruns', () => {
  it('reruns the lots that failed for want of bids, once (OPN-02)', async () => {
    const project = await published();
    const { id, timetable } = project;
    const tenderer = await announcing.as('tenderer');
    expect(codesOf(await tenderer.post(`/projects/${id}/reruns`, {}))).toEqual(['rerun-not-due']);
    const at = timetable.submissionDeadline;
    await announcing.service.publish(
      deadlineReached(project, { lot: '2' }),
      eventOf(
        'bidding.lot-opening-failed.v1',
        { project: id, lot: '2', failedAt: at, bids: 2, minimum: 3, rule: 'OPN-02' },
        at,
      ),
    );
    const due = async (path = 'rerunDue=true') =>
      (await succeed<{ items: ProjectDto[] }>(tenderer.get(`/projects?limit=100&${path}`))).items.map((one) => one.id);
    expect(await due()).toContain(id);
    expect(await due('rerunDue=false')).not.toContain(id);
    expect((await tenderer.get('/projects?rerunDue=maybe')).status).toBe(400);
    const rerun = await succeed<ProjectDto>(tenderer.post(`/projects/${id}/reruns`, {}));
    expect(await due()).not.toContain(id);
    expect(rerun).toMatchObject({ stage: 'draft', rerunOf: id, lots: [{ id: '2' }], documents: [{ issued: false }] });
    expect(rerun.draft.estimate).toEqual({ amount: '8000000.00', currency: 'CNY' });
    expect(rerun.draft.bidSecurity).toBeUndefined();
    expect(codesOf(await tenderer.post(`/projects/${id}/reruns`, {}))).toEqual(['rerun-not-due']);
  });

  it('cancels for a published reason, once, and no draft (ANN-11)', async () => {
    const { id } = await published();
    const tenderer = await announcing.as('tenderer');
    expect((await tenderer.post(`/projects/${id}/cancellation`, { reason: ' ' })).status).toBe(400);
    const notice = await succeed<NoticeDto>(tenderer.post(`/projects/${id}/cancellation`, { reason: '规划调整' }));
    expect(notice).toMatchObject({ kind: 'cancellation', reason: '规划调整' });
    expect(codesOf(await tenderer.post(`/projects/${id}/cancellation`, { reason: '又' }))).toEqual([
      'stage-does-not-allow',
    ]);
    const draft = await announcing.draft();
    expect(codesOf(await tenderer.post(`/projects/${draft.id}/cancellation`, { reason: '无' }))).toEqual([
      'not-published',
    ]);
  });
});
