import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventData, type EventType } from '@mingtang/contracts';
import {
  candidateCommitment,
  drawCommitmentOf,
  generateDrawRandomness,
  parseReceipt,
  verifyNote,
} from '@mingtang/sealing';
import { client, eventually, eventOf, organisationOfAccount, projectCancelled, subjectOf } from '@mingtang/testing';
import { createHmac, randomUUID } from 'node:crypto';
import { type AssignmentDto } from '../committee/assignment.dto';
import { type TestCustodian } from '../fixtures/custodians';
import { type EvaluatedLot, EvaluationHall, NOTICE_KEY } from '../fixtures/hall';
import { type GivenToDrawDto, type WaitingDrawDto } from '../custody/custody.dto';
import { type EvaluationReport } from '../report/report';
import { type ListedDrawDto } from './listed-draws.dto';
import { drawAgain, identityCommitment } from '../fixtures/independent-draw';

let hall: EvaluationHall;
let lot: EvaluatedLot;
let custodians: readonly [TestCustodian, TestCustodian, TestCustodian, TestCustodian, TestCustodian];

beforeAll(async () => {
  hall = await EvaluationHall.open();
  custodians = hall.custodians as unknown as typeof custodians;
});
afterAll(() => hall?.close());
beforeEach(async () => {
  lot = await hall.opened();
});

async function said<Type extends EventType>(type: Type): Promise<EventData<Type>[]> {
  const events = await hall.service.events(type);
  return events.map(({ data }) => data as EventData<Type> & { project: string }).filter(ofLot);
}
const three = () => custodians.slice(0, 3);
const ofLot = ({ project }: { project: string }) => project === lot.published.id;

async function waitingFor({ username }: TestCustodian): Promise<WaitingDrawDto[]> {
  const caller = await hall.as(username);
  return (await caller.get<{ items: WaitingDrawDto[] }>('/custody/draws?limit=100')).body.items.filter(ofLot);
}

async function passTime(seconds: number): Promise<void> {
  hall.clock.set(new Date(hall.clock.now().getTime() + seconds * 1_000).toISOString());
  await hall.service.fireDueTimers();
}

describe('a draw of experts (EVA-02)', () => {
  it('waits for commitments from the opening on, and after a while is content with those of the threshold', async () => {
    const [first, second, third] = custodians;
    expect(await waitingFor(first)).toEqual([
      { ...lot.drawId(1), state: 'awaiting-commitments', openedAt: expect.any(String) },
    ]);
    await first.commit(lot.drawId(1));
    await second.commit(lot.drawId(1));
    expect(await waitingFor(first)).toEqual([]);
    expect((await lot.ask()).body).toMatchObject({
      code: 'draw-commitments-missing',
      params: { committed: 2, custodians: 5, threshold: 3 },
    });
    await third.commit(lot.drawId(1));
    expect(await lot.drawStand()).toMatchObject({ state: 'awaiting-commitments', committed: { done: 3, of: 5 } });
    expect(await lot.ask()).toMatchObject({ status: 201, body: { number: 1, state: 'requested', commitments: 3 } });
    expect((await said('evaluation.draw-committed.v1')).map(({ custodian }) => custodian)).toEqual(
      [first, second, third].map(({ subject }) => subject),
    );
  });

  it('is refused until every custodian has committed, or 120 s have passed with the threshold (EVA-02)', async () => {
    const openedAt = hall.clock.now().toISOString();
    const waitUntil = new Date(hall.clock.now().getTime() + 120_000).toISOString();
    lot = await hall.opened({}, undefined, openedAt);
    const other = await hall.opened({}, undefined, openedAt);
    for (const custodian of custodians.slice(0, 4)) await custodian.commit(lot.drawId(1));
    hall.passSeconds(119);
    expect((await lot.ask()).body).toMatchObject({
      code: 'draw-commitments-missing',
      params: { committed: 4, custodians: 5, threshold: 3, waitUntil },
    });
    for (const custodian of custodians) await custodian.commit(other.drawId(1));
    expect(await other.ask()).toMatchObject({ status: 201, body: { commitments: 5 } });
    hall.passSeconds(1);
    expect(await lot.ask()).toMatchObject({ status: 201, body: { commitments: 4 } });
    expect((await lot.requested()).data.absent).toEqual([custodians[4].subject]);
    expect((await other.requested()).data.absent).toEqual([]);
  });

  it('lists for its people what a custodian gave, the newest first, page by page, and what it missed', async () => {
    const [first] = custodians;
    const person = await hall.as('custodian-5');
    const given = async (cursor = '') =>
      (
        await person.get<{ items: GivenToDrawDto[]; next?: string }>(
          `/custody/commitments?limit=1&custodian=${first.subject}${cursor && `&cursor=${cursor}`}`,
        )
      ).body;
    const later = await hall.opened();
    await first.commit(lot.drawId(1));
    hall.passSeconds(1);
    await first.commit(later.drawId(1));
    const newest = await given();
    expect(newest.items).toMatchObject([{ ...later.drawId(1), state: 'awaiting-commitments', missed: false }]);
    expect((await given(newest.next)).items).toMatchObject([lot.drawId(1)]);
    expect((await person.get(`/custody/commitments?cursor=WyJ4Iiwx`)).body).toMatchObject({ code: 'cursor-invalid' });
    for (const custodian of custodians) await custodian.commit(lot.drawId(1));
    await lot.ask();
    await lot.anchor();
    await passTime(3_600);
    const all = await person.get<{ items: GivenToDrawDto[] }>(`/custody/commitments?custodian=${first.subject}`);
    expect(all.body.items.find(ofLot)).toMatchObject({ state: 'voided', missed: true });
  });

  it('gives custodians a receipt for each act, the same one for the same act again', async () => {
    const { verifierKey } = (await client(hall.service.url).get<{ verifierKey: string }>('/receipt-key')).body;
    const [first] = custodians;
    const { body: given } = await first.commit(lot.drawId(1));
    const commitment = drawCommitmentOf(first.randomnessFor(lot.drawId(1)));
    const of = { project: lot.published.id, lot: lot.lot, subject: '1', digest: commitment };
    expect(parseReceipt(verifyNote(given.receipt?.note ?? '', verifierKey) ?? '')).toMatchObject({
      act: 'draw-committed',
      ...of,
      time: given.committedAt,
    });
    expect((await first.commit(lot.drawId(1))).body).toEqual(given);
    await lot.draw({}, three());
    const anchored = await lot.anchor();
    const { body: revealed } = await first.reveal(anchored);
    const said = parseReceipt(verifyNote(revealed.receipt?.note ?? '', verifierKey) ?? '');
    expect(said).toMatchObject({ act: 'draw-revealed', ...of, time: revealed.revealedAt });
    const events = await hall.service.events('evaluation.draw-revealed.v1');
    expect(events.find(({ id }) => id === said.event)?.data).toMatchObject({ custodian: first.subject });
    expect((await first.reveal(anchored)).body).toEqual(revealed);
  });

  it('is said to concern those whom it seats, who are not named by it (EVA-03)', async () => {
    await lot.drawn();
    const [drawn] = (await hall.service.events('evaluation.committee-drawn.v1')).slice(-1);
    const subjects = await Promise.all((await lot.seated()).map((username) => subjectOf(username)));
    const pseudonyms = subjects.map((subject) =>
      createHmac('sha256', NOTICE_KEY).update(`${lot.published.id}\n${subject}`).digest('hex'),
    );
    expect(drawn?.addressees?.split(' ').sort()).toEqual(pseudonyms.sort());
    for (const subject of subjects) expect(JSON.stringify(drawn)).not.toContain(subject);
  });

  it('commits to who each pseudonym is before any reveal; supervision sees all, each member itself (EVA-03)', async () => {
    await lot.drawn();
    const { requestDigest } = (await lot.requested()).data;
    const { body: draws } = await lot.get<ListedDrawDto[]>('supervisor', '/draws');
    const [draw] = draws;
    expect(draw).toMatchObject({ number: 1, state: 'drawn', requestDigest });
    expect(draw?.candidates).toHaveLength(12);
    for (const { identity } of draw?.candidates ?? [])
      expect(identity && candidateCommitment(identity)).toBe(identity?.commitment);
    expect(new Set(draw?.candidates.map(({ identity }) => identity?.salt)).size).toBe(12);
    for (const username of await lot.seated()) {
      const { id, name } = await hall.expert(username);
      const caller = await hall.as(username);
      const { body } = await caller.get<{ items: AssignmentDto[] }>('/assignments?limit=100');
      const own = body.items.find(({ project }) => project === lot.published.id);
      expect(own?.identity).toMatchObject({ expert: id, name });
      expect(draw?.candidates.find((one) => one.id === own?.member)?.identity).toEqual(own?.identity);
    }
    for (const username of ['tenderer', 'expert-1', 'operator', 'custodian-1'])
      expect((await lot.get<{ code: string }>(username, '/draws')).body.code).toBe('role-not-allowed');
  });

  it('seats nobody before every custodian who committed has revealed, and then whom the seed draws', async () => {
    await lot.draw({}, three());
    expect((await lot.stand()).members).toEqual([]);
    const anchored = await lot.anchor();
    expect(await lot.drawStand()).toMatchObject({ state: 'awaiting-reveals', revealed: { done: 0, of: 3 } });
    for (const custodian of custodians.slice(0, 2)) expect((await custodian.reveal(anchored)).status).toBe(200);
    expect((await lot.stand()).members).toEqual([]);
    expect(await said('evaluation.committee-drawn.v1')).toEqual([]);
    expect((await custodians[2].reveal(anchored)).body).toMatchObject({ number: 1, revealedAt: expect.any(String) });
    expect(await lot.stand()).toMatchObject({ stage: 'declaring', draw: { state: 'drawn', number: 1 } });
    expect((await lot.stand()).members).toHaveLength(5);
    expect(await said('evaluation.committee-drawn.v1')).toMatchObject([
      { number: 1, seats: 5, requestDigest: anchored.requestDigest, seed: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('gives custodians all by which they check the anchor, and asks none who has revealed or not committed', async () => {
    await lot.draw({}, three());
    expect(await waitingFor(custodians[0])).toEqual([]);
    const anchored = await lot.anchor();
    const requested = await lot.requested();
    const [waiting] = await waitingFor(custodians[0]);
    expect(waiting).toMatchObject({
      state: 'awaiting-reveals',
      requestDigest: anchored.requestDigest,
      event: requested.id,
      index: expect.any(Number),
      proof: expect.any(Array),
    });
    expect(JSON.parse(waiting?.entry ?? '{}')).toMatchObject({ event: requested.id, payload: requested.data });
    expect(waiting?.checkpoint).toContain(`\n${anchored.root}\n`);
    await custodians[0].reveal(anchored);
    for (const custodian of [custodians[0], custodians[4]]) expect(await waitingFor(custodian)).toEqual([]);
  });

  it('takes the same commitment, request and reveal again without doing anything twice', async () => {
    const [first] = custodians;
    const both = await Promise.all([1, 2].map(() => first.commit(lot.drawId(1))));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]?.body).toEqual(both[1]?.body);
    await lot.draw({}, three());
    expect((await lot.ask()).body.code).toBe('stage-does-not-allow');
    const anchored = await lot.anchor();
    const reveals = await Promise.all(
      custodians.slice(0, 3).flatMap((one) => [one.reveal(anchored), one.reveal(anchored)]),
    );
    expect(reveals.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await first.commit(lot.drawId(1))).status).toBe(200);
    expect((await first.reveal(anchored)).status).toBe(200);
    expect(await said('evaluation.draw-committed.v1')).toHaveLength(3);
    expect(await said('evaluation.draw-revealed.v1')).toHaveLength(3);
    expect(await said('evaluation.committee-drawn.v1')).toHaveLength(1);
    expect((await lot.ask()).body.code).toBe('stage-does-not-allow');
  });

  it('takes one of two requests that come at once', async () => {
    for (const custodian of custodians.slice(0, 3)) await custodian.commit(lot.drawId(1));
    const both = await Promise.all([lot.ask(), lot.ask()]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await said('evaluation.draw-requested.v1')).toHaveLength(1);
  });

  it('seats the representative who asks, or a colleague who has offered itself, with those drawn (EVA-01)', async () => {
    const seats = [{ category: 'A08', count: 4 }];
    const agency = organisationOfAccount('agency');
    const ofTwo = await hall.opened({ agency });
    const colleague = [{ subject: await subjectOf('agency'), name: '代表' }];
    expect((await ofTwo.draw({ seats, representatives: colleague })).body.code).toBe('representative-unknown');
    await (await hall.as('agency')).put('/representatives/me', { name: '李经理' });
    expect(await (await hall.as('agency')).get('/representatives')).toMatchObject({
      body: { items: [{ subject: colleague[0]?.subject, name: '李经理', organisation: agency }] },
    });
    expect((await (await hall.as('tenderer')).get<{ items: unknown[] }>('/representatives')).body.items).toEqual([]);
    expect((await ofTwo.draw({ seats, representatives: colleague })).status).toBe(201);
    const representatives = [{ subject: await subjectOf('tenderer'), name: '代表' }];
    await lot.drawn({ seats, representatives });
    const kinds = (await lot.stand()).members?.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['expert', 'expert', 'expert', 'expert', 'tenderer-representative']);
    expect((await said('evaluation.draw-requested.v1'))[0]).toMatchObject({ seats: 4, candidates: 12 });
    for (const member of [...(await lot.seated()), 'tenderer'])
      expect((await lot.post(member, 'declaration', { interest: false })).status).toBe(200);
    expect((await lot.stand()).stage).toBe('review');
  });

  it.each([
    ['a bidder of the project', () => subjectOf('bidder-1'), 'representative-unknown'],
    ['an account that there is not', async () => randomUUID(), 'representative-unknown'],
    ['another’s expert', () => subjectOf('expert-1'), 'representative-unknown'],
    ['the supervisor', () => subjectOf('supervisor'), 'representative-unknown'],
    ['a custodian', () => subjectOf('custodian-1'), 'representative-unknown'],
    ['a tenderer of other projects', () => subjectOf('tenderer-2'), 'representative-foreign'],
    ['an agency that the project does not have', () => subjectOf('agency'), 'representative-foreign'],
  ])('refuses %s as representative, at once and with nothing fixed (EVA-01)', async (_, subject, code) => {
    for (const username of ['tenderer-2', 'agency'])
      await (await hall.as(username)).put('/representatives/me', { name: '某人' });
    for (const username of ['bidder-1', 'expert-1', 'supervisor', 'custodian-1'])
      expect((await (await hall.as(username)).put('/representatives/me', { name: '某人' })).status).toBe(403);
    const representatives = [{ subject: await subject(), name: '代表' }];
    const refused = await lot.draw({ seats: [{ category: 'A08', count: 4 }], representatives });
    expect(refused.body).toMatchObject({ code, rule: 'EVA-01', field: 'representatives[0].subject' });
    expect(await said('evaluation.draw-requested.v1')).toEqual([]);
    expect(await lot.stand()).toMatchObject({ stage: 'committee', vacant: false });
  });

  it('frees a seat again whose representative never declares, for somebody else or a draw (EVA-03)', async () => {
    const representatives = [{ subject: await subjectOf('tenderer'), name: '代表' }];
    await lot.drawn({ seats: [{ category: 'A08', count: 4 }], representatives });
    const seat = (await lot.stand()).members?.find(({ kind }) => kind === 'tenderer-representative');
    const recused = await lot.post('tenderer', 'recusals', { member: seat?.id, reason: '已离职' });
    expect(recused.status).toBe(201);
    expect(await lot.stand()).toMatchObject({ stage: 'committee', vacant: true });
    await lot.drawn({ seats: [{ category: 'A08', count: 1 }] });
    for (const member of await lot.seated()) await lot.post(member, 'declaration', { interest: false });
    expect((await lot.stand()).stage).toBe('review');
  });

  it('can be done again from the published document without our code', async () => {
    const completed = await hall.opened();
    const members = await completed.completed();
    const { body } = await completed.get<EvaluationReport>('tenderer', '/report');
    const [draw] = body.document.committee.draws;
    if (!draw || !('anchor' in draw)) throw new Error('no draw');
    const keys = Object.fromEntries(custodians.map(({ subject, key }) => [subject, key.publicKey]));
    const again = drawAgain(draw, keys);
    expect(again).toMatchObject({
      requestDigest: draw.requestDigest,
      seed: draw.seed,
      tieSeed: body.document.tie.seed,
    });
    const { committee } = body.document;
    for (const { id, opened } of committee.members) {
      const candidate = draw.request.candidates.find((one) => one.id === id);
      expect(identityCommitment(opened)).toBe(candidate?.commitment);
    }
    const names = committee.members.map(({ opened }) => opened?.name).sort();
    expect(names).toEqual(body.signing.members.map(({ name }) => name).sort());
    const seated = committee.members.map(({ id }) => id).sort();
    expect(again.orders[0]?.order.slice(0, 5).sort()).toEqual(seated);
    expect(members).toHaveLength(5);
  });

  it('leaves a seat vacant and opens the next draw where the drawn have left the pool meanwhile (EVA-03)', async () => {
    const left = [1, 2, 3, 4].map((number) => `expert-${number}`);
    await lot.draw({ seats: [{ category: 'B01', count: 5 }] }, three());
    const anchored = await lot.anchor();
    const { id } = await hall.expert('expert-6');
    const { id: second } = await hall.expert('expert-5');
    for (const expert of [id, second])
      await (await hall.as('operator')).post(`/experts/${expert}/removal`, { reason: '年龄' });
    for (const custodian of custodians.slice(0, 3)) await custodian.reveal(anchored);
    expect((await lot.seated()).sort()).toEqual(left);
    const { body: draws } = await lot.get<ListedDrawDto[]>('supervisor', '/draws');
    const passed = draws[0]?.candidates.filter(({ passedOver }) => passedOver);
    expect(passed?.map(({ passedOver }) => passedOver)).toEqual(['left-pool', 'left-pool']);
    expect(passed?.map(({ identity }) => identity?.expert).sort()).toEqual([id, second].sort());
    expect(await lot.stand()).toMatchObject({ vacant: true, draw: { number: 2, state: 'awaiting-commitments' } });
    for (const expert of ['expert-5', 'expert-6']) await hall.admit(expert, ['A08', 'B01']);
    await lot.drawn({ seats: [{ category: 'B01', count: 1 }] });
    expect(await lot.stand()).toMatchObject({ stage: 'declaring', draw: { number: 2, state: 'drawn' } });
  });
});

describe('a draw that lapses', () => {
  it('is void where a reveal is missing in time, names who held back, and begins again with fresh commitments', async () => {
    await lot.draw({}, three());
    const anchored = await lot.anchor();
    await custodians[0].reveal(anchored);
    const { due = '' } = await lot.drawStand();
    hall.clock.set(due);
    expect((await custodians[1].reveal(anchored)).body.code).toBe('draw-reveal-late');
    await hall.service.fireDueTimers();
    const missing = [custodians[1], custodians[2]].map(({ subject }) => subject);
    expect(await said('evaluation.draw-voided.v1')).toEqual([
      {
        project: lot.published.id,
        lot: lot.lot,
        number: 1,
        voidedAt: due,
        reason: 'reveal-missing',
        missing: missing.sort(),
      },
    ]);
    for (const by of ['tenderer', 'supervisor'])
      expect(await lot.stand(by)).toMatchObject({
        stage: 'committee',
        vacant: false,
        draw: {
          number: 2,
          state: 'awaiting-commitments',
          committed: { done: 0, of: 5 },
          voided: [
            {
              number: 1,
              reason: 'reveal-missing',
              missing: expect.arrayContaining([expect.objectContaining({ name: 'custodian-2' })]),
            },
          ],
        },
      });
    expect((await custodians[1].reveal(anchored)).body.code).toBe('stage-does-not-allow');
    expect((await lot.ask()).body.code).toBe('draw-commitments-missing');
    const used = drawCommitmentOf(custodians[0].randomnessFor(lot.drawId(1)));
    expect((await custodians[0].commit(lot.drawId(2), { commitment: used })).body.code).toBe('draw-commitment-used');
    await lot.drawn();
    expect(await lot.stand()).toMatchObject({ stage: 'declaring', draw: { number: 2, state: 'drawn' } });
    expect((await said('evaluation.committee-drawn.v1')).map(({ number }) => number)).toEqual([2]);
  });

  it('is void where the request is not anchored in time; an anchor after that changes nothing', async () => {
    await lot.draw({}, three());
    await passTime(120);
    expect(await said('evaluation.draw-voided.v1')).toMatchObject([{ number: 1, reason: 'not-anchored', missing: [] }]);
    await expect(lot.anchor()).rejects.toThrow('no custodian is asked to reveal');
    expect(await lot.drawStand()).toMatchObject({ number: 2, state: 'awaiting-commitments' });
  });

  it('gives custodians their whole time from the anchor on', async () => {
    await lot.draw({}, three());
    await passTime(100);
    const anchored = await lot.anchor();
    await passTime(100);
    for (const custodian of custodians.slice(0, 3)) expect((await custodian.reveal(anchored)).status).toBe(200);
    await passTime(100);
    expect(await said('evaluation.draw-voided.v1')).toEqual([]);
    expect(await lot.drawStand()).toMatchObject({ state: 'drawn' });
  });

  it('goes no further when the tender is cancelled (ANN-11)', async () => {
    await lot.draw({}, three());
    const anchored = await lot.anchor();
    await hall.publish(lot.published, projectCancelled(lot.published));
    expect((await custodians[0].reveal(anchored)).body.code).toBe('stage-does-not-allow');
    expect(await waitingFor(custodians[0])).toEqual([]);
    await passTime(200);
    expect(await said('evaluation.draw-voided.v1')).toEqual([]);
  });
});

describe('an anchor that is not the request’s', () => {
  type Anchored = EventData<'ledger.draw-anchored.v1'>;
  it.each<[string, (anchor: Anchored) => Partial<Anchored>]>([
    ['another digest', () => ({ requestDigest: 'ab'.repeat(32) })],
    ['another event', ({ project }) => ({ event: project })],
    ['a draw that is not asked for', () => ({ number: 2 })],
    ['a checkpoint that does not cover the entry', ({ index }) => ({ index: index + 1_000 })],
    ['a path that does not lead to the root', ({ proof }) => ({ proof: [...proof].reverse() })],
    ['another entry', ({ entry = '' }) => ({ entry: entry.replace('draw-requested', 'draw-committed') })],
    ['an entry that is none', () => ({ entry: '[' })],
    ['a checkpoint that is none', () => ({ checkpoint: 'checkpoint' })],
  ])('is left aside: %s', async (_, changes) => {
    await lot.draw({}, three());
    const requested = await lot.requested();
    // Two entries more, so that the path has an order.
    await hall.log.anchor(requested);
    const { data } = await hall.log.anchor(requested);
    const wrong = eventOf('ledger.draw-anchored.v1', { ...data, ...changes(data) }, requested.time);
    await hall.service.publish(wrong);
    expect(await lot.drawStand()).toMatchObject({ state: 'requested' });
    await hall.service.publish(eventOf('ledger.draw-anchored.v1', data, requested.time));
    await eventually(async () => (await lot.drawStand()).state === 'awaiting-reveals');
  });
});

describe('what is refused of custodians', () => {
  it('lets only the project’s own custodians commit and reveal, each for itself', async () => {
    const stranger = await hall.opened({ custody: { threshold: 1, custodians: [custodians[0].published] } });
    const draw = stranger.drawId(1);
    expect((await custodians[1].commit(draw)).body.code).toBe('not-your-custody');
    expect((await custodians[1].reveal({ ...draw, requestDigest: '', root: 'AA==' })).body.code).toBe(
      'not-your-custody',
    );
    expect((await lot.post('tenderer', 'draw', { seats: [] })).body.code).toBe('draw-commitments-missing');
    for (const username of ['tenderer', 'expert-1', 'operator', 'supervisor']) {
      const caller = await hall.as(username);
      const path = `/custody${lot.path}/draws/1`;
      expect((await caller.put(`${path}/commitment`, {})).body).toMatchObject({ code: 'role-not-allowed' });
      expect((await caller.put(`${path}/reveal`, {})).body).toMatchObject({ code: 'role-not-allowed' });
      expect((await caller.get('/custody/draws')).body).toMatchObject({ code: 'role-not-allowed' });
    }
  });

  it('refuses another’s signature, another’s commitment, a second commitment and a draw that is not there', async () => {
    const [first, second] = custodians;
    const code = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code;
    const commitment = drawCommitmentOf(generateDrawRandomness());
    const other = await hall.opened();
    expect(await code(first.commit({ ...lot.drawId(1), project: other.published.id, number: 9 }))).toBe('draw-unknown');
    expect(await code(first.commit(lot.drawId(1), { signature: Buffer.alloc(64).toString('base64') }))).toBe(
      'draw-signature-wrong',
    );
    expect(await code(first.commit(lot.drawId(1), { commitment: 'AB' }))).toBe('request-invalid');
    await first.commit(lot.drawId(1));
    expect(await code(first.commit(lot.drawId(1), { commitment }))).toBe('draw-commitment-differs');
    const copied = drawCommitmentOf(first.randomnessFor(lot.drawId(1)));
    expect(await code(second.commit(lot.drawId(1), { commitment: copied }))).toBe('draw-commitment-used');
  });

  it('refuses a commitment after the request, and reveals before the anchor, of other bytes, or under another root', async () => {
    const [first, second, , fourth] = custodians;
    const code = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code;
    const early = { ...lot.drawId(1), requestDigest: 'ab'.repeat(32), root: 'AA==' };
    await first.commit(lot.drawId(1));
    expect(await code(first.reveal(early))).toBe('stage-does-not-allow');
    await lot.draw({}, three());
    expect(await code(fourth.commit(lot.drawId(1)))).toBe('stage-does-not-allow');
    expect(await code(first.reveal(early))).toBe('draw-not-anchored');
    const anchored = await lot.anchor();
    expect(await code(fourth.reveal(anchored))).toBe('draw-not-committed');
    expect(await code(first.reveal(anchored, { randomness: generateDrawRandomness() }))).toBe(
      'draw-randomness-differs',
    );
    const theirs = second.randomnessFor(lot.drawId(1));
    expect(await code(first.reveal(anchored, { randomness: theirs }))).toBe('draw-randomness-differs');
    expect(await code(first.reveal({ ...anchored, root: Buffer.alloc(32).toString('base64') }))).toBe(
      'draw-root-differs',
    );
    expect(await code(first.reveal(anchored, { signature: Buffer.alloc(64, 7).toString('base64') }))).toBe(
      'draw-signature-wrong',
    );
    expect(await code(first.reveal({ ...anchored, requestDigest: 'cd'.repeat(32) }))).toBe('draw-signature-wrong');
    expect(await said('evaluation.draw-revealed.v1')).toEqual([]);
  });
});
