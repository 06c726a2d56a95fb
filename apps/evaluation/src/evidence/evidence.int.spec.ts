import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventType, type ProcessEvent } from '@mingtang/contracts';
import { candidatesPublished, projectCancelled } from '@mingtang/testing';
import { canonicalBytes, canonicalJson, sha256Hex } from '@mingtang/transparency';
import { rm, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { type EvaluatedLot, EvaluationHall } from '../fixtures/hall';

interface StateLine {
  readonly of: EventType;
  readonly payload?: unknown;
  readonly problem?: string;
  readonly detail?: string;
}

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

async function evidence({ published }: EvaluatedLot): Promise<Map<string, unknown[]>> {
  const response = await fetch(`${hall.service.url}/projects/${published.id}/evidence`);
  expect(response.status).toBe(200);
  const files = new Map<string, unknown[]>();
  let before = '';
  for (const text of (await response.text()).split('\n').filter(Boolean)) {
    const { path, line, text: whole } = JSON.parse(text) as { path: string; line?: unknown; text?: string };
    if (path !== before && files.has(path)) throw new Error(`${path} is not in one piece`);
    before = path;
    files.set(path, [...(files.get(path) ?? []), line ?? JSON.parse(whole ?? '')]);
  }
  return files;
}

async function stateOf(lot: EvaluatedLot): Promise<StateLine[]> {
  return ((await evidence(lot)).get('evaluation/state.ndjson') ?? []) as StateLine[];
}

async function saidOf({ published }: EvaluatedLot): Promise<ProcessEvent[]> {
  return (await hall.service.events()).filter(({ subject }) => subject === published.id);
}

const texts = (values: readonly unknown[]): string[] => values.map((value) => canonicalJson(value)).sort();

/** An evaluation with a voided draw and a recusal, of which the candidates are published. */
async function finished(): Promise<EvaluatedLot> {
  const lot = await hall.opened();
  await lot.draw();
  const { due = '' } = await lot.drawStand();
  hall.clock.set(due);
  await hall.service.fireDueTimers();
  await lot.drawn();
  const [first = ''] = await lot.seated();
  await lot.post(first, 'declaration', { interest: true, reason: '曾任职' });
  const members = await lot.seated();
  for (const member of members) await lot.post(member, 'declaration', { interest: false });
  for (const member of members) await lot.review(member);
  const [one] = (await lot.stand('supervisor')).members?.filter(({ state }) => state === 'accepted') ?? [];
  for (const member of members) await lot.score(member, () => '80');
  await lot.post('supervisor', 'recusals', { member: one?.id, reason: '与投标人有利害关系' });
  for (const member of await lot.seated()) await lot.post(member, 'declaration', { interest: false });
  const again = await lot.seated();
  for (const member of again) await lot.review(member);
  for (const member of again) await lot.score(member, () => '70');
  for (const member of again) await lot.post(member, 'signatures', { position: 'signed' });
  await hall.publish(lot.published, candidatesPublished(lot.published));
  return lot;
}

describe('the evidence of an evaluation', () => {
  it('says by the rows what was published at the time, event by event, and no account of a member', async () => {
    const lot = await finished();
    const files = await evidence(lot);
    const said = await saidOf(lot);
    const secret: EventType = 'evaluation.committee-formed.v1';
    const state = files.get('evaluation/state.ndjson') as StateLine[];
    expect(texts(state)).toEqual(
      texts(said.filter(({ type }) => type !== secret).map(({ type, data }) => ({ of: type, payload: data }))),
    );
    expect(new Set(said.map(({ type }) => type)).size).toBe(12);
    expect(files.get('evaluation/events.ndjson')).toEqual(
      said.map(({ id, type, time, actorrole: actorRole, data }) => ({
        id,
        type,
        time,
        actorRole,
        ...(type !== secret && { digest: sha256Hex(canonicalBytes(data)) }),
      })),
    );
    const [document] = files.get(`evaluation/${lot.lot}/document.json`) ?? [];
    const completed = said.filter(({ type }) => type === 'evaluation.evaluation-completed.v1').at(-1);
    expect(completed?.data).toMatchObject({ documentDigest: sha256Hex(canonicalBytes(document)) });
    expect(files.get(`evaluation/${lot.lot}/report.json`)).toMatchObject([
      { document: { project: { id: lot.published.id } } },
    ]);
    expect(files.get('evaluation/draws.ndjson')).toMatchObject([
      { number: 1, state: 'voided', voided: { reason: 'not-anchored' }, commitments: [{}, {}, {}, {}, {}] },
      {
        number: 2,
        state: 'drawn',
        request: { number: 2 },
        anchor: {},
        reveals: [{}, {}, {}, {}, {}],
        orders: [{ count: 5 }],
      },
    ]);
    expect(files.get('evaluation/keys.json')).toEqual([
      { receiptKeys: [expect.stringContaining('mingtang/evaluation+')] },
    ]);
  });

  it('holds before the result is public only what the log shows at once (EVA-03)', async () => {
    const lot = await hall.opened();
    const members = await lot.completed();
    const files = await evidence(lot);
    expect([...files.keys()]).toEqual([
      'evaluation/events.ndjson',
      'evaluation/state.ndjson',
      'evaluation/register.ndjson',
      'evaluation/draws.ndjson',
      'evaluation/keys.json',
    ]);
    const shown = new Set((files.get('evaluation/state.ndjson') as StateLine[]).map(({ of }) => of));
    expect([...shown].filter((of) => of === 'evaluation.evaluation-completed.v1')).toEqual([]);
    expect(files.get('evaluation/draws.ndjson')).toEqual([expect.not.objectContaining({ request: expect.anything() })]);
    const stand = await lot.stand('supervisor');
    const all = canonicalJson([...files.values()]);
    for (const { id, name = '' } of stand.members ?? []) {
      expect(all).not.toContain(id);
      expect(all).not.toContain(name);
    }
    expect(members).toHaveLength(5);
  });

  it('refuses a project that it does not know', async () => {
    const response = await fetch(`${hall.service.url}/projects/${crypto.randomUUID()}/evidence`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'project-unknown' });
  });
});

describe('altered rows and files', () => {
  let lot: EvaluatedLot;
  let logged: Set<string>;
  beforeAll(async () => {
    lot = await finished();
    logged = new Set((await saidOf(lot)).map(({ type, data }) => canonicalJson({ of: type, payload: data })));
  });

  /** What of the state does not stand in the log, or is said to be wrong. */
  async function differing(): Promise<StateLine[]> {
    return (await stateOf(lot)).filter((line) => !logged.has(canonicalJson(line)));
  }

  const where = `project = $1`;
  it.each<[string, string]>([
    [
      'a commitment',
      `UPDATE custodian_commitment SET commitment = repeat('a', 64) WHERE ${where} AND number = 2 AND custodian = (SELECT min(custodian) FROM custodian_commitment WHERE ${where})`,
    ],
    ['revealed bytes', `UPDATE custodian_commitment SET randomness = repeat('b', 64) WHERE ${where} AND number = 2`],
    [
      'the receipt of a commitment',
      `UPDATE custodian_commitment SET receipt = replace(receipt, 'subject: ', 'subject: 9') WHERE ${where}`,
    ],
    [
      'the receipt of a reveal',
      `UPDATE custodian_commitment SET reveal_event = gen_random_uuid() WHERE ${where} AND number = 2`,
    ],
    [
      'the name behind a pseudonym',
      `UPDATE expert_draw SET names = (SELECT jsonb_object_agg(key, value || '{"name":"x"}') FROM jsonb_each(names)) WHERE ${where} AND number = 2`,
    ],
    [
      'who was passed over',
      `UPDATE expert_draw SET passed_over = '[{"candidate":"x","reason":"left-pool"}]' WHERE ${where} AND number = 2`,
    ],
    [
      'a signature of a reveal',
      `UPDATE custodian_commitment SET reveal_signature = 'AAAA' WHERE ${where} AND number = 2`,
    ],
    [
      'since when custodians could commit',
      `UPDATE expert_draw SET opened_at = opened_at + interval '1 second' WHERE ${where} AND number = 2`,
    ],
    ['when the committee formed', `UPDATE evaluation SET formed_at = formed_at + interval '1 second' WHERE ${where}`],
    ['the seed', `UPDATE expert_draw SET seed = repeat('c', 64) WHERE ${where} AND number = 2`],
    [
      'the list to draw from',
      `UPDATE expert_draw SET request = jsonb_set(request, '{candidates,0,id}', '"x"') WHERE ${where} AND number = 2`,
    ],
    [
      'the digest of the request',
      `UPDATE expert_draw SET request_digest = repeat('d', 64) WHERE ${where} AND number = 2`,
    ],
    [
      'the event of the request',
      `UPDATE expert_draw SET request_event = gen_random_uuid() WHERE ${where} AND number = 2`,
    ],
    ['the anchor', `UPDATE expert_draw SET anchor = jsonb_set(anchor, '{size}', '999') WHERE ${where} AND number = 2`],
    [
      'the drawn order',
      `UPDATE expert_draw SET orders = jsonb_set(orders, '{0,order,0}', '"x"') WHERE ${where} AND number = 2`,
    ],
    [
      'who is behind a pseudonym',
      `UPDATE expert_draw SET experts = experts || (SELECT jsonb_build_object(min(key), gen_random_uuid()) FROM jsonb_each(experts)) WHERE ${where} AND number = 2`,
    ],
    ['who held back', `UPDATE expert_draw SET missing = '{x}' WHERE ${where} AND number = 1`],
    [
      'when it was voided',
      `UPDATE expert_draw SET voided_at = voided_at + interval '1 second' WHERE ${where} AND number = 1`,
    ],
    [
      'a member’s account',
      `UPDATE committee_member SET subject = subject || 'x' WHERE ${where} AND state = 'accepted'`,
    ],
    ['a member’s name', `UPDATE committee_member SET name = name || 'x' WHERE ${where} AND state = 'accepted'`],
    [
      'when a member was seated',
      `UPDATE committee_member SET seated_at = seated_at - interval '1 second' WHERE ${where} AND state = 'accepted'`,
    ],
    [
      'when all members were seated',
      `UPDATE committee_member SET seated_at = seated_at + interval '1 second' WHERE ${where}`,
    ],
    [
      'for which category a member was drawn',
      `UPDATE committee_member SET category = category || 'x' WHERE ${where} AND category IS NOT NULL`,
    ],
    [
      'when a member was recused',
      `UPDATE committee_member SET recused_at = recused_at + interval '1 second' WHERE ${where} AND state = 'recused'`,
    ],
    ['whether it was replaced', `UPDATE committee_member SET replaced = false WHERE ${where} AND replaced`],
    [
      'a finding',
      `UPDATE review_sheet SET findings = jsonb_set(findings, '{0,met}', 'false') WHERE ${where} AND void_at IS NULL`,
    ],
    [
      'a finding that is void',
      `UPDATE review_sheet SET findings = jsonb_set(findings, '{0,met}', 'false') WHERE ${where} AND void_at IS NOT NULL`,
    ],
    [
      'a score',
      `UPDATE member_score_sheet SET scores = jsonb_set(scores, '{0,score}', '"99"') WHERE ${where} AND void_at IS NULL`,
    ],
    ['the salt of a sheet', `UPDATE member_score_sheet SET salt = repeat('e', 64) WHERE ${where} AND void_at IS NULL`],
    ['the digest of a sheet', `UPDATE review_sheet SET digest = repeat('f', 64) WHERE ${where} AND void_at IS NULL`],
    [
      'a receipt',
      `UPDATE review_sheet SET receipt = replace(receipt, 'digest: ', 'digest: 0') WHERE ${where} AND void_at IS NULL`,
    ],
    [
      'when a sheet was handed in',
      `UPDATE member_score_sheet SET submitted_at = submitted_at + interval '1 second' WHERE ${where} AND void_at IS NULL`,
    ],
    [
      'that a sheet is void',
      `UPDATE member_score_sheet SET void_at = void_at + interval '1 second' WHERE ${where} AND void_at IS NOT NULL`,
    ],
    [
      'the document',
      `UPDATE evaluation SET document = jsonb_set(document, '{result,outcome}', '"all-rejected"') WHERE ${where}`,
    ],
    [
      'a document that was superseded',
      `UPDATE superseded_document SET document = jsonb_set(document, '{completedAt}', '"2036-01-01T00:00:00.000Z"') WHERE ${where}`,
    ],
    ['when the review was concluded', `UPDATE evaluation SET review_concluded_at = now() WHERE ${where}`],
    [
      'when an earlier review was concluded',
      `UPDATE concluded_review SET concluded_at = concluded_at + interval '1 second' WHERE ${where} AND concluded_at = (SELECT min(concluded_at) FROM concluded_review WHERE ${where})`,
    ],
    [
      'when the evaluation was complete',
      `UPDATE evaluation SET completed_at = completed_at + interval '1 second' WHERE ${where}`,
    ],
    ['when it was signed', `UPDATE evaluation SET signed_at = signed_at + interval '1 second' WHERE ${where}`],
    ['whether a draw filled every seat', `UPDATE expert_draw SET filled = false WHERE ${where} AND number = 2`],
    ['what stage its case has come to', `UPDATE traded_case SET stage = 'report' WHERE ${where}`],
    [
      'where its case stands',
      `UPDATE traded_case SET settled = jsonb_set(settled, '{stage}', '"awarded"'), stage = 'awarded' WHERE ${where}`,
    ],
    [
      'when the evaluation was complete, from which the time to sign counts',
      `UPDATE traded_case SET settled = jsonb_set(settled, '{done,complete-evaluation,at}', '"2036-01-01T00:00:00.000Z"') WHERE ${where}`,
    ],
    [
      'what its case was folded of',
      `UPDATE traded_fact SET fact = jsonb_set(fact, '{at}', '"2036-01-01T00:00:00.000Z"') WHERE ${where} AND type = 'evaluation.committee-formed.v1'`,
    ],
    [
      'what its own event said',
      `UPDATE traded_fact SET said = jsonb_set(said, '{formedAt}', '"2036-01-01T00:00:00.000Z"') WHERE ${where} AND type = 'evaluation.committee-formed.v1'`,
    ],
    [
      'what another service’s event said',
      `UPDATE traded_fact SET said = jsonb_set(said, '{closedAt}', '"2036-01-01T00:00:00.000Z"') WHERE ${where} AND type = 'bidding.bidding-closed.v1'`,
    ],
    [
      'the title that was published',
      `UPDATE traded_project SET published = jsonb_set(published, '{title}', '"x"') WHERE id = $1`,
    ],
    [
      'what a member said to the report',
      `UPDATE report_signature SET position = 'dissented', dissent = 'x' WHERE ${where} AND void_at IS NULL`,
    ],
    [
      'a price that was opened',
      `UPDATE evaluation SET opening = jsonb_set(opening, '{entries,0,price,amount}', '"1.00"') WHERE ${where}`,
    ],
    [
      'a weight that was published',
      `UPDATE traded_project SET published = jsonb_set(published, '{criteria,0,weight}', '"1"') WHERE id = $1`,
    ],
  ])('are told: %s', async (_, sql) => {
    const source = hall.service.app.get(DataSource);
    expect(await differing()).toEqual([]);
    const table = /UPDATE (\w+)/.exec(sql)?.[1] ?? '';
    const key = table === 'traded_project' ? 'id' : 'project';
    const before = await source.query<{ row: object }[]>(
      `SELECT to_jsonb(t) AS row FROM ${table} AS t WHERE ${key} = $1`,
      [lot.published.id],
    );
    const [, changed] = await source.query<[unknown, number]>(sql, [lot.published.id]);
    expect(changed).toBeGreaterThan(0);
    try {
      expect(await differing()).not.toEqual([]);
    } finally {
      await restore(
        table,
        before.map(({ row }) => row),
      );
    }
    expect(await differing()).toEqual([]);
  });

  async function restore(table: string, rows: readonly object[]): Promise<void> {
    const source = hall.service.app.get(DataSource);
    await source.transaction(async (manager) => {
      const columns = await manager.query<{ column_name: string }[]>(
        'SELECT column_name FROM information_schema.columns WHERE table_name = $1',
        [table],
      );
      const keys = await manager.query<{ column_name: string }[]>(
        `SELECT a.attname AS column_name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
         WHERE i.indrelid = $1::regclass AND i.indisprimary`,
        [table],
      );
      const set = columns.map(({ column_name: name }) => `"${name}" = r."${name}"`).join(', ');
      const on = keys.map(({ column_name: name }) => `t."${name}" = r."${name}"`).join(' AND ');
      for (const row of rows)
        await manager.query(
          `UPDATE ${table} AS t SET ${set} FROM jsonb_populate_record(NULL::${table}, $1::jsonb) AS r WHERE ${on}`,
          [JSON.stringify(row)],
        );
    });
  }

  it('are shown for the log to refute where another service said it', async () => {
    const { published, lot: lotId } = lot;
    const project = published.id;
    const kept = (await evidence(lot)).get('evaluation/register.ndjson') as { of: EventType; part: unknown }[];
    expect(kept).toEqual([
      { of: 'announcement.project-published.v1', part: { project, published } },
      {
        of: 'bidding.opening-completed.v1',
        part: expect.objectContaining({ project, lot: lotId, entries: lot.entries }),
      },
      ...[
        ['bidding.deadline-reached.v1', 'reachedAt'],
        ['bidding.bidding-closed.v1', 'closedAt'],
        ['bidding.opening-completed.v1', 'openedAt'],
        ['disclosure.candidates-published.v1', 'publishedAt', 'objectionsUntil'],
      ].map(([of, ...said]) => ({
        of,
        event: expect.any(String),
        part: { project, lot: lotId, ...Object.fromEntries(said.map((name) => [name, expect.stringMatching(/Z$/)])) },
      })),
    ]);
    await hall.publish(published, projectCancelled(published));
    const cancelled = (await evidence(lot)).get('evaluation/register.ndjson') as { of: EventType }[];
    expect(cancelled.map(({ of }) => of)).toContain('announcement.project-cancelled.v1');
  });

  it('are told of a file that is gone', async () => {
    const folder = join(hall.service.dataFolder, 'documents');
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile())) await rm(join(file.parentPath, file.name));
    expect((await differing()).map(({ problem }) => problem)).toEqual(['file-missing', 'file-missing']);
  });
});
