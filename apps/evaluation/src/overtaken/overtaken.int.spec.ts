import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  candidatesPublished,
  eventOf,
  eventually,
  holdRelay,
  objectionDecided,
  projectCancelled,
} from '@mingtang/testing';
import { type ActId } from '@mingtang/procedure/procedures';
import { randomUUID } from 'node:crypto';
import { DataSource, IsNull } from 'typeorm';
import { type AssignmentDto } from '../committee/assignment.dto';
import { type EvaluatedLot, EvaluationHall, EXPERTS } from '../fixtures/hall';
import { ReviewSheet } from '../review/review-sheet.entity';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

/** What is about to be done, up to which everything has its place in the order: the last of them does it. */
type Deed = (lot: EvaluatedLot) => Promise<() => Promise<unknown>>;

const DRAWN: Deed = async (lot) => {
  await lot.draw();
  const anchored = await lot.anchor();
  const [last, ...others] = hall.custodians;
  for (const custodian of others) await custodian.reveal(anchored);
  return async () => last?.reveal(anchored);
};
const FORMED: Deed = async (lot) => {
  await lot.drawn();
  const [last = '', ...others] = await lot.seated();
  for (const member of others) await lot.post(member, 'declaration', { interest: false });
  return () => lot.post(last, 'declaration', { interest: false });
};
const REVIEWED: Deed = async (lot) => {
  const [last = '', ...others] = await lot.formed();
  for (const member of others) await lot.review(member);
  return () => lot.review(last);
};
const SCORED: Deed = async (lot) => {
  const [last = '', ...others] = await lot.formed();
  for (const member of [last, ...others]) await lot.review(member);
  for (const member of others) await lot.score(member, () => '80');
  return () => lot.score(last, () => '80');
};
const SIGNED: Deed = async (lot) => {
  const [last = '', ...others] = await lot.completed();
  for (const member of others) await lot.post(member, 'signatures', { position: 'signed' });
  return () => lot.post(last, 'signatures', { position: 'signed' });
};

const DEEDS: readonly (readonly [string, Deed, readonly ActId[]])[] = [
  ['the draw of the experts', DRAWN, ['reveal-randomness', 'draw-committee']],
  ['the forming of the committee', FORMED, ['form-committee']],
  ['the last review sheet', REVIEWED, ['submit-review', 'conclude-review']],
  ['the last score sheet', SCORED, ['submit-scores', 'complete-evaluation']],
  ['the signed report', SIGNED, ['conclude-report']],
];

/** Sheets that count, of both kinds. */
async function standing({ published }: EvaluatedLot): Promise<readonly number[]> {
  const { manager } = hall.service.app.get(DataSource);
  const where = { project: published.id, voidAt: IsNull() };
  return [await manager.countBy(ReviewSheet, where), await manager.countBy(MemberScoreSheet, where)];
}

describe('a cancellation that stands in the order before (ANN-11)', () => {
  it.each(DEEDS)('%s: it never took effect, and nothing goes on', async (_, deed, acts) => {
    const lot = await hall.opened();
    const act = await deed(lot);
    await hall.publish(lot.published);
    const before = await standing(lot);
    const release = await holdRelay(hall.service.databaseUrl);
    await act();
    await hall.service.publish(projectCancelled(lot.published));
    await release();
    const stand = await eventually(async () => {
      const now = await lot.stand();
      return now.overtaken?.length === acts.length ? now : undefined;
    });
    expect(stand.overtaken?.map((each) => each.act).sort()).toEqual([...acts].sort());
    expect(stand.overtaken?.every(({ by }) => by === 'cancel')).toBe(true);
    expect(stand).toMatchObject({ stage: 'cancelled', concluded: false });
    expect(await standing(lot)).toEqual(before);
    for (const gone of acts.includes('conclude-report')
      ? ['signedAt', 'publicAt']
      : ['completedAt', 'outcome', 'signedAt', 'publicAt'])
      expect(stand).not.toHaveProperty(gone);
    expect((await lot.get('tenderer', '/report')).body).toMatchObject({ code: 'evaluation-cancelled' });
    const told = (await hall.service.events()).filter(({ subject }) => subject === lot.published.id).length;
    await hall.service.fireDueTimers();
    expect((await hall.service.events()).filter(({ subject }) => subject === lot.published.id)).toHaveLength(told);
  });

  it('a draw: those who were drawn are released, and are told that the tender is cancelled', async () => {
    const lot = await hall.opened();
    const act = await DRAWN(lot);
    await hall.publish(lot.published);
    const release = await holdRelay(hall.service.databaseUrl);
    await act();
    const [drawn = ''] = await lot.seated();
    await hall.service.publish(projectCancelled(lot.published));
    await release();
    await eventually(async () => (await lot.stand()).overtaken);
    const { members } = await lot.stand();
    expect(members?.map(({ state }) => state)).toEqual(Array(5).fill('released'));
    const { body } = await (await hall.as(drawn)).get<{ items: AssignmentDto[] }>('/assignments?limit=100');
    expect(body.items.find(({ project }) => project === lot.published.id)).toMatchObject({
      stage: 'cancelled',
      concluded: false,
      memberState: 'released',
    });
    expect(EXPERTS).toContain(drawn);
  });
});

describe('a cancellation that stands in the order behind (ANN-11)', () => {
  it.each(DEEDS)('%s: that was done, and nothing goes on', async (_, deed, acts) => {
    const lot = await hall.opened();
    await (
      await deed(lot)
    )();
    await hall.publish(lot.published, projectCancelled(lot.published));
    const stand = await lot.stand();
    const signed = acts.includes('conclude-report');
    expect(stand).toMatchObject({ stage: 'cancelled', concluded: signed });
    expect(stand).not.toHaveProperty('overtaken');
    expect((await lot.get('tenderer', '/report')).status).toBe(signed ? 200 : 409);
    expect((await lot.draw()).body.code).toBe('stage-does-not-allow');
  });
});

describe('an upheld objection by which the tender of a lot fails (DIS-02)', () => {
  it('ends the lot; its report stays what it is, and nothing goes on', async () => {
    const lot = await hall.opened();
    const members = await lot.completed();
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    const [project, objection] = [lot.published.id, randomUUID()];
    const of = { project, lot: lot.lot, objection };
    const at = hall.clock.now().toISOString();
    await hall.publish(
      lot.published,
      candidatesPublished(lot.published, {
        objectionsUntil: new Date(hall.clock.now().getTime() + 86_400_000).toISOString(),
      }),
      eventOf('disclosure.objection-filed.v1', { ...of, filedAt: at, answerDue: at, digest: 'd'.repeat(64) }, at),
      eventOf('disclosure.objection-answered.v1', { ...of, answeredAt: at, upheld: true, digest: 'd'.repeat(64) }, at),
      objectionDecided(lot.published, { ...of, outcome: 'fails' }),
    );
    const [member] = (await lot.stand()).members ?? [];
    expect(await lot.stand()).toMatchObject({ stage: 'failed', concluded: true });
    expect((await lot.get(undefined, '/report')).status).toBe(200);
    const recusal = { member: member?.id, reason: '与投标人有利害关系' };
    expect((await lot.post('supervisor', 'recusals', recusal)).body.code).toBe('stage-does-not-allow');
  });
});
