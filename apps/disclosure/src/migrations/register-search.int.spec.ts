import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { migrated, openingEntries, publishedProject, startTestDatabase, type TestDatabase } from '@mingtang/testing';
import { disclosureService } from '../disclosure.service';
import { registered } from '../projections/take-notice';
import { ObjectionReceipts1764300000401 } from './1764300000401-objection-receipts';
import { ObjectorDigests1764300000402 } from './1764300000402-objector-digests';
import { Register1764000000400 } from './1764000000400-register';
import { StepsBeforeNotice1764300000400 } from './1764300000400-steps-before-notice';

const BEFORE = [
  Register1764000000400,
  StepsBeforeNotice1764300000400,
  ObjectionReceipts1764300000401,
  ObjectorDigests1764300000402,
];

let database: TestDatabase;
beforeAll(async () => (database = await startTestDatabase('disclosure-search')));
afterAll(() => database.close());

it('makes of projects that are there already what searches and statistics go by', async () => {
  const [lot] = publishedProject().lots;
  if (!lot) throw new Error('a project has a lot');
  const { estimate: _estimate, ...bare } = lot;
  const one = publishedProject({ lots: [bare] });
  const two = publishedProject({
    lots: [lot, { ...bare, id: 'lot-2' }],
    calendar: { mode: 'sandbox', secondsPerDay: 2 },
  });
  await migrated(database.url, BEFORE, async (source) => {
    for (const published of [one, two]) {
      const row = registered(published);
      await source.query(
        `INSERT INTO register_project (id, revision, stage, published, summary, classification, region, procuring_entity,
           sandbox, published_at, search_text, search_grams)
         VALUES ($1, 1, 'evaluation', $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          row.id,
          row.published,
          row.summary,
          row.classification,
          row.region,
          row.procuringEntity,
          row.sandbox,
          row.publishedAt,
          row.searchText,
          row.searchGrams,
        ],
      );
      for (const { id } of published.lots)
        await source.query(
          `INSERT INTO register_lot (project_id, lot_id, stage, opening) VALUES ($1, $2, 'review', $3)`,
          [row.id, id, openingOf(published)],
        );
    }
  });
  await migrated(database.url, disclosureService.migrations, async (source) => {
    const projects = await source.query('SELECT * FROM register_project WHERE id = ANY ($1)', [[one.id, two.id]]);
    expect(projects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: one.id, estimate_amount: '10000000.00', seconds_per_day: '86400' }),
        expect.objectContaining({
          id: two.id,
          estimate_currency: 'CNY',
          submission_deadline: new Date(two.timetable.submissionDeadline),
          seconds_per_day: '2',
        }),
      ]),
    );
    const lots = await source.query('SELECT * FROM register_lot ORDER BY project_id = $1 DESC, lot_id', [one.id]);
    const opened = { bids: 3, opened_at: new Date(one.timetable.openingAt), too_few_bids: false };
    expect(lots).toMatchObject([
      { ...opened, estimate: one.estimate },
      { bids: 3, estimate: lot.estimate },
      { bids: 3, estimate: null },
    ]);
  });
});

function openingOf({ timetable }: PublishedProject): object {
  return { openedAt: timetable.openingAt, deadline: timetable.submissionDeadline, entries: openingEntries() };
}
