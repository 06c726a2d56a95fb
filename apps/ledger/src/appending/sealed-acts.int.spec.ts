import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EVENTS, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import {
  deadlineReached,
  eventually,
  historyUntil,
  openingCompleted,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { type Entry, sealedRecordHash, sealedRecordText, verifySealed } from '@mingtang/transparency';
import { DataSource } from 'typeorm';
import { type RecordDto } from '../records/records.dto';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';
import { sampleEvent } from '../fixtures/sample-event';

let stand: LedgerStand;
beforeEach(async () => (stand = await startLedger({ SEALED_BATCH_MS: '200' })));
afterEach(() => stand?.service.close());

const ACTS = [
  'bidding.bidder-registered.v1',
  'bidding.security-recorded.v1',
  'bidding.bid-submitted.v1',
  'bidding.bid-replaced.v1',
  'bidding.bid-withdrawn.v1',
  'announcement.question-asked.v1',
] as const;
const acts = (published: PublishedProject, rounds = 1, lot = published.lots[0]?.id ?? ''): ProcessEvent[] =>
  Array.from({ length: rounds }, () =>
    ACTS.map((type) =>
      sampleEvent(type, { project: published.id, ...('lot' in EVENTS[type].data.properties && { lot }) } as never),
    ),
  ).flat();
const lots = ['1', '2'].map((id) => ({ id, title: '标段', description: '' }));
/** From the deadline of a lot to its opened bids. */
const opened = (published: PublishedProject, lot?: string): ProcessEvent[] =>
  historyUntil('complete-opening', published, lot === undefined ? {} : { lot }).slice(1);
const sealedIn = (shown: readonly RecordDto[]) =>
  shown.filter((record) => record.class === 'sealed').map(({ event }) => event);
const records = async (project: string): Promise<readonly RecordDto[]> =>
  (await stand.anyone.get<{ items: RecordDto[] }>(`/projects/${project}/records?limit=100`)).body.items;
const kinds = (entries: readonly Entry[]) =>
  entries.map((entry) => (entry.kind === 'record' ? entry.record.type : entry.kind));
/** Everything that anybody can read of the log. */
const everything = async () => JSON.stringify(await stand.entries());

describe('before a lot is opened', () => {
  it('an act of a bidder leaves no trace in the log: no entry, no id, no type, no number', async () => {
    const published = publishedProject();
    await stand.log(projectPublished(published));
    const before = await everything();
    const busy = publishedProject();
    await stand.log(projectPublished(busy), ...acts(busy, 20));
    const text = await everything();
    expect(text.startsWith(before.slice(0, -1))).toBe(true);
    for (const type of ACTS) expect(text).not.toContain(type);
    expect((await records(busy.id)).map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'announcement.project-published.v1'],
    ]);
    const naming = (await stand.entries()).filter((entry) => JSON.stringify(entry).includes(busy.id));
    expect(kinds(naming)).toEqual(['announcement.project-published.v1']);
  });

  it('the log grows alike whether nobody or many bid: one sealed batch in each interval', async () => {
    const growth = async (bidders: number): Promise<string[]> => {
      const own = await startLedger({ SEALED_BATCH_MS: '300' });
      const published = publishedProject();
      const stored = () =>
        own.service.app.get(DataSource).query<{ n: number }[]>('SELECT count(*)::int AS n FROM entry');
      await own.log(projectPublished(published));
      await own.service.publish(...acts(published, bidders));
      await eventually(async () => ((await stored())[0]?.n ?? 0) >= 9);
      const seen = kinds(await own.entries()).slice(0, 7);
      const lengths = (await own.entries()).slice(3, 7).map((entry) => JSON.stringify(entry).length);
      await own.service.close();
      return [...seen, ...lengths.map(String)];
    };
    const [nobody, many] = [await growth(0), await growth(30)];
    expect(many).toEqual(nobody);
    expect(nobody.slice(3, 7)).toEqual(Array<string>(4).fill('sealed-batch'));
  });

  it('an empty batch and a full one look alike: a time and 32 bytes', async () => {
    const busy = publishedProject();
    await stand.log(projectPublished(busy), ...acts(busy, 10), projectPublished(publishedProject()));
    for (const entry of await stand.entries())
      if (entry.kind === 'sealed-batch')
        expect(entry).toEqual({
          kind: 'sealed-batch',
          time: expect.any(String),
          root: expect.stringMatching(/^[0-9a-f]{64}$/),
        });
  });
});

describe('when a lot is opened', () => {
  it('the log first lists every sealed record of the project in its order, and shows each with its place', async () => {
    const published = publishedProject();
    const sealed = acts(published, 3);
    await stand.log(projectPublished(published), ...sealed, ...opened(published));
    const shown = await records(published.id);
    expect(shown.map(({ type }) => type)).toEqual([
      'announcement.project-published.v1',
      'bidding.deadline-reached.v1',
      'bidding.bidding-closed.v1',
      'ledger.sealed-listed.v1',
      ...sealed.map(({ type }) => type),
      'bidding.opening-completed.v1',
    ]);
    expect(shown.filter(({ seq }) => seq !== undefined).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    const listed = shown.filter((record) => record.class === 'sealed');
    const { records: named } = shown[3]?.payload as { records: string[] };
    expect(listed.map(({ sealed: place }) => sealedRecordHash(place?.record ?? ''))).toEqual(named);
    const entries = await stand.entries();
    for (const [at, record] of listed.entries()) {
      const event = sealed[at] as ProcessEvent;
      const { payloadHash, actorRole } = record;
      const { record: text = '', place = -1, path = [] } = record.sealed ?? {};
      expect(text).toBe(
        sealedRecordText({
          type: event.type,
          time: event.time,
          project: published.id,
          event: event.id,
          actorRole,
          payloadHash,
        }),
      );
      const batch = entries[record.index];
      const root = batch?.kind === 'sealed-batch' ? Buffer.from(batch.root, 'hex') : Buffer.alloc(32);
      expect(
        verifySealed(
          text,
          place,
          path.map((hash) => Buffer.from(hash, 'base64')),
          root,
        ),
      ).toBe(true);
      expect(record.payload).toEqual(event.data);
      // What was handed in is in a batch before the closing list.
      expect(record.index).toBeLessThan(shown[2]?.index ?? 0);
    }
  });

  it('lists of several lots what is of its own, and with the last what is of the whole project (ANN-09)', async () => {
    const published = publishedProject({ lots });
    const sealed = acts(published, 1, '1');
    const others = acts(published, 1, '2').filter(({ data }) => 'lot' in data);
    await stand.log(projectPublished(published), ...sealed, ...others, ...opened(published, '1'));
    const ofFirst = sealed.filter(({ data }) => 'lot' in data);
    const first = await records(published.id);
    expect(sealedIn(first)).toEqual(ofFirst.map(({ id }) => id));
    const late = sampleEvent('bidding.security-recorded.v1', { project: published.id });
    await stand.log(late, ...opened(published, '2'));
    const shown = await records(published.id);
    const rest = [...sealed.filter((each) => !ofFirst.includes(each)), ...others, late].map(({ id }) => id);
    expect(sealedIn(shown)).toHaveLength(ofFirst.length + rest.length);
    expect(new Set(sealedIn(shown))).toEqual(new Set([...ofFirst.map(({ id }) => id), ...rest]));
    expect(shown.filter(({ type }) => type === 'ledger.sealed-listed.v1')).toHaveLength(2);
    const after = sampleEvent('bidding.security-returned.v1', { project: published.id });
    await stand.log(after);
    expect((await records(published.id)).at(-1)).toMatchObject({ class: 'public', type: after.type });
  });

  it('tells nothing of a lot with a later deadline: the log is the same whether nobody or many bid for it (ANN-09)', async () => {
    const seen = async (bidders: number): Promise<unknown> => {
      const published = publishedProject({ lots });
      await stand.log(projectPublished(published), ...acts(published, 1, '1'), ...opened(published, '1'));
      await stand.log(...acts(published, bidders, '2').filter(({ data }) => 'lot' in data));
      await stand.log(deadlineReached(published, { lot: '2' }), projectPublished(publishedProject()));
      const naming = (await stand.entries()).filter((entry) => JSON.stringify(entry).includes(published.id));
      return [
        kinds(naming),
        naming.map((entry) =>
          entry.kind === 'record' ? [entry.record.seq, JSON.stringify(entry).length] : entry.kind,
        ),
        (await records(published.id)).map(({ type, seq }) => [type, seq]),
      ];
    };
    expect(await seen(25)).toEqual(await seen(0));
  });

  it('there is no listing where nobody did anything, and none is ever of a cancelled project', async () => {
    const [empty, cancelled] = [publishedProject(), publishedProject()];
    await stand.log(projectPublished(empty), ...opened(empty));
    await stand.log(
      projectPublished(cancelled),
      ...acts(cancelled),
      projectCancelled(cancelled),
      openingCompleted(cancelled),
    );
    expect((await records(empty.id)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect((await records(cancelled.id)).map(({ type }) => type)).toEqual([
      'announcement.project-published.v1',
      'announcement.project-cancelled.v1',
      'bidding.opening-completed.v1',
    ]);
  });
});

describe('a custodian’s recipient', () => {
  it('is listed by the notice that names it, and one that comes later by the change that does', async () => {
    const published = publishedProject();
    const given = () => sampleEvent('announcement.recipient-given.v1', { project: published.id });
    const asked = sampleEvent('announcement.question-asked.v1', { project: published.id });
    await stand.log(given(), given());
    expect((await stand.anyone.get(`/projects/${published.id}/records`)).body).toMatchObject({
      code: 'project-unknown',
    });
    await stand.log(projectPublished(published), asked, given(), projectChanged(published));
    expect((await records(published.id)).map(({ type, seq }) => [type, seq])).toEqual([
      ['ledger.sealed-listed.v1', 1],
      ['announcement.recipient-given.v1', undefined],
      ['announcement.recipient-given.v1', undefined],
      ['announcement.project-published.v1', 2],
      ['ledger.sealed-listed.v1', 3],
      ['announcement.recipient-given.v1', undefined],
      ['announcement.project-changed.v1', 4],
    ]);
  });
});
