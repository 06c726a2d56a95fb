import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventType, type PublishedProject } from '@mingtang/contracts';
import { verifyRecipient } from '@mingtang/sealing';
import { historyUntil } from '@mingtang/testing';
import { canonicalBytes, sha256Hex } from '@mingtang/transparency';
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Acts } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { type NoticeDto } from '../notices/notice.dto';
import { type OwnQuestionDto } from '../questions/question.dto';
import { type Announcing, codesOf, startAnnouncing, succeed } from '../fixtures/announcing';

interface StateLine {
  readonly of: EventType;
  readonly payload?: unknown;
  readonly problem?: string;
  readonly subject?: string;
  readonly detail?: string;
}

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

/** The files of the project's evidence, each with its lines. */
async function evidence(project: string): Promise<Map<string, unknown[]>> {
  const response = await fetch(`${announcing.service.url}/projects/${project}/evidence`);
  expect(response.status).toBe(200);
  const files = new Map<string, unknown[]>();
  for (const text of (await response.text()).split('\n').filter(Boolean)) {
    const { path, line, text: whole } = JSON.parse(text) as { path: string; line?: unknown; text?: string };
    files.set(path, [...(files.get(path) ?? []), line ?? JSON.parse(whole ?? '')]);
  }
  return files;
}

const stateOf = async (project: string): Promise<StateLine[]> =>
  (await evidence(project)).get('announcement/state.ndjson') as StateLine[];

const eventsOf = async (project: string) =>
  (await announcing.service.events()).filter(({ subject }) => subject === project);

/** A tender that was changed, with an answered and an unanswered question. */
async function story(): Promise<{ project: string; published: PublishedProject; questions: string[] }> {
  const { project } = await announcing.published();
  const [bidder, tenderer] = [await announcing.as('bidder-1'), await announcing.as('tenderer')];
  const path = `/projects/${project}/questions`;
  const questions: string[] = [];
  for (const text of ['工期？', '付款？']) {
    questions.push((await succeed<OwnQuestionDto>(bidder.post(path, { text }))).id);
    announcing.clock.advance(1);
  }
  await succeed(tenderer.post(`${path}/${questions[0]}/answer`, { answer: '一年' }));
  await succeed(tenderer.post(`/projects/${project}/documents?title=补充`, new TextEncoder().encode(randomUUID())));
  const change = { reason: '更正', affectsBids: true, draft: { title: '滨江路改造工程施工（更正）' } };
  const { published } = await succeed<NoticeDto>(tenderer.post(`/projects/${project}/change-notices`, change));
  await announcing.service.app.get(Acts).ordered(project);
  return { project, published: published as PublishedProject, questions };
}

/** From the deadline of each lot to its opened bids. */
const opened = (published: PublishedProject) =>
  published.lots.flatMap(({ id: lot }) => historyUntil('complete-opening', published, { lot }).slice(1));

const edit = (sql: string, ...values: unknown[]): Promise<unknown> =>
  announcing.service.app.get(DataSource).query(sql, values);

describe('evidence of an announced project', () => {
  it('says of every fact by its rows just what was told when it happened', async () => {
    const { project, published } = await story();
    await announcing.service.publish(...opened(published));
    await succeed((await announcing.as('tenderer')).post(`/projects/${project}/cancellation`, { reason: '调整' }));
    const files = await evidence(project);
    const events = await eventsOf(project);
    expect(files.get('announcement/events.ndjson')).toEqual(
      events.map(({ id, type, time, actorrole: actorRole, data }) => ({
        id,
        type,
        time,
        actorRole,
        digest: sha256Hex(canonicalBytes(data)),
      })),
    );
    const state = files.get('announcement/state.ndjson') as StateLine[];
    const told = events.map(({ type, data }) => ({ of: type, payload: data }));
    expect(state).toHaveLength(told.length);
    expect(state).toEqual(expect.arrayContaining(told));
  });

  it('shows notices, documents by their files, signed recipients and the receipt key', async () => {
    const { project, published } = await story();
    const files = await evidence(project);
    const notices = files.get('announcement/notices.ndjson') as { revision: number; published: PublishedProject }[];
    expect(notices.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(notices[1]?.published).toEqual(published);
    expect(files.get('announcement/documents.ndjson')).toEqual(
      published.documents.map(({ id, title, sha256, size }) => ({ id, title, sha256, size })),
    );
    const recipients = files.get('announcement/recipients.ndjson') as Record<string, string>[];
    expect(
      recipients.map(({ custodian, recipient, verificationKey }) => ({ id: custodian, recipient, verificationKey })),
    ).toEqual(
      published.custody.custodians.map(({ id, recipient, verificationKey }) => ({ id, recipient, verificationKey })),
    );
    for (const { custodian = '', recipient = '', signature = '', verificationKey = '' } of recipients)
      expect(verifyRecipient({ project, custodian, recipient }, signature, verificationKey)).toBe(true);
    const { verifierKey } = await succeed<{ verifierKey: string }>((await announcing.as()).get('/receipt-key'));
    expect(files.get('announcement/keys.json')).toEqual([{ receiptKeys: [verifierKey] }]);
  });

  it('tells nothing of who asked, nor that anything was asked and not answered, until every lot is opened (ANN-09)', async () => {
    const { project, published, questions } = await story();
    const before = JSON.stringify([...(await evidence(project))]);
    expect(before).not.toContain('question-asked');
    expect(before).not.toContain(questions[1]);
    await announcing.service.publish(...opened(published));
    const after = JSON.stringify([...(await evidence(project))]);
    expect(after).toContain(questions[1]);
    expect(after).not.toContain('付款？');
  });

  it('is not there for a draft, also not for its owner', async () => {
    const { id } = await announcing.draft();
    for (const caller of [await announcing.as(), await announcing.as('tenderer')])
      expect(codesOf(await caller.get(`/projects/${id}/evidence`))).toEqual(['project-unknown']);
  });
});

describe('evidence of a project that was tampered with', () => {
  const QUESTION = 'SELECT id FROM question WHERE project_id = $1 ORDER BY asked_at LIMIT 1';
  const EDITS: readonly (readonly [string, string])[] = [
    ['the notice', `UPDATE notice SET published = jsonb_set(published, '{title}', '"x"') WHERE project_id = $1`],
    ['the reason of a notice', `UPDATE notice SET reason = reason || 'x' WHERE project_id = $1`],
    ['the time of a notice', `UPDATE notice SET published_at = published_at + interval '1 s' WHERE project_id = $1`],
    ['the kind of a notice', `UPDATE notice SET kind = 'change' WHERE project_id = $1 AND revision = 1`],
    [
      'what a notice without an effect affects',
      `UPDATE notice SET affects_bids = true WHERE project_id = $1 AND revision = 1`,
    ],
    ['the reason of a notice without one', `UPDATE notice SET reason = 'x' WHERE project_id = $1 AND revision = 1`],
    ['where a lot is run again', `UPDATE lot SET rerun_in = project_id WHERE project_id = $1`],
    ['the draft', `UPDATE project SET draft = jsonb_set(draft, '{region}', '"x"') WHERE id = $1`],
    ['the timetable', `UPDATE project SET timetable = jsonb_set(timetable, '{openingAt}', '"x"') WHERE id = $1`],
    ['the threshold', `UPDATE project SET custody_threshold = 1 WHERE id = $1`],
    ['the owner', `UPDATE project SET procuring_entity_key = 'x' WHERE id = $1`],
    ['the stage of a case', `UPDATE traded_case SET stage = 'failed' WHERE project = $1`],
    [
      'that lots are cancelled',
      `UPDATE traded_case SET stage = 'cancelled', settled = jsonb_set(settled, '{stage}', '"cancelled"') WHERE project = $1`,
    ],
    ['what cases go by', `UPDATE traded_project SET published = jsonb_set(published, '{title}', '"x"') WHERE id = $1`],
    ['that a change is void', `UPDATE notice SET voided_at = now() WHERE project_id = $1 AND kind = 'change'`],
    ['the procedure', `UPDATE project SET procedure = 'cn-open-tender@9' WHERE id = $1`],
    [
      'the event of a recipient',
      `UPDATE given_recipient SET event_id = gen_random_uuid() WHERE project_id = $1 AND custodian_id = (SELECT min(custodian_id) FROM given_recipient WHERE project_id = $1)`,
    ],
    ['a document', `UPDATE tender_document SET title = 'x' WHERE project_id = $1`],
    ['when a document was issued', `UPDATE tender_document SET issued_revision = 9 WHERE project_id = $1`],
    ['a recipient', `UPDATE custody_seat SET recipient = recipient || 'x' WHERE project_id = $1`],
    [
      'the place of the last custodian',
      `UPDATE custody_seat SET place = 9 WHERE project_id = $1 AND place = (SELECT max(place) FROM custody_seat WHERE project_id = $1)`,
    ],
    ['a signature', `UPDATE custody_seat SET signature = signature || 'x' WHERE project_id = $1`],
    ['a given recipient', `UPDATE given_recipient SET recipient = recipient || 'x' WHERE project_id = $1`],
    ['a question', `UPDATE question SET text = text || 'x' WHERE id = (${QUESTION})`],
    ['an answer', `UPDATE question SET answer = answer || 'x' WHERE id = (${QUESTION})`],
    ['a receipt', `UPDATE question SET receipt = receipt || 'x' WHERE id = (${QUESTION})`],
    ['an event', `UPDATE question SET event_id = gen_random_uuid() WHERE id = (${QUESTION})`],
  ];

  it.each(EDITS)('shows that %s was edited', async (_, sql) => {
    const { project, published } = await story();
    await announcing.service.publish(...opened(published));
    const told = (await eventsOf(project)).map(({ type, data }) => JSON.stringify({ of: type, payload: sorted(data) }));
    const untold = async (): Promise<StateLine[]> =>
      (await stateOf(project)).filter(
        (line) =>
          line.problem !== undefined || !told.includes(JSON.stringify({ of: line.of, payload: sorted(line.payload) })),
      );
    expect(await untold()).toEqual([]);
    await edit(sql, project);
    expect(await untold()).not.toEqual([]);
  });

  it('shows for the log to refute what its lots stand where they do by', async () => {
    const { project, published } = await story();
    const kept = async () => (await evidence(project)).get('announcement/register.ndjson');
    expect(await kept()).toBeUndefined();
    await announcing.service.publish(...opened(published).slice(0, 2));
    const [lot] = published.lots;
    const part = { project, lot: lot?.id };
    const reached = { of: 'bidding.deadline-reached.v1', part };
    const closed = { of: 'bidding.bidding-closed.v1', part };
    expect(await kept()).toMatchObject([reached, closed]);
    await edit(
      `UPDATE traded_fact SET type = 'disclosure.contract-published.v1' WHERE project = $1 AND type = 'bidding.bidding-closed.v1'`,
      project,
    );
    expect(await kept()).toMatchObject([reached, { of: 'disclosure.contract-published.v1', part }]);
  });

  it('names a document whose file is gone or damaged', async () => {
    const { project, published } = await story();
    const [gone, damaged] = published.documents;
    const pathOf = (sha256 = ''): string =>
      join(announcing.service.dataFolder, 'documents', sha256.slice(0, 2), sha256);
    await rm(pathOf(gone?.sha256));
    await appendFile(pathOf(damaged?.sha256), 'x');
    const problems = (await stateOf(project)).filter(({ problem }) => problem !== undefined);
    expect(problems).toMatchObject([
      { problem: 'file-missing', subject: gone?.id },
      { problem: 'file-damaged', subject: damaged?.id },
    ]);
    expect((await evidence(project)).get('announcement/documents.ndjson')).toMatchObject([
      { id: gone?.id, sha256: null, size: null },
      { id: damaged?.id, size: (damaged?.size ?? 0) + 1 },
    ]);
  });
});

/** With the members of its objects in the order of their names. */
function sorted(value: unknown): unknown {
  return JSON.parse(new TextDecoder().decode(canonicalBytes(value)));
}
