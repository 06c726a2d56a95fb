import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SearchDatabase } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { type DisclosureStand, startDisclosure } from '../../fixtures/disclosure-stand';

let stand: DisclosureStand;
let database: SearchDatabase;
beforeAll(async () => {
  stand = await startDisclosure({ SEARCH_POOL: '2', SEARCH_ANSWER_MS: '1500' });
  database = stand.service.app.get(SearchDatabase);
});
afterAll(() => stand.service.close());

const slow = () => database.ask((manager) => manager.query('SELECT pg_sleep(4.5)'));

describe('the database for searches', () => {
  it('ends a search in time and says why', async () => {
    await expect(slow()).rejects.toMatchObject({ refusals: [{ code: 'search-too-wide', params: { seconds: 1.5 } }] });
  });

  it('keeps nothing else from the database, however many search', async () => {
    let ended = false;
    const searches = Promise.allSettled(Array.from({ length: 20 }, slow)).finally(() => (ended = true));
    await stand.service.app.get(DataSource).query('SELECT 1');
    expect((await stand.anyone.get('/health/ready')).status).toBe(200);
    expect(ended).toBe(false);
    await searches;
    expect((await stand.anyone.get('/register/projects')).status).toBe(200);
  });

  it('answers 503 to who finds no turn in time', async () => {
    const holding = [1, 2].map(() =>
      database.ask((manager) => manager.transaction(() => new Promise((end) => setTimeout(end, 4_000)))),
    );
    const answers = await Promise.all(
      ['projects', 'facets', 'statistics', 'export.csv'].map((path) => stand.anyone.get(`/register/${path}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    await Promise.all(holding);
  });

  it('changes nothing', async () => {
    await expect(database.ask((manager) => manager.query('DELETE FROM step'))).rejects.toThrow('read-only');
  });
});
