import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { parseReceipt, verifyNote } from '@mingtang/sealing';
import { type Page, sealedTextDigest } from '@mingtang/service-kit';
import { organisationOfAccount, subjectOf } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type NoticeDto } from '../notices/notice.dto';
import { type Announcing, codesOf, MONDAY, startAnnouncing, succeed } from '../fixtures/announcing';
import { type OwnQuestionDto, type QuestionDto } from './question.dto';

const text = '工期是否包含设计时间？';
const answer = '不包含，自开工令发出之日起计算';

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

/** A tender open for bids; the clock stands at its publication. */
async function tender(): Promise<{ project: string; path: string; clarification: string; deadline: string }> {
  announcing.clock.set(MONDAY);
  const { project, published } = await announcing.published();
  const { clarificationDeadline, submissionDeadline } = (published as NonNullable<NoticeDto['published']>).timetable;
  return {
    project,
    path: `/projects/${project}/questions`,
    clarification: clarificationDeadline,
    deadline: submissionDeadline,
  };
}

const ask = async (path: string, username = 'bidder-1', question = text): Promise<OwnQuestionDto> =>
  succeed<OwnQuestionDto>((await announcing.as(username)).post(path, { text: question }));

const list = async (path: string, username?: string): Promise<QuestionDto[]> =>
  (await succeed<Page<QuestionDto>>((await announcing.as(username)).get(path))).items.slice();

describe('asking about the tender documents', () => {
  it('is done until the clarification deadline, and one millisecond late is late (ANN-06)', async () => {
    const { path, clarification } = await tender();
    announcing.clock.set(clarification);
    expect((await ask(path)).askedAt).toBe(clarification);
    announcing.clock.set(addMilliseconds(clarification, 1));
    const late = await (await announcing.as('bidder-1')).post(path, { text });
    expect(late).toMatchObject({ status: 422, body: { code: 'period-over', rule: 'ANN-06' } });
  });

  it('is confirmed by a receipt that names the event of the log and fixes the text', async () => {
    const { project, path } = await tender();
    const { id, salt, digest, askedAt, receipt } = await ask(path);
    const [asked] = (await announcing.service.events('announcement.question-asked.v1')).slice(-1);
    expect(asked).toMatchObject({ id: receipt.event, data: { project, question: id, askedAt, digest } });
    expect(JSON.stringify(asked)).not.toContain(text);
    expect(JSON.stringify(asked)).not.toContain(await subjectOf('bidder-1'));
    expect(sealedTextDigest({ salt, text })).toBe(digest);
    const { verifierKey } = await succeed<{ verifierKey: string }>((await announcing.as()).get('/receipt-key'));
    const said = { act: 'question-asked', event: receipt.event, project, subject: id, digest, time: askedAt };
    expect(parseReceipt(verifyNote(receipt.note, verifierKey) ?? '')).toEqual(said);
    const mine = await list(`${path}/mine`, 'bidder-1');
    expect(mine).toMatchObject([{ id, text, salt, receipt }]);
  });

  it('is for bidders, about a published project that is open for bids', async () => {
    const { path, project } = await tender();
    const { id: draft } = await announcing.draft();
    expect((await (await announcing.as()).post(path, { text })).status).toBe(401);
    for (const username of ['tenderer', 'agency', 'expert-1', 'custodian-1', 'supervisor', 'operator'])
      expect(codesOf(await (await announcing.as(username)).post(path, { text }))).toEqual(['role-not-allowed']);
    const bidder = await announcing.as('bidder-1');
    expect(codesOf(await bidder.post(`/projects/${draft}/questions`, { text }))).toEqual(['project-unknown']);
    for (const given of [{}, { text: ' ' }, { text: '长'.repeat(5_001) }])
      expect(await bidder.post(path, given)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    await succeed((await announcing.as('tenderer')).post(`/projects/${project}/cancellation`, { reason: '规划调整' }));
    expect(codesOf(await bidder.post(path, { text }))).toEqual(['stage-does-not-allow']);
  });

  it('has one effect under one key, and the same answer', async () => {
    const { path } = await tender();
    const bidder = await announcing.as('bidder-1');
    const key = { 'idempotency-key': randomUUID() };
    const first = await bidder.post(path, { text }, key);
    expect((await bidder.post(path, { text }, key)).body).toEqual(first.body);
    expect(await list(`${path}/mine`, 'bidder-1')).toHaveLength(1);
    expect(codesOf(await bidder.post(path, { text: '另一问' }, key))).toEqual(['idempotency-key-reused']);
  });

  it('ends at a hundred questions of one organisation', async () => {
    const { path } = await tender();
    for (let asked = 0; asked < 100; asked++) await ask(path);
    expect(codesOf(await (await announcing.as('bidder-1')).post(path, { text }))).toEqual(['questions-too-many']);
    await ask(path, 'bidder-2');
  });
});

describe('who asked', () => {
  it('is told to nobody, and what is not answered only to owner and supervisor (ANN-09)', async () => {
    const { project, path } = await tender();
    const { id } = await ask(path, 'bidder-1');
    const { id: other } = await ask(path, 'bidder-2', '另一问');
    const secrets = [await subjectOf('bidder-1'), 'bidder-1', organisationOfAccount('bidder-1').id];
    for (const username of ['tenderer', 'supervisor']) {
      const questions = await list(path, username);
      expect(questions.map((question) => question.id).sort()).toEqual([id, other].sort());
      for (const question of questions) expect(Object.keys(question).sort()).toEqual(['askedAt', 'id', 'text']);
      for (const secret of secrets) expect(JSON.stringify(questions)).not.toContain(secret);
    }
    for (const username of [undefined, 'bidder-1', 'bidder-3', 'expert-1', 'custodian-1', 'operator', 'tenderer-2'])
      expect(await list(path, username)).toEqual([]);
    await succeed((await announcing.as('tenderer')).post(`${path}/${id}/answer`, { answer }));
    const answeredAt = announcing.clock.instant();
    for (const username of [undefined, 'bidder-2', 'operator', 'tenderer-2'])
      expect(await list(path, username)).toEqual([{ id, text, answer, affectsBids: true, answeredAt }]);
    const [event] = (await announcing.service.events('announcement.question-answered.v1')).slice(-1);
    expect(event?.data).toEqual({ project, question: id, answeredAt, text, answer, affectsBids: true });
  });

  it('keeps one bidder’s questions from another’s list, which goes page by page', async () => {
    const { path } = await tender();
    const ids: string[] = [];
    for (let asked = 0; asked < 3; asked++) {
      ids.push((await ask(path, 'bidder-2')).id);
      announcing.clock.advance(1);
    }
    await ask(path, 'bidder-1');
    const bidder = await announcing.as('bidder-2');
    const first = await succeed<Page<OwnQuestionDto>>(bidder.get(`${path}/mine?limit=2`));
    const second = await succeed<Page<OwnQuestionDto>>(bidder.get(`${path}/mine?limit=2&cursor=${first.next}`));
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeUndefined();
    for (const cursor of ['x', Buffer.from('["a","b"]').toString('base64url')])
      expect(codesOf(await bidder.get(`${path}/mine?cursor=${cursor}`))).toEqual(['cursor-invalid']);
    expect(codesOf(await (await announcing.as('tenderer')).get(`${path}/mine`))).toEqual(['role-not-allowed']);
  });
});

describe('answering a question', () => {
  it('is done once, by the owner', async () => {
    const { path } = await tender();
    const { id } = await ask(path);
    const reply = async (username: string, of = id) =>
      codesOf(await (await announcing.as(username)).post(`${path}/${of}/answer`, { answer }));
    expect(await reply('tenderer-2')).toEqual(['not-your-project']);
    expect(await reply('bidder-1')).toEqual(['role-not-allowed']);
    expect(await reply('tenderer', randomUUID())).toEqual(['question-unknown']);
    await succeed((await announcing.as('tenderer')).post(`${path}/${id}/answer`, { answer }));
    expect(await reply('tenderer')).toEqual(['question-settled']);
    expect(await list(`${path}/mine`, 'bidder-1')).toMatchObject([{ id, answer, receipt: { subject: id } }]);
  });

  it('that may affect bids takes a change notice after the clarification deadline; nothing is answered from the bid deadline on (ANN-06)', async () => {
    const { path, clarification, deadline } = await tender();
    const [{ id }, { id: unanswered }] = [await ask(path), await ask(path)];
    const tenderer = await announcing.as('tenderer');
    announcing.clock.set(addMilliseconds(clarification, 1));
    expect(await tenderer.post(`${path}/${id}/answer`, { answer })).toMatchObject({
      status: 422,
      body: { code: 'clarification-late', rule: 'ANN-06' },
    });
    announcing.clock.set(addMilliseconds(deadline, -1));
    await succeed(tenderer.post(`${path}/${id}/answer`, { answer, affectsBids: false }));
    announcing.clock.set(deadline);
    expect(await tenderer.post(`${path}/${unanswered}/answer`, { answer, affectsBids: false })).toMatchObject({
      status: 422,
      body: { code: 'period-over', rule: 'ANN-06' },
    });
  });

  it('ends with the project', async () => {
    const { path, project } = await tender();
    const { id } = await ask(path);
    const tenderer = await announcing.as('tenderer');
    await succeed(tenderer.post(`/projects/${project}/cancellation`, { reason: '规划调整' }));
    expect(codesOf(await tenderer.post(`${path}/${id}/answer`, { answer }))).toEqual(['stage-does-not-allow']);
  });
});
