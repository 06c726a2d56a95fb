import { describe, expect, it } from '@jest/globals';
import { type EventType, publicFacts } from '@mingtang/contracts';
import { canonicalBytes, canonicalJson, sha256Hex } from '@mingtang/transparency';
import { type Bundle } from '../bundle/bundle';
import { type Recorded, Records } from '../log/records';
import { portableEngine, Verification } from '../verification';
import { definitionOf } from '@mingtang/procedure/procedures';
import { STATUTORY_CALENDAR } from '@mingtang/procedure/time';
import { type Tender } from '../tender/tender';
import { checkRegister } from './check-register';

const PROJECT = '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11';
const TIME = '2036-03-20T01:30:00.000Z';
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const EVENTS: readonly (readonly [type: EventType, payload: unknown])[] = [
  [
    'announcement.project-published.v1',
    {
      project: PROJECT,
      published: {
        revision: 1,
        title: '道路',
        lots: [{ id: '1' }],
        timetable: { submissionDeadline: TIME, documentsAvailableUntil: TIME, clarificationDeadline: TIME },
      },
    },
  ],
  ['bidding.bidder-registered.v1', { project: PROJECT, registration: idOf(99), registeredAt: TIME }],
  ['bidding.deadline-reached.v1', { project: PROJECT, lot: '1', deadline: TIME, reachedAt: TIME }],
  [
    'bidding.lot-opening-failed.v1',
    { project: PROJECT, lot: '1', failedAt: TIME, bids: 1, minimum: 3, rule: 'OPN-02' },
  ],
  ['announcement.project-cancelled.v1', { project: PROJECT, notice: idOf(98), cancelledAt: TIME, reason: '调整' }],
];

/** As far as where lots stand goes by it. */
const TENDER = {
  published: { lots: [{ id: '1' }] },
  definition: definitionOf('cn-open-tender@1'),
  calendar: STATUTORY_CALENDAR,
} as unknown as Tender;

function recordsOf(events = EVENTS): Records {
  const records = new Records();
  events.forEach(([type, payload], index) =>
    records.add({
      type,
      event: idOf(index),
      time: TIME,
      actorRole: 'system',
      index,
      ...(type !== 'bidding.bidder-registered.v1' && { seq: index + 1 }),
      digest: sha256Hex(canonicalBytes(payload)),
      payload,
    } as Recorded),
  );
  return records;
}

/** The register's line of each event. */
const lines = (): Record<string, unknown>[] =>
  EVENTS.map(([of, payload], index) => ({
    of,
    event: idOf(index),
    time: TIME,
    actorRole: 'system',
    ...('lot' in (payload as object) && { lot: '1' }),
    facts: JSON.parse(canonicalJson(publicFacts(of, payload as never))) as unknown,
  }));

/** What is found wrong with a register of these lines, in English. */
async function wrongWith(register: readonly unknown[], records = recordsOf()): Promise<string[]> {
  const bytes = new TextEncoder().encode(register.map((line) => `${canonicalJson(line)}\n`).join(''));
  const bundle: Bundle = {
    paths: ['disclosure/register.ndjson'],
    has: (path) => path === 'disclosure/register.ndjson',
    async *open() {
      yield bytes;
    },
  };
  const found = new Verification(bundle, {}, portableEngine);
  await checkRegister(found, TENDER, records, new Set(), { madeAt: TIME });
  return [...found.found('register-true')].flatMap((check) => (check.ok ? [] : [check.failure.en]));
}

describe('the public register against the log', () => {
  it('holds where every step and part follows from its record', async () => {
    const cancelled = { of: 'announcement.project-cancelled.v1', part: { project: PROJECT, reason: '调整' } };
    expect(await wrongWith([...lines(), cancelled])).toEqual([]);
  });

  it.each([
    ['time', '2036-03-20T01:30:01.000Z'],
    ['actorRole', 'tenderer'],
    ['lot', '2'],
    ['facts', { deadline: 'x' }],
    ['of', 'bidding.bid-submitted.v1'],
  ])('names a step whose %s was altered', async (member, other) => {
    const edited = lines().map((line, index) => (index === 2 ? { ...line, [member]: other } : line));
    const [failure] = await wrongWith(edited);
    expect(failure).toContain(idOf(2));
  });

  it('names a step and a part that were never logged', async () => {
    const [published] = lines();
    expect(await wrongWith([...lines(), { ...published, event: idOf(50) }])).toEqual([
      expect.stringContaining(idOf(50)),
    ]);
    const opening = { of: 'bidding.opening-completed.v1', part: { project: PROJECT, lot: '1' } };
    expect(await wrongWith([...lines(), opening])).toEqual([expect.stringContaining('never logged')]);
  });

  it('names the record whose part was altered, and in what', async () => {
    const failed = { of: 'bidding.lot-opening-failed.v1', part: { project: PROJECT, lot: '1', bids: 2 } };
    expect(await wrongWith([...lines(), failed])).toEqual([expect.stringMatching(/bids is 2, logged as 1/)]);
  });

  it('names what the register hides', async () => {
    for (const hidden of [0, 1, 2])
      expect(await wrongWith(lines().filter((_, index) => index !== hidden))).toEqual([
        expect.stringContaining(`does not show ${EVENTS[hidden]?.[0]}`),
      ]);
  });

  it('may be behind the log, and shows nobody who bids before the opening (ANN-09)', async () => {
    expect(await wrongWith(lines().slice(0, -1))).toEqual([]);
    expect(await wrongWith([...lines().slice(0, 1), ...lines().slice(2, 3)])).toEqual([]);
  });
});
