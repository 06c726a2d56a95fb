import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventType, type ProcessEvent, publicFacts, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  biddingClosed,
  deadlineReached,
  eventOf,
  openingEntries,
  organisationOfAccount,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
  rankedBid,
} from '@mingtang/testing';
import { canonicalBytes, canonicalJson, sha256Hex } from '@mingtang/transparency';
import { DataSource } from 'typeorm';
import { bidsOpened, biddingRush } from '../fixtures/bidding-rush';
import { afterNotice, type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';

interface StateLine {
  readonly of: EventType;
  readonly payload?: unknown;
  readonly problem?: string;
}
interface RegisterLine {
  readonly of: EventType;
  readonly event?: string;
  readonly part?: Readonly<Record<string, unknown>>;
}

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

/** The files of the project's evidence, each with its lines. */
async function evidence(project: string): Promise<Map<string, unknown[]>> {
  const response = await fetch(`${stand.service.url}/projects/${project}/evidence`);
  expect(response.status).toBe(200);
  const files = new Map<string, unknown[]>();
  for (const text of (await response.text()).split('\n').filter(Boolean)) {
    const { path, line, text: whole } = JSON.parse(text) as { path: string; line?: unknown; text?: string };
    files.set(path, [...(files.get(path) ?? []), line ?? JSON.parse(whole ?? '')]);
  }
  return files;
}

const linesOf = async <Line>(project: string, file: 'state' | 'register'): Promise<Line[]> =>
  ((await evidence(project)).get(`disclosure/${file}.ndjson`) ?? []) as Line[];

/** What the service itself said of a project, once its register has taken it in again. */
async function own(project: string): Promise<ProcessEvent[]> {
  const events = (await stand.service.events()).filter(({ subject }) => subject === project);
  await stand.service.publish(...events);
  return events;
}

interface Story {
  readonly project: string;
  readonly published: PublishedProject;
  /** Of other services. */
  readonly told: readonly ProcessEvent[];
}

/** A lot from its notice to a contract with the second candidate, with an objection that was answered. */
async function story(): Promise<Story> {
  const first = publishedProject();
  const project = first.id;
  const published = { ...first, revision: 2, title: `${first.title}（更正）` };
  const entries = openingEntries().map((entry, at) => ({
    ...entry,
    bidder: organisationOfAccount(`bidder-${at + 1}`),
  }));
  const bids = entries.map(({ bid, bidder, price }, index) =>
    rankedBid({ bid, bidder, ...(price && { price }), rank: index + 1 }),
  );
  const signedAt = addMilliseconds(published.timetable.openingAt, 3_600_000);
  const givenAt = addMilliseconds(first.publishedAt, -1);
  const given = { project, custodian: 'c1', recipient: 'age1x', signature: 'AAAA', givenAt };
  const told: ProcessEvent[] = [
    eventOf('announcement.recipient-given.v1', given, givenAt, 'custodian'),
    projectPublished(first),
    projectChanged(published),
    ...biddingRush(published, 3),
    deadlineReached(published),
    biddingClosed(published),
    ...bidsOpened(
      published,
      entries.map(({ bid }) => bid),
    ),
    ...afterNotice('conclude-report', published, {
      opening: { entries },
      evaluation: { bids },
      report: { signedAt },
    }).slice(2),
  ];
  await stand.service.publish(...told);
  stand.clock.set(signedAt);
  const [tenderer, bidder] = [await stand.as('tenderer'), await stand.as('bidder-2')];
  const path = `/projects/${project}/lots/lot-1`;
  const done = async (asked: Promise<{ status: number; body: unknown }>): Promise<Record<string, string>> => {
    const { status, body } = await asked;
    expect({ status, body: status < 300 ? {} : body }).toMatchObject({ status: expect.any(Number), body: {} });
    expect(status).toBeLessThan(300);
    return body as Record<string, string>;
  };
  const { objectionsUntil = '' } = await done(tenderer.post(`${path}/candidates`, {}));
  const { id } = await done(bidder.post(`${path}/objections`, { grounds: '业绩不符', interest: '拟定分包人' }));
  await done(tenderer.post(`${path}/objections/${id}/answer`, { answer: '经核查，部分成立', upheld: true }));
  await done(tenderer.post(`${path}/objections/${id}/decision`, { outcome: 'stands', reason: '不影响排名' }));
  stand.clock.set(objectionsUntil);
  await done(tenderer.post(`${path}/award`, { rank: 1 }));
  await done(tenderer.post(`${path}/award-notice`, {}));
  const refusal = { reason: 'contract-refused', statement: '不再签订合同' };
  await done((await stand.as('bidder-1')).post(`${path}/contract-refusal`, refusal));
  stand.clock.advance(1_000);
  const passedOver = [{ rank: 1, reason: 'gave-up', statement: '放弃中标' }];
  await done(tenderer.post(`${path}/award`, { rank: 2, passedOver }));
  await done(tenderer.post(`${path}/award-notice`, {}));
  stand.clock.advance(1_000);
  const price = entries[1]?.price;
  const contract = { signedAt: stand.clock.instant(), price, performanceSecurity: { ...price, amount: '1000.00' } };
  await done(tenderer.post(`${path}/contract`, contract));
  return { project, published, told };
}

describe('evidence of a project’s result', () => {
  it('says of every act by its rows just what was told when it happened', async () => {
    const { project } = await story();
    const events = await own(project);
    const files = await evidence(project);
    expect(files.get('disclosure/events.ndjson')).toEqual(
      events.map(({ id, type, time, actorrole: actorRole, data }) => ({
        id,
        type,
        time,
        actorRole,
        digest: sha256Hex(canonicalBytes(data)),
      })),
    );
    const state = files.get('disclosure/state.ndjson') as StateLine[];
    expect(events).toHaveLength(10);
    expect(state).toHaveLength(events.length);
    expect(state).toEqual(expect.arrayContaining(events.map(({ type, data }) => ({ of: type, payload: data }))));
    const { body } = await stand.anyone.get<{ verifierKey: string }>('/receipt-key');
    expect(files.get('disclosure/keys.json')).toEqual([{ receiptKeys: [body.verifierKey] }]);
  });

  it('holds every step of the register with the facts that follow from its event', async () => {
    const { project, told } = await story();
    const events = [...told, ...(await own(project))];
    const lines = await linesOf<RegisterLine>(project, 'register');
    const steps = lines.filter(({ part }) => part === undefined);
    expect(steps).toHaveLength(events.length);
    for (const { id: event, type: of, time, actorrole: actorRole, data } of events)
      expect(steps.find((step) => step.event === event)).toEqual({
        of,
        event,
        time,
        actorRole,
        ...('lot' in data && { lot: data.lot }),
        facts: JSON.parse(JSON.stringify(publicFacts<EventType>(of, data))),
      });
  });

  it('holds what the register keeps of payloads, member by member', async () => {
    const { project, told } = await story();
    const all = (await linesOf<RegisterLine>(project, 'register')).filter(({ part }) => part !== undefined);
    const parts = all.filter(({ event }) => event === undefined);
    expect(parts.map(({ of }) => of)).toEqual([
      'announcement.project-changed.v1',
      'bidding.opening-completed.v1',
      'evaluation.evaluation-completed.v1',
      'evaluation.report-signed.v1',
    ]);
    for (const { of, part } of parts) expect(told.find(({ type }) => type === of)?.data).toMatchObject({ ...part });
    const moving = all.filter(({ event }) => event !== undefined);
    expect(moving.map(({ of }) => of)).toContain('evaluation.review-concluded.v1');
    for (const { event, part } of moving) expect(told.find(({ id }) => id === event)?.data).toMatchObject({ ...part });
  });

  it('says no more than the register: nothing of bids before the opening, of scores before the result', async () => {
    const published = publishedProject();
    const entries = openingEntries();
    const rush = biddingRush(published, 3);
    await stand.service.publish(projectPublished(published));
    const before = JSON.stringify([...(await evidence(published.id))]);
    await stand.service.publish(...rush);
    expect(JSON.stringify([...(await evidence(published.id))])).toBe(before);
    await stand.service.publish(...afterNotice('conclude-report', published, { opening: { entries } }));
    const evaluated = JSON.stringify([...(await evidence(published.id))]);
    for (const secret of ['评委1', '94.00']) expect(evaluated).not.toContain(secret);
  });

  it('tells of no altered row of a cancelled project, and of none that nobody knows', async () => {
    const published = publishedProject();
    await stand.service.publish(projectPublished(published), projectCancelled(published), deadlineReached(published));
    expect(await linesOf(published.id, 'state')).toEqual([]);
    const unknown = await stand.anyone.get(`/projects/${publishedProject().id}/evidence`);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'project-unknown' } });
  });
});

describe('evidence of a project that was tampered with', () => {
  const AWARD = '(SELECT id FROM award WHERE project_id = $1 ORDER BY determined_at DESC LIMIT 1)';
  const STATE: readonly (readonly [string, string])[] = [
    ['grounds of an objection', `UPDATE objection SET grounds = 'x' WHERE project_id = $1`],
    ['salt of an objection', `UPDATE objection SET salt = 'x' WHERE project_id = $1`],
    ['digest of an objection', `UPDATE objection SET digest = repeat('0', 64) WHERE project_id = $1`],
    ['digest of an objection, to what is none', `UPDATE objection SET digest = 'x' WHERE project_id = $1`],
    ['objector', `UPDATE objection SET objector = objector || 'x' WHERE project_id = $1`],
    ['objector’s name', `UPDATE objection SET objector_name = 'x' WHERE project_id = $1`],
    ['objector’s interest', `UPDATE objection SET interest = NULL WHERE project_id = $1`],
    ['digest of an objector', `UPDATE objection SET objector_digest = 'x' WHERE project_id = $1`],
    ['stage of a lot, to what is none', `UPDATE register_lot SET stage = 'x' WHERE project_id = $1`],
    [
      'time of a report, to what is none',
      `UPDATE register_lot SET report = jsonb_set(report, '{signedAt}', '"x"') WHERE project_id = $1`,
    ],
    ['time of an objection', `UPDATE objection SET filed_at = filed_at + interval '1 s' WHERE project_id = $1`],
    [
      'reason of a decision',
      `UPDATE objection SET decision = jsonb_set(decision, '{reason}', '"x"') WHERE project_id = $1`,
    ],
    ['decision', `UPDATE objection SET decision = NULL WHERE project_id = $1`],
    ['stage of a case', `UPDATE traded_case SET stage = 'awarded' WHERE project = $1`],
    [
      'stand of a case',
      `UPDATE traded_case SET settled = jsonb_set(settled, '{done,award,at}', '"2036-01-01T00:00:00.000Z"') WHERE project = $1`,
    ],
    [
      'acts under way of a case',
      `UPDATE traded_case SET acted = '[{"event": "x", "fact": {"act": "cancel", "at": "2036-01-01T00:00:00.000Z", "place": 0, "seen": 0}}]'
       WHERE project = $1`,
    ],
    ['facts of a case, which are gone', `DELETE FROM traded_fact WHERE project = $1`],
    [
      'notice of its cases',
      `UPDATE traded_project SET published = jsonb_set(published, '{title}', '"x"') WHERE id = $1`,
    ],
    ['place in the order', `UPDATE traded_project SET places = places - 1 WHERE id = $1`],
    [
      'fact of a case',
      `UPDATE traded_fact SET fact = jsonb_set(fact, '{at}', '"2036-01-01T00:00:00.000Z"') WHERE project = $1
       AND type = 'disclosure.award-determined.v1'`,
    ],
    [
      'words of a fact',
      `UPDATE traded_fact SET said = jsonb_set(said, '{determinedAt}', '"2036-01-01T00:00:00.000Z"'),
         fact = jsonb_set(fact, '{at}', '"2036-01-01T00:00:00.000Z"')
       WHERE project = $1 AND type = 'disclosure.award-determined.v1'`,
    ],
    [
      'act that is awaited',
      `INSERT INTO owed_act (project_id, lot_id, act, item, rule, due_at) VALUES ($1, 'lot-1', 'award', '', 'DIS-01', now())`,
    ],
    ['that an award is void', `UPDATE award SET voided_at = now(), voided_by = gen_random_uuid() WHERE id = ${AWARD}`],
    [
      'statement of a refusal',
      `UPDATE contract_refusal SET statement = 'x' WHERE award_id IN (SELECT id FROM award WHERE project_id = $1)`,
    ],
    ['event of an objection', `UPDATE objection SET event_id = gen_random_uuid() WHERE project_id = $1`],
    ['receipt of an objection', `UPDATE objection SET receipt = 'x' WHERE project_id = $1`],
    ['answer', `UPDATE objection SET answer = 'x' WHERE project_id = $1`],
    ['digest of an answer', `UPDATE objection SET answer_digest = repeat('0', 64) WHERE project_id = $1`],
    ['outcome of an objection', `UPDATE objection SET upheld = false WHERE project_id = $1`],
    ['bid of an award', `UPDATE award SET bid = gen_random_uuid() WHERE id = ${AWARD}`],
    ['price of an award', `UPDATE award SET price = '{"amount": "1.00", "currency": "CNY"}' WHERE id = ${AWARD}`],
    ['reason of a passing over', `UPDATE award SET passed_over = '[]' WHERE id = ${AWARD}`],
    ['end of an award', `UPDATE award SET superseded_at = superseded_at + interval '1 s' WHERE project_id = $1`],
    ['due date of a contract', `UPDATE award SET contract_due = contract_due + interval '1 s' WHERE id = ${AWARD}`],
    ['recipient of a notice', `UPDATE award_notice SET recipient = recipient || 'x' WHERE award_id = ${AWARD}`],
    ['time of a notice', `UPDATE award_notice SET noticed_at = now() WHERE award_id = ${AWARD}`],
    [
      'price of a contract',
      `UPDATE contract SET price = '{"amount": "1.00", "currency": "CNY"}' WHERE award_id = ${AWARD}`,
    ],
    ['lateness of a contract', `UPDATE contract SET late = NOT late WHERE award_id = ${AWARD}`],
    [
      'candidates',
      `UPDATE register_lot SET candidates = jsonb_set(candidates, '{candidates,0,rank}', '9') WHERE project_id = $1`,
    ],
    [
      'lateness of candidates',
      `UPDATE register_lot SET candidates = jsonb_set(candidates, '{late}', 'true') WHERE project_id = $1`,
    ],
    [
      'estimate of a lot',
      `UPDATE register_lot SET estimate = '{"amount": "1.00", "currency": "CNY"}' WHERE project_id = $1`,
    ],
    ['stage of a lot', `UPDATE register_lot SET stage = 'awarded' WHERE project_id = $1`],
    ['stage of a project', `UPDATE register_project SET stage = 'failed' WHERE id = $1`],
    ['summary', `UPDATE register_project SET summary = jsonb_set(summary, '{title}', '"x"') WHERE id = $1`],
    ['owner', `UPDATE register_project SET procuring_entity = 'x' WHERE id = $1`],
    ['words to search by', `UPDATE register_project SET search_grams = '{}' WHERE id = $1`],
    ['source of a step', `UPDATE step SET source = 'x' WHERE project_id = $1`],
  ];
  const REGISTER: readonly (readonly [string, string])[] = [
    ['notice', `UPDATE register_project SET published = jsonb_set(published, '{title}', '"x"') WHERE id = $1`],
    [
      'opening',
      `UPDATE register_lot SET opening = jsonb_set(opening, '{entries,0,price,amount}', '"1.00"') WHERE project_id = $1`,
    ],
    [
      'evaluation',
      `UPDATE register_lot SET evaluation = jsonb_set(evaluation, '{candidates}', '[]') WHERE project_id = $1`,
    ],
    ['report', `UPDATE register_lot SET report = jsonb_set(report, '{members,0,name}', '"x"') WHERE project_id = $1`],
    ['facts of a step', `UPDATE step SET facts = facts || '{"x": 1}' WHERE project_id = $1`],
    ['time of a step', `UPDATE step SET time = time + interval '1 s' WHERE project_id = $1`],
    ['role of a step', `UPDATE step SET actor_role = 'x' WHERE project_id = $1`],
    ['lot of a step', `UPDATE step SET lot_id = 'x' WHERE project_id = $1 AND lot_id IS NOT NULL`],
    ['visibility of a step', `UPDATE step SET shown_as = NULL, offers = '{}' WHERE project_id = $1`],
  ];
  const edit = (sql: string, project: string): Promise<unknown> =>
    stand.service.app.get(DataSource).query(sql, [project]);

  it.each(STATE)('shows that the %s was edited', async (_, sql) => {
    const { project } = await story();
    const told = (await own(project)).map(({ type, data }) => canonicalJson({ of: type, payload: data }));
    const untold = async (): Promise<StateLine[]> =>
      (await linesOf<StateLine>(project, 'state')).filter((line) => !told.includes(canonicalJson(line)));
    expect(await untold()).toEqual([]);
    await edit(sql, project);
    expect(await untold()).not.toEqual([]);
  });

  it.each(REGISTER)('shows the register’s %s as it was edited', async (_, sql) => {
    const { project } = await story();
    await own(project);
    const before = await linesOf<RegisterLine>(project, 'register');
    await edit(sql, project);
    expect(await linesOf<RegisterLine>(project, 'register')).not.toEqual(before);
  });
});
