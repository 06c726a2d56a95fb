import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { parseReceipt, verifyNote } from '@mingtang/sealing';
import { canonicalJson } from '@mingtang/transparency';
import { createHash, randomUUID } from 'node:crypto';
import { projectCancelled } from '@mingtang/testing';
import { type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';
import { type ObjectionDto } from './objection.dto';

const grounds = '第一候选人的项目经理不满足业绩条件';
const answered = { answer: '经核查符合要求', upheld: false };

let stand: DisclosureStand;
beforeAll(async () => (stand = await startDisclosure()));
afterAll(() => stand.service.close());

async function filed(path: string): Promise<ObjectionDto> {
  const { body } = await (await stand.as('bidder-2')).post<ObjectionDto>(`${path}/objections`, { grounds });
  return body;
}

describe('objecting to the candidates', () => {
  it('takes an objection in the last millisecond of the period (DIS-02)', async () => {
    const { path, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(addMilliseconds(objectionsUntil, -1));
    const answer = await (await stand.as('bidder-2')).post(`${path}/objections`, { grounds });
    expect(answer).toMatchObject({ status: 201, body: { state: 'open', grounds: { text: grounds } } });
  });

  it('refuses one that comes at its end (DIS-02)', async () => {
    const { path, objectionsUntil } = await stand.withCandidates();
    stand.clock.set(objectionsUntil);
    const answer = await (await stand.as('bidder-2')).post(`${path}/objections`, { grounds });
    expect(answer).toMatchObject({ status: 422, body: { code: 'period-over', rule: 'DIS-02' } });
  });

  it('is for who bid for the lot, or states another interest (DIS-02)', async () => {
    const { path } = await stand.withCandidates();
    const stranger = await stand.as('bidder-8');
    expect(await stranger.post(`${path}/objections`, { grounds })).toMatchObject({
      status: 403,
      body: { code: 'objector-without-interest' },
    });
    const interested = await stranger.post(`${path}/objections`, { grounds, interest: '第一候选人的拟定分包人' });
    expect(interested.status).toBe(201);
  });

  it('is for bidders', async () => {
    const { path } = await stand.withCandidates();
    for (const username of ['tenderer', 'agency', 'expert-1', 'custodian-1', 'supervisor', 'operator'])
      expect((await (await stand.as(username)).post(`${path}/objections`, { grounds })).status).toBe(403);
    expect((await stand.anyone.post(`${path}/objections`, { grounds })).status).toBe(401);
  });

  it('refuses one without grounds', async () => {
    const { path } = await stand.withCandidates();
    for (const empty of [{}, { grounds: '  ' }])
      expect(await (await stand.as('bidder-2')).post(`${path}/objections`, empty)).toMatchObject({
        status: 400,
        body: { code: 'request-invalid', field: 'grounds' },
      });
  });

  it('refuses one before candidates are published', async () => {
    const { path } = await stand.evaluatedLot();
    expect(await (await stand.as('bidder-2')).post(`${path}/objections`, { grounds })).toMatchObject({
      status: 409,
      body: { code: 'stage-does-not-allow' },
    });
  });

  it('refuses one after the project was cancelled', async () => {
    const { path, published } = await stand.withCandidates();
    await stand.service.publish(projectCancelled(published));
    expect(await (await stand.as('bidder-2')).post(`${path}/objections`, { grounds })).toMatchObject({
      status: 409,
      body: { code: 'stage-does-not-allow' },
    });
  });

  it('files one, whatever is repeated under its key', async () => {
    const { path } = await stand.withCandidates();
    const bidder = await stand.as('bidder-2');
    const key = { 'idempotency-key': randomUUID() };
    const first = await bidder.post(`${path}/objections`, { grounds }, key);
    const repeat = await bidder.post(`${path}/objections`, { grounds }, key);
    expect(repeat.body).toEqual(first.body);
    const { body } = await stand.anyone.get<{ items: unknown[] }>(`${path}/objections`);
    expect(body.items).toHaveLength(1);
  });
});

describe('an open objection', () => {
  it('stops the lot until it is answered, also past the end of the period (DIS-02)', async () => {
    const { path, published, objectionsUntil } = await stand.withCandidates();
    const { id } = await filed(path);
    stand.clock.set(addMilliseconds(objectionsUntil, 86_400_000));
    const tenderer = await stand.as('tenderer');
    expect(await tenderer.post(`${path}/award`, {})).toMatchObject({
      status: 422,
      body: { code: 'objection-open', rule: 'DIS-02' },
    });
    const page = () => stand.anyone.get(`/register/projects/${published.id}`);
    expect(await page()).toMatchObject({ body: { lots: [{ suspended: true }] } });
    expect((await tenderer.post(`${path}/objections/${id}/answer`, answered)).status).toBe(200);
    expect(await page()).toMatchObject({ body: { lots: [{ suspended: false }] } });
    expect((await tenderer.post(`${path}/award`, {})).status).toBe(201);
  });

  it('shows anyone that it is, and its text only to those whom it concerns', async () => {
    const { path, published } = await stand.withCandidates();
    const { id, digest } = await filed(path);
    const list = async (username?: string) => {
      const reader = username === undefined ? stand.anyone : await stand.as(username);
      return (await reader.get<{ items: ObjectionDto[] }>(`${path}/objections`)).body.items;
    };
    for (const username of [undefined, 'bidder-1', 'tenderer-2', 'operator', 'expert-1'])
      expect(await list(username)).toEqual([
        { id, digest, state: 'open', filedAt: expect.any(String), answerDue: expect.any(String) },
      ]);
    for (const username of ['bidder-2', 'tenderer', 'supervisor'])
      expect(await list(username)).toMatchObject([
        { grounds: { text: grounds }, objector: { name: expect.any(String) } },
      ]);
    const everything = await stand.anyone.get(`/register/projects/${published.id}`);
    expect(JSON.stringify(everything.body)).not.toContain(grounds);
  });

  it('fixes the text by a digest that text and salt reproduce', async () => {
    const { path } = await stand.withCandidates();
    const objection = await filed(path);
    const canonical = canonicalJson({ salt: objection.grounds?.salt, text: grounds });
    expect(objection.digest).toBe(createHash('sha256').update(canonical).digest('hex'));
    const [event] = (await stand.service.events('disclosure.objection-filed.v1')).slice(-1);
    expect(event?.data).toMatchObject({ objection: objection.id, digest: objection.digest });
    expect(JSON.stringify(event)).not.toContain(grounds);
  });

  it('is confirmed by a receipt that names the event of the log, to be read again by its objector', async () => {
    const { path, published } = await stand.withCandidates();
    const { id, digest, filedAt, receipt } = await filed(path);
    const [event] = (await stand.service.events('disclosure.objection-filed.v1')).slice(-1);
    const said = {
      act: 'objection-filed',
      event: event?.id,
      project: published.id,
      lot: 'lot-1',
      subject: id,
      digest,
      time: filedAt,
    };
    expect(receipt).toMatchObject(said);
    const { body: key } = await stand.anyone.get<{ verifierKey: string }>('/receipt-key');
    expect(parseReceipt(verifyNote(receipt?.note ?? '', key.verifierKey) ?? '')).toEqual(said);
    const again = await (await stand.as('bidder-2')).get<{ items: ObjectionDto[] }>(`${path}/objections`);
    expect(again.body.items[0]?.receipt).toEqual(receipt);
  });

  it('is listed page by page', async () => {
    const { path } = await stand.withCandidates();
    const ids = [(await filed(path)).id, (await filed(path)).id, (await filed(path)).id];
    type Listed = { items: ObjectionDto[]; next?: string };
    const first = await stand.anyone.get<Listed>(`${path}/objections?limit=2`);
    const second = await stand.anyone.get<Listed>(`${path}/objections?limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(second.body.next).toBeUndefined();
    expect(await stand.anyone.get(`${path}/objections?cursor=x`)).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
  });
});

describe('an objection that is upheld', () => {
  const reason = '经复核，第一候选人不满足业绩条件';

  /** A lot with one upheld objection; the clock stands at the end of the publication. */
  async function upheld() {
    const lot = await stand.withCandidates();
    const { id } = await filed(lot.path);
    await (await stand.as('tenderer')).post(`${lot.path}/objections/${id}/answer`, { answer: '成立', upheld: true });
    stand.clock.set(lot.objectionsUntil);
    const act = async (name: string, body: object, by = 'tenderer') =>
      (await stand.as(by)).post<ObjectionDto>(`${lot.path}/${name}`, body);
    return { ...lot, id, act, decide: (body: object, by?: string) => act(`objections/${id}/decision`, body, by) };
  }

  const passedOver = [{ rank: 1, reason: 'broke-the-law', statement: '业绩不实' }];

  it('keeps the lot from being awarded to anybody until what it leads to is decided with reasons (DIS-02)', async () => {
    const { act, decide } = await upheld();
    for (const award of [{}, { rank: 2, passedOver }])
      expect(await act('award', award)).toMatchObject({
        status: 422,
        body: { code: 'objection-undecided', rule: 'DIS-02' },
      });
    for (const blank of [{}, { reason: ' ' }])
      expect(await decide({ outcome: 'stands', ...blank })).toMatchObject({ status: 400, body: { field: 'reason' } });
    expect(await decide({ outcome: 'stands', reason: '不影响排名' })).toMatchObject({
      status: 201,
      body: { decision: { outcome: 'stands', excluded: [], reason: '不影响排名' } },
    });
    expect(await act('award', {})).toMatchObject({ status: 201, body: { rank: 1 } });
  });

  it('may exclude candidates, who then do not win, and for all to read (DIS-03)', async () => {
    const { act, decide, path, bids, published, id } = await upheld();
    expect(await decide({ outcome: 'excludes', excluded: [1], reason })).toMatchObject({
      status: 201,
      body: { decision: { excluded: [bids[0]] } },
    });
    expect(await act('award', {})).toMatchObject({ status: 422, body: { code: 'candidate-excluded', rule: 'DIS-03' } });
    expect(await act('award', { rank: 2 })).toMatchObject({ body: { code: 'candidate-passed-over-without-reason' } });
    expect(await act('award', { rank: 2, passedOver })).toMatchObject({ status: 201, body: { bid: bids[1] } });
    const event = (await stand.service.events('disclosure.objection-decided.v1')).find(
      ({ subject }) => subject === published.id,
    );
    expect(event).toMatchObject({
      actorrole: 'tenderer',
      data: { objection: id, outcome: 'excludes', excluded: [bids[0]], reason },
    });
    const { body } = await stand.anyone.get<{ items: ObjectionDto[] }>(`${path}/objections`);
    expect(body.items).toMatchObject([{ upheld: true, decision: { outcome: 'excludes', reason } }]);
  });

  it('may let the lot fail, which ends it (DIS-03)', async () => {
    const { act, decide, published } = await upheld();
    expect((await decide({ outcome: 'fails', reason })).status).toBe(201);
    expect(await act('award', {})).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
    const { body } = await stand.anyone.get(`/register/projects/${published.id}`);
    expect(body).toMatchObject({ stage: 'failed', lots: [{ stage: 'failed', objections: [{ decision: {} }] }] });
  });

  it('is decided once, by its owner, of this lot, and only where it was upheld (DIS-02)', async () => {
    const { decide, path, act } = await upheld();
    for (const by of ['tenderer-2', 'bidder-2', 'supervisor'])
      expect((await decide({ outcome: 'stands', reason }, by)).status).toBe(403);
    expect((await decide({ outcome: 'excludes', reason })).body).toMatchObject({
      code: 'excluded-candidates-inconsistent',
    });
    expect((await decide({ outcome: 'excludes', excluded: [4], reason })).body).toMatchObject({
      code: 'excluded-candidate-unknown',
    });
    expect((await decide({ outcome: 'excludes', excluded: [1, 2, 3], reason })).body).toMatchObject({
      code: 'every-candidate-excluded',
    });
    expect((await decide({ outcome: 'stands', reason })).status).toBe(201);
    expect(await decide({ outcome: 'fails', reason })).toMatchObject({
      status: 409,
      body: { code: 'objection-settled' },
    });
    expect((await act(`objections/${randomUUID()}/decision`, { outcome: 'stands', reason })).status).toBe(404);
    const other = await stand.withCandidates();
    const { id } = await filed(other.path);
    const decision = `${other.path}/objections/${id}/decision`;
    const tenderer = await stand.as('tenderer');
    for (const answer of [undefined, answered]) {
      if (answer) await tenderer.post(`${other.path}/objections/${id}/answer`, answer);
      expect((await tenderer.post(decision, { outcome: 'stands', reason })).body).toMatchObject({
        code: answer ? 'objection-settled' : 'objection-not-upheld',
      });
    }
    expect(path).not.toBe(other.path);
  });
});

describe('answering an objection', () => {
  it('is done once, by the owner (DIS-02)', async () => {
    const { path } = await stand.withCandidates();
    const { id } = await filed(path);
    const answer = async (username: string) =>
      (await stand.as(username)).post(`${path}/objections/${id}/answer`, answered);
    expect(await answer('tenderer-2')).toMatchObject({ status: 403, body: { code: 'not-your-project' } });
    expect(await answer('bidder-2')).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
    expect(await answer('tenderer')).toMatchObject({
      status: 200,
      body: { state: 'answered', upheld: false, answeredLate: false, answer: { text: answered.answer } },
    });
    expect(await answer('tenderer')).toMatchObject({ status: 409, body: { code: 'objection-settled' } });
  });

  it('is done even when late, and says so (DIS-02)', async () => {
    const { path } = await stand.withCandidates();
    const { id, answerDue } = await filed(path);
    stand.clock.set(answerDue);
    const answer = await (await stand.as('tenderer')).post(`${path}/objections/${id}/answer`, answered);
    expect(answer).toMatchObject({ status: 200, body: { answeredLate: true } });
  });

  it('knows no objection of another lot', async () => {
    const { path } = await stand.withCandidates();
    const { id } = await filed((await stand.withCandidates()).path);
    const answer = await (await stand.as('tenderer')).post(`${path}/objections/${id}/answer`, answered);
    expect(answer).toMatchObject({ status: 404, body: { code: 'objection-unknown' } });
  });
});
