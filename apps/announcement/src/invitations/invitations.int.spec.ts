import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { biddingClosed, deadlineReached, openingCompleted, projectCancelled } from '@mingtang/testing';
import { type DraftDto } from '../drafting/draft.dto';
import { type NoticeDto } from '../notices/notice.dto';
import { type ProjectDto } from '../project/project.dto';
import { type Announcing, codesOf, MONDAY, startAnnouncing, succeed } from '../fixtures/announcing';

const INVITED = 'cn-invited-tender@1';
const supplier = (at: number) => ({ scheme: 'XX-REG', id: `S${at}`, name: `第${at}工程公司` });
const ground = { kind: 'few-able', text: '工法特殊，仅四家单位具备相应能力' } as const;
const approval = { by: '示范市发展和改革委员会', number: '示发改〔2036〕7号' };
const invitation: NonNullable<DraftDto['invitation']> = {
  ground,
  approval,
  invited: [supplier(1), supplier(2), supplier(3)],
};

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

async function published(more: Partial<DraftDto> = {}): Promise<NoticeDto & { published: PublishedProject }> {
  announcing.clock.set(MONDAY);
  const notice = await announcing.published('tenderer', { invitation, ...more }, undefined, INVITED);
  return notice as NoticeDto & { published: PublishedProject };
}

const told = async (project: string) =>
  (await announcing.service.events())
    .filter(({ subject }) => subject === project)
    .map(({ type, data }) => ({ type, data }));

const evidence = async (project: string) =>
  (await fetch(`${announcing.service.url}/projects/${project}/evidence`)).text();

describe('a tender by invitation', () => {
  it('publishes its ground and approval, and tells whom it invites right after its notice, to nobody but those who hear events (ANN-02, ANN-09)', async () => {
    const { project, published: notice } = await published();
    expect(notice).toMatchObject({ procedure: INVITED, invitation: { ground, approval } });
    expect(JSON.stringify(notice)).not.toContain('工程公司');
    const events = (await told(project)).filter(({ type }) => type !== 'announcement.recipient-given.v1');
    expect(events.map(({ type }) => type)).toEqual([
      'announcement.project-published.v1',
      'announcement.suppliers-invited.v1',
    ]);
    expect(events[1]?.data).toMatchObject({ invitedAt: notice.publishedAt, suppliers: invitation.invited });
    for (const username of [undefined, 'tenderer-2', 'bidder-1', 'supervisor', 'operator']) {
      const other = await announcing.as(username);
      const seen = JSON.stringify([
        await other.get(`/projects/${project}`),
        await other.get(`/projects/${project}/notices`),
        await other.get(`/projects/${project}/invitations`),
      ]);
      expect([username, seen.includes('工程公司')]).toEqual([username, false]);
    }
    expect(await evidence(project)).not.toMatch(/工程公司|suppliers-invited/);
    const owner = await announcing.as('tenderer');
    expect((await succeed<ProjectDto>(owner.get(`/projects/${project}`))).draft.invitation).toEqual(invitation);
    expect(await succeed(owner.get(`/projects/${project}/invitations`))).toEqual([
      { invitedAt: notice.publishedAt, suppliers: invitation.invited },
    ]);
  });

  it.each<[string, Partial<DraftDto>, string[]]>([
    ['fewer than three', { invitation: { ...invitation, invited: [supplier(1), supplier(2)] } }, ['invited-too-few']],
    ['no ground', { invitation: { approval, invited: invitation.invited ?? [] } }, ['invitation-ground-missing']],
    [
      'no approval, where it must be tendered',
      { invitation: { ground, invited: invitation.invited ?? [] } },
      ['invitation-not-approved'],
    ],
    ['no invitation at all', {}, ['invited-too-few', 'invitation-ground-missing', 'invitation-not-approved']],
  ])('is not published with %s (ANN-02)', async (_, more, codes) => {
    announcing.clock.set(MONDAY);
    const { id } = await announcing.draft('tenderer', more, undefined, INVITED);
    await announcing.upload(id);
    await announcing.complete(id);
    const answer = await (await announcing.as('tenderer')).post(`/projects/${id}/publication`, {});
    expect([answer.status, codesOf(answer)]).toEqual([422, codes]);
    expect(JSON.stringify(answer.body)).toContain('"rule":"ANN-02"');
    expect((await told(id)).filter(({ type }) => type !== 'announcement.recipient-given.v1')).toEqual([]);
  });

  it('invites more while the documents are available, each once, and nobody after that', async () => {
    const { project, published: notice } = await published();
    const owner = await announcing.as('tenderer');
    const path = `/projects/${project}/invitations`;
    announcing.clock.advance(60_000);
    expect(await succeed(owner.post(path, { suppliers: [supplier(4)] }))).toMatchObject({ suppliers: [supplier(4)] });
    expect((await told(project)).at(-1)).toMatchObject({
      type: 'announcement.suppliers-invited.v1',
      data: { suppliers: [supplier(4)] },
    });
    const again = await owner.post(path, { suppliers: [supplier(5), supplier(4), notice.procuringEntity] });
    expect(codesOf(again)).toEqual(['party-invited', 'supplier-already-invited']);
    const stranger = await (await announcing.as('tenderer-2')).post(path, { suppliers: [supplier(5)] });
    expect(codesOf(stranger)).toEqual(['not-your-project']);
    announcing.clock.set(notice.timetable.documentsAvailableUntil);
    expect(codesOf(await owner.post(path, { suppliers: [supplier(5)] }))).toEqual(['period-over']);
    expect(await succeed<unknown[]>(owner.get(path))).toHaveLength(2);
  });

  it('shows whom it invited in the evidence once every lot is opened', async () => {
    const { project, published: notice } = await published();
    const untilOpened = (lot: string) => [
      deadlineReached(notice, { lot }),
      biddingClosed(notice, { lot }),
      openingCompleted(notice, { lot }),
    ];
    const [first, ...others] = notice.lots.map(({ id }) => untilOpened(id));
    announcing.clock.set(notice.timetable.submissionDeadline);
    await announcing.service.publish(...(first ?? []));
    expect(await evidence(project)).not.toContain('announcement.suppliers-invited.v1');
    await announcing.service.publish(...others.flat());
    const text = await evidence(project);
    expect(text).toContain('announcement.suppliers-invited.v1');
    expect(text).toContain('第3工程公司');
    expect(text).not.toContain('row-altered');
  });

  it('keeps ground, approval and the invited in a change, which changes something else', async () => {
    const { project } = await published();
    const owner = await announcing.as('tenderer');
    const change = (draft: object) =>
      owner.post(`/projects/${project}/change-notices`, { reason: '更正', affectsBids: true, draft });
    expect(codesOf(await change({ invitation: { ...invitation, invited: [supplier(9)] } }))).toEqual([
      'invitation-fixed',
    ]);
    const changed = await succeed<NoticeDto>(change({ title: '滨江路改造工程施工（更正）' }));
    expect(changed.published?.invitation).toEqual({ ground, approval });
    expect((await succeed<ProjectDto>(owner.get(`/projects/${project}`))).draft.invitation).toEqual(invitation);
  });

  it('is run again by the newest version of its procedure, with whom it invited', async () => {
    const { project, published: notice } = await published();
    await announcing.service.publish(projectCancelled(notice, { lots: notice.lots.map(({ id }) => id) }));
    const again = await succeed<ProjectDto>((await announcing.as('tenderer')).post(`/projects/${project}/reruns`, {}));
    expect([again.procedure, again.draft.invitation]).toEqual([INVITED, invitation]);
  });
});

describe('a tender that is open to all', () => {
  it('has no invitation; one that a draft had goes with the procedure that had a place for it', async () => {
    announcing.clock.set(MONDAY);
    const owner = await announcing.as('tenderer');
    const begun = await owner.post('/projects', {
      draft: { ...(await announcing.draft()).draft, procuringEntity: undefined, invitation },
    });
    expect(codesOf(begun)).toEqual(['invitation-not-in-procedure']);
    const { id } = await announcing.draft('tenderer', { invitation }, undefined, INVITED);
    const open = await succeed<ProjectDto>(owner.patch(`/projects/${id}`, { procedure: 'cn-open-tender@1' }));
    expect(open.draft.invitation).toBeUndefined();
  });

  it('invites nobody later', async () => {
    announcing.clock.set(MONDAY);
    const { project } = await announcing.published();
    const answer = await (
      await announcing.as('tenderer')
    ).post(`/projects/${project}/invitations`, { suppliers: [supplier(1)] });
    expect([answer.status, codesOf(answer)]).toEqual([409, ['act-not-in-procedure']]);
  });
});
