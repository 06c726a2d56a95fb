import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import {
  biddingClosed,
  eventually,
  projectCancelled,
  projectChanged,
  projectPublished,
  publishedProject,
} from '@mingtang/testing';
import { type Entry, sealedRecordHash, sealedRecordText, verifySealed } from '@mingtang/transparency';
import { DataSource } from 'typeorm';
import { type RecordDto } from '../records/records.dto';
import { type LedgerStand, startLedger } from '../testing/ledger-stand';
import { sampleEvent } from '../testing/sample-event';

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
const acts = ({ id: project }: PublishedProject, rounds = 1): ProcessEvent[] =>
  Array.from({ length: rounds }, () => ACTS.map((type) => sampleEvent(type, { project } as never))).flat();
const records = async (project: string): Promise<readonly RecordDto[]> =>
  (await stand.anyone.get<{ items: RecordDto[] }>(`/projects/${project}/records?limit=100`)).body.items;
const kinds = (entries: readonly Entry[]) =>
  entries.map((entry) => (entry.kind === 'record' ? entry.record.type : entry.kind));
/** Everything that anybody can read of the log. */
const everything = async () => JSON.stringify(await stand.entries());

describe('before a lot is closed', () => {
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

describe('when a lot is closed', () => {
  it('the log first lists every sealed record of the project in its order, and shows each with its place', async () => {
    const published = publishedProject();
    const sealed = acts(published, 3);
    const closing = biddingClosed(published);
    await stand.log(projectPublished(published), ...sealed, closing);
    const shown = await records(published.id);
    expect(shown.map(({ type }) => type)).toEqual([
      'announcement.project-published.v1',
      'ledger.sealed-listed.v1',
      ...sealed.map(({ type }) => type),
      'bidding.bidding-closed.v1',
    ]);
    expect(shown.filter(({ seq }) => seq !== undefined).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    const listed = shown.filter((record) => record.class === 'sealed');
    const { records: named } = shown[1]?.payload as { records: string[] };
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
      expect(record.index).toBeLessThan(shown[1]?.index ?? 0);
    }
  });

  it('of several lots the first lists all, and what comes later is public', async () => {
    const published = publishedProject();
    await stand.log(projectPublished(published), ...acts(published), biddingClosed(published, { lot: '1' }));
    const late = sampleEvent('bidding.security-recorded.v1', { project: published.id });
    await stand.log(biddingClosed(published, { lot: '2' }), late);
    const shown = await records(published.id);
    expect(shown.filter(({ type }) => type === 'ledger.sealed-listed.v1')).toHaveLength(1);
    expect(shown.at(-1)).toMatchObject({ seq: 5, class: 'public', type: late.type, payload: late.data });
  });

  it('there is no listing where nobody did anything, and none is ever of a cancelled project', async () => {
    const [empty, cancelled] = [publishedProject(), publishedProject()];
    await stand.log(projectPublished(empty), biddingClosed(empty));
    await stand.log(
      projectPublished(cancelled),
      ...acts(cancelled),
      projectCancelled(cancelled),
      biddingClosed(cancelled),
    );
    expect((await records(empty.id)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await records(cancelled.id)).map(({ type }) => type)).toEqual([
      'announcement.project-published.v1',
      'announcement.project-cancelled.v1',
      'bidding.bidding-closed.v1',
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
