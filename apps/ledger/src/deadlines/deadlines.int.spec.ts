import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { procedureDigest, type PublishedProject } from '@mingtang/contracts';
import { definitionOf } from '@mingtang/procedure/procedures';
import {
  eventually,
  finalDeadlineReached,
  finalOffersCalled,
  historyUntil,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { openCheckpoint, verifyConsistency, verifyCosignatures } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';
import { sampleEvent } from '../fixtures/sample-event';
import { startWitness, type TestWitness } from '../fixtures/test-witness';

let stand: LedgerStand;
let witnesses: TestWitness[];
/** Clock of the witnesses: milliseconds. */
let now: number;

beforeAll(async () => {
  stand = await startLedger();
  const keys = async () => (await stand.info()).verifierKeys;
  witnesses = await Promise.all(['a', 'b', 'c'].map((name) => startWitness(`witness.example/${name}`, keys)));
  const operator = await stand.as('operator');
  for (const witness of witnesses) {
    witness.now = () => Math.floor(now / 1_000);
    await operator.post('/witnesses', { verifierKey: witness.verifierKey, url: witness.url });
  }
});
afterAll(async () => {
  witnesses?.forEach((witness) => witness.close());
  await stand?.service.close();
});
beforeEach(() => witnesses.forEach((witness) => (witness.deaf = false)));

const deadlineOf = ({ timetable }: PublishedProject) => Date.parse(timetable.submissionDeadline);

type Proofs = Partial<Record<'before' | 'after', { size: number; proof: string[] }>>;

const FIRST = 'log/deadlines/1';

/** What the evidence of a project says of a deadline: of each side how large the log was, and when the witnesses saw it. */
async function shown({ id }: PublishedProject, folder = FIRST) {
  const text = await (await fetch(`${stand.service.url}/projects/${id}/evidence`)).text();
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { path: string; text: string });
  const textOf = (path: string) => lines.find((line) => line.path === path)?.text;
  const proofs = JSON.parse(textOf(`${folder}/proofs.json`) ?? '{}') as Proofs;
  const { verifierKeys } = await stand.info();
  const whole = openCheckpoint(textOf('log/checkpoint') ?? '', verifierKeys);
  const sideOf = (side: 'before' | 'after') => {
    const [note, proven] = [textOf(`${folder}/${side}`), proofs[side]];
    expect(note === undefined).toBe(proven === undefined);
    if (note === undefined || !proven) return undefined;
    const { size, root } = openCheckpoint(note, verifierKeys);
    const path = proven.proof.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
    expect(verifyConsistency(size, root, whole.size, whole.root, path)).toBe(true);
    expect(proven.size).toBe(size);
    const times = verifyCosignatures(
      note,
      witnesses.map(({ verifierKey }) => verifierKey),
    ).map(({ time }) => time * 1_000);
    return { size, times };
  };
  return { before: sideOf('before'), after: sideOf('after') };
}

const QUORUM = 2;
/** A witness that was too slow to answer, on a busy machine, is asked again after half a minute at the latest. */
const COSIGNED_WITHIN_MS = 50_000;

interface Within {
  readonly from: number;
  readonly to: number;
  readonly folder?: string;
}

/** Once a quorum saw the log of that side within that time; the third may have been slower. */
const sideWithin = (published: PublishedProject, side: 'before' | 'after', { from, to, folder }: Within) =>
  eventually(async () => {
    const times = (await shown(published, folder))[side]?.times ?? [];
    return times.filter((time) => time >= from && time < to).length >= QUORUM;
  }, COSIGNED_WITHIN_MS);

describe('around a project’s deadline', () => {
  it('the last checkpoint that witnesses cosigned before it is kept, and the first after it', async () => {
    const published = publishedProject();
    const deadline = deadlineOf(published);
    now = deadline - 20 * 86_400_000;
    await stand.log(projectPublished(published));
    await sideWithin(published, 'before', { from: now, to: now + 1 });
    now = deadline - 30_000;
    await sideWithin(published, 'before', { from: now, to: now + 1 });
    await stand.log(projectPublished(publishedProject()));
    now = deadline - 1_000;
    await sideWithin(published, 'before', { from: now, to: now + 1 });
    const last = (await shown(published)).before;
    now = deadline;
    await sideWithin(published, 'after', { from: now, to: now + 1 });
    now = deadline + 60_000;
    await stand.log(projectPublished(publishedProject()));
    const { before, after } = await shown(published);
    expect(before?.size).toBe(last?.size);
    expect(before?.times.filter((time) => time < deadline).length).toBeGreaterThanOrEqual(QUORUM);
    expect(after?.times.every((time) => time <= deadline)).toBe(true);
  });

  it('one witness’s clock alone puts a checkpoint on neither side', async () => {
    const published = publishedProject();
    now = deadlineOf(published) - 5_000;
    await stand.log(projectPublished(published));
    await sideWithin(published, 'before', { from: now, to: now + 1 });
    const [fast] = witnesses as [TestWitness];
    const clock = fast.now;
    fast.now = () => Math.floor(now / 1_000) + 3_600;
    now += 1_000;
    await eventually(async () => (await shown(published)).before?.times.includes(now));
    await stand.log(projectPublished(publishedProject()));
    expect((await shown(published)).after).toBeUndefined();
    fast.now = clock;
  });

  it('a deadline that is moved starts afresh, and one that is called off is not waited for', async () => {
    const published = publishedProject();
    now = deadlineOf(published) - 5_000;
    await stand.log(projectPublished(published));
    await sideWithin(published, 'before', { from: now, to: now + 1 });
    const later = new Date(deadlineOf(published) + 86_400_000).toISOString();
    const moved = { ...published, timetable: { ...published.timetable, submissionDeadline: later } };
    await stand.log(projectChanged(moved));
    now = deadlineOf(published) + 3_600_000;
    await sideWithin(published, 'before', { from: now, to: now + 1 });
    expect((await shown(published)).after).toBeUndefined();
    await stand.log(projectCancelled(moved));
    expect(await shown(published)).toEqual({});
  });
});

describe('around the deadline of final offers (GP-10)', () => {
  const DAY = 86_400_000;
  const FINAL = 'log/deadlines/2/lot-1';
  const procedure = 'gp-consultation@1';
  const later = (instant: string, by: number) => new Date(Date.parse(instant) + by).toISOString();

  /** A consultation whose final offers are called for, due a day after the opening. */
  async function called() {
    const published = publishedProject({ procedure, procedureDigest: procedureDigest(definitionOf(procedure)) });
    const { openingAt } = published.timetable;
    now = Date.parse(openingAt) - 1_000;
    const history = historyUntil('conclude-review', published);
    await stand.log(...history.slice(0, 1));
    await sideWithin(published, 'before', { from: now, to: now + 1 });
    now += 61_000;
    const deadline = later(openingAt, DAY);
    await stand.log(...history.slice(1), finalOffersCalled(published, { calledAt: openingAt, deadline }));
    return { published, deadline, review: history.slice(history.findIndex(({ type }) => FORMED === type)) };
  }
  const FORMED = 'evaluation.committee-formed.v1';
  const seenNow = (published: PublishedProject, side: 'before' | 'after') =>
    sideWithin(published, side, { from: now, to: now + 1, folder: FINAL });

  it('checkpoints are kept as around that of bids, each under the round and its lot', async () => {
    const { published, deadline } = await called();
    now = Date.parse(deadline) - 1_000;
    await seenNow(published, 'before');
    now = Date.parse(deadline);
    await stand.log(finalDeadlineReached(published, { deadline, reachedAt: deadline }));
    await seenNow(published, 'after');
    const { before, after } = await shown(published, FINAL);
    expect(before?.times.filter((time) => time < now).length).toBeGreaterThanOrEqual(QUORUM);
    expect(after?.size).toBeGreaterThanOrEqual(before?.size ?? Infinity);
    const first = await shown(published);
    expect(Math.max(...(first.before?.times ?? []))).toBeLessThan(deadlineOf(published));
    await stand.log(projectCancelled(published));
    expect(await shown(published, FINAL)).toEqual({ before, after });
  });

  it('one that a cancellation comes before is not waited for; that of the bids, which was reached, stays', async () => {
    const { published } = await called();
    await seenNow(published, 'before');
    await stand.log(projectCancelled(published));
    expect(await shown(published, FINAL)).toEqual({});
    expect((await shown(published)).before).toBeDefined();
  });

  it('a call behind which the lot went back is not waited for, and one that is repeated starts afresh', async () => {
    const { published, deadline, review } = await called();
    await seenNow(published, 'before');
    const { id: project } = published;
    const lot = published.lots[0]?.id ?? '';
    await stand.log(sampleEvent('evaluation.member-recused.v1', { project, lot, replaced: true }), ...again(review));
    expect(await shown(published, FINAL)).toEqual({});
    await stand.log(finalOffersCalled(published, { calledAt: later(deadline, -DAY / 2), deadline }));
    const calledAgain = await stand.checkpoint();
    now += 3_600_000;
    await seenNow(published, 'before');
    expect((await shown(published, FINAL)).before?.size).toBeGreaterThanOrEqual(calledAgain.size);
  });

  /** The same said once more, by events of their own. */
  const again = (events: ReturnType<typeof historyUntil>) => events.map((event) => ({ ...event, id: randomUUID() }));
});
