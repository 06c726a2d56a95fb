import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Messaging1764000000000 } from '@mingtang/messaging';
import { type EventType, type ProcessEvent } from '@mingtang/contracts';
import {
  historyUntil,
  projectChanged,
  projectPublished,
  publishedProject,
  startTestDatabase,
  type TestDatabase,
} from '@mingtang/testing';
import { canonicalJson, parseEntry, sealedRecordHash, verifierKeyOf } from '@mingtang/transparency';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { append } from '../appending/append';
import { logEvidence } from '../evidence/log-evidence';
import { ledgerService } from '../ledger.service';
import { queryBy } from '../reading/query';
import { StoredTiles } from '../reading/stored-tiles';
import { sampleEvent } from '../fixtures/sample-event';
import { TileTree } from '../tree/tile-tree';
import { ListRecords } from './list-records';

const NOW = '2036-03-03T01:00:00.000Z';
const KEY = { name: 'log.example', verifierKey: verifierKeyOf('log.example', new Uint8Array(32)), retired: [] };

let database: TestDatabase;
let source: DataSource;
let tree = TileTree.empty();
beforeAll(async () => {
  database = await startTestDatabase('ledger');
  const migrations = [Messaging1764000000000, ...ledgerService.migrations];
  source = new DataSource({ type: 'postgres', url: database.url, migrations });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.query(`INSERT INTO log (origin, size, root) VALUES ('log.example', 0, $1)`, [Buffer.from(tree.root())]);
});
afterAll(async () => {
  await source?.destroy();
  await database?.close();
});

async function letWait({ id, type, subject, time, actorrole, data }: ProcessEvent): Promise<void> {
  await source.query(
    `INSERT INTO waiting_event (event, type, project, time, actor_role, payload) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, type, subject, time, actorrole, canonicalJson(data)],
  );
}

async function appendAll(tick?: string): Promise<void> {
  tree = await source.transaction((manager) => append(queryBy(manager), tree, NOW, tick));
}

async function publish(): Promise<number> {
  await source.query('UPDATE log SET published_size = size');
  return tree.size;
}

interface View {
  /** Each record, and after each listing what it names. */
  readonly records: readonly string[];
  /** Hashed records of which the payload is public. */
  readonly disclosed: readonly string[];
}

/** What a log of that size shows of a project, by its entries alone. */
async function viewOf(size: number, project: string): Promise<View> {
  const rows = await source.query<{ leaf: Buffer }[]>('SELECT leaf FROM entry WHERE index < $1 ORDER BY index', [size]);
  const logged = rows.flatMap(({ leaf }) => {
    const entry = parseEntry(leaf.toString('utf8'));
    return entry.kind === 'record' && entry.record.project === project ? [entry.record] : [];
  });
  const disclosing = logged.findLastIndex(({ type }) => type === 'disclosure.candidates-published.v1');
  return {
    records: logged.flatMap(({ event, payload }) => [
      event,
      ...((payload as { records?: string[] } | undefined)?.records ?? []),
    ]),
    disclosed: logged
      .filter(({ type }, at) => HASHED.includes(type as EventType) && at < disclosing)
      .map(({ event }) => event),
  };
}

/** A reading of a project's records, page by page. */
class Reading {
  readonly seen = { records: [] as string[], disclosed: [] as string[] };
  done = false;
  private cursor: string | undefined;

  constructor(
    readonly project: string,
    readonly size: number,
    private readonly limit: number,
  ) {}

  async next(): Promise<void> {
    const { items, next } = await new ListRecords(source).list(this.project, {
      limit: this.limit,
      ...(this.cursor !== undefined && { cursor: this.cursor }),
    });
    for (const { event, sealed, class: recordClass, payload } of items) {
      this.seen.records.push(sealed ? sealedRecordHash(sealed.record) : event);
      if (recordClass === 'hashed' && payload !== undefined) this.seen.disclosed.push(event);
    }
    this.cursor = next;
    this.done = next === undefined;
  }
}

/** The records that evidence under a checkpoint of that size holds. */
function evidenceOf(size: number, project: string): Promise<string[]> {
  return source.transaction(async (manager) => {
    const tiles = new StoredTiles(queryBy(manager));
    const names: string[] = [];
    for await (const said of logEvidence(manager, project, { note: '', size }, KEY, tiles)) {
      if (said.path !== 'log/records.ndjson') continue;
      const { entry, sealed } = (said as unknown as { line: { entry: string; sealed?: { record: string } } }).line;
      names.push(sealed ? sealedRecordHash(sealed.record) : (JSON.parse(entry) as { event: string }).event);
    }
    return names.sort();
  });
}

const SEALED: readonly EventType[] = [
  'bidding.bid-submitted.v1',
  'bidding.bidder-registered.v1',
  'announcement.question-asked.v1',
  'announcement.recipient-given.v1',
];
const HASHED: readonly EventType[] = ['evaluation.evaluation-completed.v1', 'evaluation.report-signed.v1'];

type Step =
  | { readonly step: 'act'; readonly type: EventType }
  | { readonly step: 'change' | 'close' | 'append' | 'batch' | 'publish' }
  | { readonly step: 'read'; readonly limit: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SEALED).map((type) => ({ step: 'act' as const, type })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<EventType>(...HASHED, 'disclosure.candidates-published.v1', 'bidding.shares-released.v1')
      .map((type) => ({ step: 'act' as const, type })),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      { step: 'change' as const },
      { step: 'close' as const },
      { step: 'append' as const },
      { step: 'append' as const },
      { step: 'publish' as const },
    ),
  },
  { weight: 2, arbitrary: fc.constant({ step: 'batch' as const }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }).map((limit) => ({ step: 'read' as const, limit })) },
);

/** The batch of a sealed act is published, its listing is not, and between the two pages it is. */
const OVERTAKEN: Step[] = [
  { step: 'act', type: 'bidding.bid-submitted.v1' },
  { step: 'batch' },
  { step: 'publish' },
  { step: 'change' },
  { step: 'change' },
  { step: 'close' },
  { step: 'append' },
  { step: 'read', limit: 1 },
  { step: 'publish' },
];

describe('a reading of a project’s records', () => {
  it('is of one view, whatever is appended and published between any two of its pages (ANN-09)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const published = publishedProject();
        const { id: project } = published;
        const readings: Reading[] = [];
        await letWait(projectPublished(published));
        await appendAll();
        let shown = await publish();
        for (const taken of [...steps, { step: 'append' as const }, { step: 'publish' as const }]) {
          if (taken.step === 'act')
            await letWait(sampleEvent(taken.type, { project, lot: published.lots[0]?.id } as never));
          if (taken.step === 'change') await letWait(projectChanged(published));
          if (taken.step === 'close')
            for (const each of historyUntil('complete-opening', published).slice(1)) await letWait(each);
          if (taken.step === 'append') await appendAll();
          if (taken.step === 'batch') await appendAll(NOW);
          if (taken.step === 'publish') shown = await publish();
          if (taken.step === 'read') readings.push(new Reading(project, shown, taken.limit));
          for (const reading of readings) if (!reading.done) await reading.next();
        }
        readings.push(new Reading(project, shown, 3));
        for (const reading of readings) while (!reading.done) await reading.next();
        for (const { size, seen } of readings) {
          const view = await viewOf(size, project);
          expect(seen).toEqual(view);
          expect(await evidenceOf(size, project)).toEqual([...view.records].sort());
        }
      }),
      { numRuns: 20, examples: [[OVERTAKEN]] },
    );
  }, 120_000);
});
